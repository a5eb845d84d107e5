import { Schema } from "effect"
import { Code } from "./Code.ts"

/**
 * Which records a part of a document speaks of: those of these subjects (and what lies within them), of these forms, with
 * these values in their fields. What is left out does not matter; `{}` is every record.
 */
export const Selection = Schema.Struct({
  subjects: Schema.optionalKey(Schema.NonEmptyArray(Code)),
  forms: Schema.optionalKey(Schema.NonEmptyArray(Code)),
  /** Field → the values that are meant, such as `{ "level": ["国家级", "省级"] }`. */
  where: Schema.optionalKey(Schema.Record(Code, Schema.NonEmptyArray(Schema.String)))
}).annotate({ identifier: "Selection", description: "哪些记录：按科目、学习形式、各项内容；不写的不限，{} 为全部" })
export type Selection = typeof Selection.Type
