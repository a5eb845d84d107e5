import { Schema } from "effect"
import { Day } from "../../kernel/DayCodec.ts"

/** Where a value comes from. A value whose source nobody opened says `verified: false`. */
export const Citation = Schema.Struct({
  title: Schema.NonEmptyString,
  /** Document number, such as 人社部令第25号. */
  number: Schema.optionalKey(Schema.String),
  article: Schema.optionalKey(Schema.String),
  date: Schema.optionalKey(Day),
  /** What the source says, word for word. */
  quote: Schema.optionalKey(Schema.NonEmptyString),
  verified: Schema.Boolean
}).annotate({ identifier: "Citation", description: "依据；没有打开过原文的写 verified: false" })
export type Citation = typeof Citation.Type
