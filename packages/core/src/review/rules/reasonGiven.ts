import { Result } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"

export class ReasonRequired extends RuleError<ReasonRequired>()(
  "ReasonRequired",
  {},
  {
    rule: "PRO-03",
    zh: () => "请填写原因",
    en: () => "a reason is required"
  }
) {}

/** PRO-02, DEC-04, AUD-02, TRF-02: whoever refuses says why. */
export const reasonGiven = (typed: string): Result.Result<string, ReasonRequired> =>
  typed.trim() === "" ? Result.fail(new ReasonRequired()) : Result.succeed(typed.trim())
