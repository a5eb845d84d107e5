import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { NotDeclarant } from "../../account/rules/isDeclarant.ts"
import type { Declaration } from "../Declaration.ts"
import type { DeclarationEvent } from "../DeclarationEvent.ts"
import type { NotInState } from "./inState.ts"
import { mayChange } from "./mayChange.ts"

/** DEC-04: the declarant can delete a draft, and nothing else. */
export const remove = (
  declaration: Declaration,
  actor: Actor
): Result.Result<DeclarationEvent, NotDeclarant | NotInState> =>
  Result.map(mayChange(declaration, actor, "Draft"), () => ({ _tag: "DeclarationDeleted" }))
