import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { NotDeclarant } from "../../account/rules/isDeclarant.ts"
import type { Declaration } from "../Declaration.ts"
import type { DeclarationEvent } from "../DeclarationEvent.ts"
import type { NotInState } from "./inState.ts"
import { mayChange } from "./mayChange.ts"

/** DEC-04: the declarant can take back a pending declaration; it is a draft again. */
export const withdraw = (
  declaration: Declaration,
  actor: Actor
): Result.Result<DeclarationEvent, NotDeclarant | NotInState> =>
  Result.map(mayChange(declaration, actor, "Pending"), () => ({ _tag: "DeclarationWithdrawn" }))
