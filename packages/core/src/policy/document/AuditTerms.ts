import { Schema } from "effect"
import { Code } from "./Code.ts"
import { Deadline } from "./Deadline.ts"

/** By when hours are audited, and how long what failed may be declared again (AUD-06); no verdict depends on it. */
export const AuditTerms = Schema.Struct({
  /** The last day of audit for a year; later only with a reason of its own. Without one, whenever. */
  lastDay: Schema.optionalKey(Deadline),
  /** For how many days after the day on which hours failed they may be declared again, although the year is closed (`declareBy`). */
  graceDays: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 366 }))),
  citation: Schema.optionalKey(Code)
}).annotate({ identifier: "AuditTerms", description: "学时审验的期限：审验截止日，审验不通过后可重新申报的天数" })
export type AuditTerms = typeof AuditTerms.Type
