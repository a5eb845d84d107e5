import { Schema } from "effect"
import { Day } from "../kernel/DayCodec.ts"
import { Code } from "./document/Code.ts"

/** A value that holds from a day to a day, both included; open where one is left out. */
export const FactSpan = Schema.Struct({
  value: Schema.String,
  from: Schema.optionalKey(Day),
  to: Schema.optionalKey(Day)
})
export type FactSpan = typeof FactSpan.Type

/**
 * What is known of a person beyond the records, by the names that the document uses: a level, a series, a date such as
 * `"2018-05-01"`, or times in which a value held. `"senior"` is short for a value that always holds.
 */
export const Facts = Schema.Record(Code, Schema.Union([Schema.String, Schema.NonEmptyArray(FactSpan)]))
export type Facts = typeof Facts.Type
