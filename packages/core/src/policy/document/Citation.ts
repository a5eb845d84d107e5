import { Schema } from "effect"
import { Day } from "../../kernel/DayCodec.ts"
import { Text } from "../../kernel/RuleError.ts"

/** An address that a portal may lead people to: of the web, and of nothing that runs. */
const Link = Schema.String.check(
  Schema.isPattern(/^https?:\/\/[^\s<>"']{1,2000}$/u, {
    fault: {
      code: "InvalidLink",
      zh: "网址以 http:// 或 https:// 开头，不含空格、引号和尖括号",
      en: "an address begins with http:// or https:// and has no spaces, quotes or angle brackets"
    }
  })
)

/** Where a value comes from. A value whose source nobody opened says `verified: false`. */
export const Citation = Schema.Struct({
  title: Schema.NonEmptyString,
  /** Document number, such as 人社部令第25号. */
  number: Schema.optionalKey(Schema.String),
  article: Schema.optionalKey(Schema.String),
  date: Schema.optionalKey(Day),
  /** What the source says, word for word. */
  quote: Schema.optionalKey(Schema.NonEmptyString),
  /** What it means for whoever declares, in plain words (DEC-14). */
  hint: Schema.optionalKey(Text),
  /** Where it can be read. */
  url: Schema.optionalKey(Link),
  verified: Schema.Boolean
}).annotate({ identifier: "Citation", description: "依据；没有打开过原文的写 verified: false" })
export type Citation = typeof Citation.Type
