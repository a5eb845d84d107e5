import { Redacted, Result, Schema } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Password } from "../Passwords.ts"

/** In UTF-16 units, as NFC has them. */
const longest = 256
/** No character becomes more units than this when it is taken apart. */
const mostParts = 4

const reasons = {
  empty: { zh: "请填写密码", en: "a password is required" },
  tooLong: { zh: `密码最多 ${longest} 个字符`, en: `a password has at most ${longest} characters` },
  broken: { zh: "密码含有无法识别的字符", en: "the password holds half a character" }
} as const
type Reason = keyof typeof reasons

export class UnusablePassword extends RuleError<UnusablePassword>()(
  "UnusablePassword",
  { reason: Schema.Literals(Object.keys(reasons) as Array<Reason>) },
  {
    rule: "ACC-03",
    zh: ({ reason }) => reasons[reason].zh,
    en: ({ reason }) => reasons[reason].en
  }
) {}

/** ACC-03: a password as it is hashed: bounded before anything works on it, and the same however the keyboard composes it. */
export const readPassword = (given: Redacted.Redacted): Result.Result<Password, UnusablePassword> => {
  const typed = Redacted.value(given)
  const unusable = (reason: Reason) => Result.fail(new UnusablePassword({ reason }))
  if (typed === "") return unusable("empty")
  if (typed.length > longest * mostParts) return unusable("tooLong")
  if (!typed.isWellFormed()) return unusable("broken")
  const composed = typed.normalize("NFC")
  if (composed.length > longest) return unusable("tooLong")
  return Result.succeed(Redacted.make(composed, { label: "password" }) as Password)
}
