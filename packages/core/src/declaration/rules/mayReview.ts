import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import { handles, type NotHandler } from "../../account/rules/handles.ts"
import { notOwn, type OwnItem } from "../../account/rules/notOwn.ts"
import type { OrganisationId } from "../../kernel/ids.ts"
import type { Professional } from "../../professional/Professional.ts"
import type { Declaration } from "../Declaration.ts"
import { inState, type NotInState } from "./inState.ts"

/** What a reviewer decides on: the declaration, whom it is about, and which organisation reviews it now. */
export interface UnderReview {
  readonly declaration: Declaration
  readonly professional: Pick<Professional, "user">
  readonly reviewer: OrganisationId
}

/**
 * DEC-05, DEC-09: a pending declaration is reviewed by an administrator of the professional's organisation, or of who
 * stands in for it (ORG-09); never by who made it or whom it is about.
 */
export const mayReview = (
  { declaration, professional, reviewer }: UnderReview,
  actor: Actor
): Result.Result<Extract<Declaration, { _tag: "Pending" }>, NotHandler | OwnItem | NotInState> => {
  const handler = handles(actor, reviewer)
  if (Result.isFailure(handler)) return Result.fail(handler.failure)
  const own = notOwn(actor, { about: professional.user, madeBy: declaration.madeBy })
  if (Result.isFailure(own)) return Result.fail(own.failure)
  return inState(declaration, "Pending")
}
