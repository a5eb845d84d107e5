import { Schema } from "effect"
import { RuleError } from "../kernel/RuleError.ts"

/** Too many attempts have failed. It says nothing of whether there is such an account: unknown ones lock alike. */
export class Locked extends RuleError<Locked>()(
  "Locked",
  { seconds: Schema.Int },
  {
    rule: "ACC-03",
    zh: ({ seconds }) => `尝试次数过多，已暂时锁定，请在 ${seconds} 秒后再试`,
    en: ({ seconds }) => `too many attempts: locked for now; try again in ${seconds} seconds`
  }
) {}
