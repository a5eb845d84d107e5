import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import { handles, type NotHandler } from "../../account/rules/handles.ts"
import { notOwn, type OwnItem } from "../../account/rules/notOwn.ts"
import type { OrganisationId, UserId } from "../../kernel/ids.ts"

/** What is decided on, of whichever kind: who handles it now, and who does not decide. */
export interface UnderReview {
  readonly handler: OrganisationId
  readonly excluded: ReadonlyArray<UserId>
}

/**
 * ORG-03, ORG-09, SYS-06: an item of any kind is decided by an administrator of the organisation that handles it; never by whom
 * it concerns or who made it.
 */
export const mayDecide = (actor: Actor, item: UnderReview): Result.Result<void, NotHandler | OwnItem> =>
  Result.flatMap(handles(actor, item.handler), (): Result.Result<void, OwnItem> => notOwn(actor, item.excluded))
