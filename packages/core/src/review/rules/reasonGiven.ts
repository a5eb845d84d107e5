import { Result } from "effect"
import { isText } from "../../kernel/isText.ts"
import { RuleError } from "../../kernel/RuleError.ts"

/** In characters. */
const most = 1000

export class ReasonRequired extends RuleError<ReasonRequired>()(
  "ReasonRequired",
  {},
  {
    rule: "PRO-03",
    zh: () => `请填写原因：不超过 ${most} 个字，不含控制字符`,
    en: () => `a reason is required: at most ${most} characters, and none that control anything`
  }
) {}

/** PRO-02, DEC-04, AUD-02, TRF-02: whoever refuses says why, in words that can be read. */
export const reasonGiven = (typed: string): Result.Result<string, ReasonRequired> => {
  const reason = typed.length > most * 2 ? "" : typed.trim()
  return reason === "" || [...reason].length > most || !isText(reason)
    ? Result.fail(new ReasonRequired())
    : Result.succeed(reason)
}
