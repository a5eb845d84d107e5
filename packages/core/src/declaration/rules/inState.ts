import { Result, Schema } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import { type Declaration, type DeclarationState, stateNames } from "../Declaration.ts"

const State = Schema.Literals(["Draft", "Pending", "Approved", "Rejected"])

/** The step is not possible from the state that the declaration is in. */
export class NotInState extends RuleError<NotInState>()(
  "NotInState",
  { needed: State, is: State },
  {
    rule: "DEC-04",
    zh: ({ is, needed }) => `该申报当前为“${stateNames[is]}”，只有“${stateNames[needed]}”的申报才能进行此操作`,
    en: ({ is, needed }) => `this needs a declaration that is ${needed}; it is ${is}`
  }
) {}

/** DEC-04: each step starts from one state; nothing else is possible. */
export const inState = <S extends DeclarationState>(
  declaration: Declaration,
  state: S
): Result.Result<Extract<Declaration, { _tag: S }>, NotInState> =>
  declaration._tag === state
    ? Result.succeed(declaration as Extract<Declaration, { _tag: S }>)
    : Result.fail(new NotInState({ needed: state, is: declaration._tag }))
