import { Schema } from "effect"
import { Hours } from "../../kernel/HoursCodec.ts"
import { Ratio } from "../../kernel/Ratio.ts"
import { Text } from "../../kernel/RuleError.ts"
import { Code } from "./Code.ts"
import { Condition } from "./Condition.ts"
import { Rounding } from "./Rounding.ts"

const Part = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 600 }))

/**
 * For the part of the year (or, with the adjustment's `over`, of the leaf's period) in which a fact holds (or does not, with `not`): by days, or by calendar months, of which those count
 * that the fact touches or, with `full`, fills. With `steps` the share of the row with the most months that are reached.
 */
const Prorate = Schema.Struct({
  fact: Code,
  is: Schema.optionalKey(Schema.NonEmptyArray(Schema.String)),
  not: Schema.optionalKey(Schema.Literal(true)),
  by: Schema.Literals(["days", "months"]),
  full: Schema.optionalKey(Schema.Literal(true)),
  steps: Schema.optionalKey(Schema.NonEmptyArray(Schema.Struct({ months: Part, share: Ratio }))),
  rounding: Schema.optionalKey(Rounding)
})
export type Prorate = typeof Prorate.Type

/** What changes for whom: not asked at all, deemed complete in whole or in part, asked in part, or not said by the rule. */
const Effect = Schema.Union([
  Schema.Literals(["exempt", "deemed"]),
  Schema.Struct({ credit: Hours }),
  Schema.Struct({ share: Ratio, rounding: Schema.optionalKey(Rounding) }),
  Schema.Struct({ less: Hours }),
  Schema.Struct({ prorate: Prorate }),
  Schema.Struct({ gap: Text })
])

/** A departure from the requirement: an exemption, a waiver, a deemed year, a part of a year, a first or transitional one. */
export const Adjustment = Schema.Struct({
  code: Code,
  name: Text,
  when: Condition,
  /** Which leaves; all, unless said. */
  leaves: Schema.optionalKey(Schema.NonEmptyArray(Code)),
  effect: Effect,
  /** Whether `when` and `prorate` look at the whole period of each leaf, such as a cycle, and not at the year judged alone. */
  over: Schema.optionalKey(Schema.Literal("period")),
  citation: Code
})
export type Adjustment = typeof Adjustment.Type
