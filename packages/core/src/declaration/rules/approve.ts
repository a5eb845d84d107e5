import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { NotHandler } from "../../account/rules/handles.ts"
import type { OwnItem } from "../../account/rules/notOwn.ts"
import type { Hours } from "../../kernel/Hours.ts"
import type { OrganisationId } from "../../kernel/ids.ts"
import type { Policy } from "../../policy/Policy.ts"
import type { DeclarationEvent } from "../DeclarationEvent.ts"
import type { UnknownForm } from "./draft.ts"
import { grantable, type HoursNotGrantable } from "./grantable.ts"
import type { NotInState } from "./inState.ts"
import { type DeclarationUnderReview, mayReview } from "./mayReview.ts"

/**
 * DEC-06, AUD-01: the reviewer grants hours within what is declared and convertible, all of that where `granted` is left
 * out; they await audit.
 */
export const approve = (
  policy: Policy,
  item: DeclarationUnderReview,
  actor: Actor,
  granted: Hours | undefined,
  auditor: OrganisationId
): Result.Result<DeclarationEvent, NotHandler | OwnItem | NotInState | UnknownForm | HoursNotGrantable> => {
  const pending = mayReview(item, actor)
  if (Result.isFailure(pending)) return Result.fail(pending.failure)
  return Result.map(grantable(policy, pending.success.claim, granted), (recognised) => ({
    _tag: "DeclarationApproved",
    recognised,
    by: actor.user,
    in: item.handler,
    auditor
  }))
}
