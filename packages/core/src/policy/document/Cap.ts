import { Schema } from "effect"
import { Hours } from "../../kernel/HoursCodec.ts"
import { Ratio } from "../../kernel/Ratio.ts"
import { Text } from "../../kernel/RuleError.ts"
import { Code, Count } from "./Code.ts"
import { Condition, Years } from "./Condition.ts"
import { CapPeriod } from "./Period.ts"
import { Selection } from "./Selection.ts"

/**
 * How much a cap leaves: hours; a share of what a leaf requires, of all recognised hours of the year (`raw`), or of all that
 * count in it in the end (`counted`, what is capped included); or so many records, the earliest or those of most hours.
 */
export const Limit = Schema.Union([
  Hours,
  Schema.Struct({ share: Ratio, of: Schema.Literal("required"), leaf: Code }),
  Schema.Struct({ share: Ratio, of: Schema.Literals(["raw", "counted"]) }),
  Schema.Struct({ records: Count, keep: Schema.Literals(["earliest", "highest"]) })
])
export type Limit = typeof Limit.Type

/**
 * What is counted at most: of the selected hours, on each record, day, year, cycle or the last so many years. What is above is dropped, or goes to
 * another subject. Caps apply in this order: on one record, on one form, on a group, on subjects.
 */
export const Cap = Schema.Struct({
  code: Code,
  name: Text,
  ...Selection.fields,
  per: CapPeriod,
  /** A limit of its own for each value of these fields, such as each project. */
  each: Schema.optionalKey(Schema.NonEmptyArray(Code)),
  atMost: Limit,
  /** The subject that takes what is above; nothing takes it, unless said. */
  spillTo: Schema.optionalKey(Code),
  years: Schema.optionalKey(Years),
  when: Schema.optionalKey(Condition),
  citation: Code
})
export type Cap = typeof Cap.Type
