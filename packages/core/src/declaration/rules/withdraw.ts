import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import { isDeclarant, type NotDeclarant } from "../../account/rules/isDeclarant.ts"
import type { Declaration } from "../Declaration.ts"
import type { DeclarationEvent } from "../DeclarationEvent.ts"
import { type NotInState, notInState } from "./NotInState.ts"

/** DEC-04: the declarant can take back a pending declaration; it is a draft again. */
export const withdraw = (
  declaration: Declaration,
  actor: Actor
): Result.Result<DeclarationEvent, NotDeclarant | NotInState> => {
  const own = isDeclarant(actor, declaration)
  if (Result.isFailure(own)) return Result.fail(own.failure)
  if (declaration._tag !== "Pending") return Result.fail(notInState("Pending", declaration._tag))
  return Result.succeed({ _tag: "DeclarationWithdrawn" })
}
