import { Schema } from "effect"
import { Hours } from "../../kernel/HoursCodec.ts"
import { Ratio } from "../../kernel/Ratio.ts"
import { Code } from "./Code.ts"
import { Condition, Years } from "./Condition.ts"

/** How much: hours, or a share of what another leaf requires or counts, or of all hours completed in the leaf's period. */
export const Amount = Schema.Union([
  Schema.Struct({ hours: Hours }),
  Schema.Struct({ share: Ratio, of: Schema.Literals(["required", "counted"]), leaf: Code }),
  Schema.Struct({ share: Ratio, of: Schema.Literal("completed") })
])
export type Amount = typeof Amount.Type

/** A value with the years and the people that it holds for, and its own legal basis. */
const Row = Schema.Struct({
  years: Schema.optionalKey(Years),
  when: Schema.optionalKey(Condition),
  amount: Amount,
  citation: Code
})
export type ThresholdRow = typeof Row.Type

/**
 * How much a leaf asks for: an amount, or a table of amounts, of which the first row that fits is meant; where none fits,
 * the rule has a gap and the verdict is `undefined`. `change` says what is meant of a person whom several rows fit within one
 * year: the row that fits on the last day (unless said), on the first, the highest, or each for its part of the days.
 */
export const Threshold = Schema.Union([
  Amount,
  Schema.Struct({
    rows: Schema.NonEmptyArray(Row),
    change: Schema.optionalKey(Schema.Literals(["last", "first", "highest", "byDays"]))
  })
]).annotate({
  identifier: "Threshold",
  description: "要求多少：一个数、一个比例，或按年度与人员列出的表，取第一行符合的"
})
export type Threshold = typeof Threshold.Type
