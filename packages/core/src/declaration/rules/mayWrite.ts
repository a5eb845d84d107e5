import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import { NotDeclarant } from "../../account/rules/isDeclarant.ts"
import type { Declaration } from "../Declaration.ts"
import type { NotInState } from "./inState.ts"
import { mayChange } from "./mayChange.ts"

/**
 * DEC-04, DEC-09: a draft is written by who made it alone. Others of an organisation that declares take it back or delete it, and
 * so have made nothing of what they may decide on.
 */
export const mayWrite = (
  declaration: Declaration,
  actor: Actor
): Result.Result<Extract<Declaration, { _tag: "Draft" }>, NotDeclarant | NotInState> =>
  Result.flatMap(
    mayChange(declaration, actor, "Draft"),
    (draft): Result.Result<Extract<Declaration, { _tag: "Draft" }>, NotDeclarant> =>
      draft.madeBy === actor.user ? Result.succeed(draft) : Result.fail(new NotDeclarant())
  )
