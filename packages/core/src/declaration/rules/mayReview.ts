import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { NotHandler } from "../../account/rules/handles.ts"
import type { OwnItem } from "../../account/rules/notOwn.ts"
import { mayDecide, type UnderReview } from "../../review/rules/mayDecide.ts"
import type { Declaration } from "../Declaration.ts"
import { inState, type NotInState } from "./inState.ts"

/** A declaration that is decided on. */
export interface DeclarationUnderReview extends UnderReview {
  readonly declaration: Declaration
}

/**
 * DEC-05, DEC-09: a pending declaration is reviewed by an administrator of the professional's organisation, or of who
 * stands in for it (ORG-09); never by who made it or whom it is about.
 */
export const mayReview = (
  item: DeclarationUnderReview,
  actor: Actor
): Result.Result<Extract<Declaration, { _tag: "Pending" }>, NotHandler | OwnItem | NotInState> => {
  const may = mayDecide(actor, item)
  return Result.isFailure(may) ? Result.fail(may.failure) : inState(item.declaration, "Pending")
}
