import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import { isDeclarant, type NotDeclarant } from "../../account/rules/isDeclarant.ts"
import type { Declaration, DeclarationState } from "../Declaration.ts"
import { inState, type NotInState } from "./inState.ts"

/** DEC-04: what is not decided is changed by its declarant alone, and only in the state that the step starts from. */
export const mayChange = <S extends DeclarationState>(
  declaration: Declaration,
  actor: Actor,
  state: S
): Result.Result<Extract<Declaration, { _tag: S }>, NotDeclarant | NotInState> =>
  Result.flatMap(
    isDeclarant(actor, declaration),
    (): Result.Result<Extract<Declaration, { _tag: S }>, NotInState> => inState(declaration, state)
  )
