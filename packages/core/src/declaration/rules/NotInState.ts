import { Schema } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import { type DeclarationState, stateNames } from "../Declaration.ts"

const State = Schema.Literals(["Draft", "Pending", "Approved", "Rejected"])

/** DEC-04: the step is not possible from the state that the declaration is in. */
export class NotInState extends RuleError<NotInState>()(
  "NotInState",
  { needed: State, is: State },
  {
    rule: "DEC-04",
    zh: ({ is, needed }) => `该申报当前为“${stateNames[is]}”，只有“${stateNames[needed]}”的申报才能进行此操作`,
    en: ({ is, needed }) => `this needs a declaration that is ${needed}; it is ${is}`
  }
) {}

export const notInState = (needed: DeclarationState, is: DeclarationState): NotInState => new NotInState({ needed, is })
