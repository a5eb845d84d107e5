import { Schema } from "effect"
import { Code, Count, Year } from "./Code.ts"

/** What cycles are counted from: a year, or the year of a date that is known of the person, such as an appointment. */
export const Anchor = Schema.Union([Year, Schema.Struct({ fact: Code })])
export type Anchor = typeof Anchor.Type

const Cycle = Schema.Struct({ cycle: Count, anchoredAt: Anchor })

/**
 * The time that something is summed over: the year judged; the last so many years, it included; the cycle of years that it
 * lies in (due in the cycle's last year); the last so many months up to a date that is known of the person, or else to the
 * day as of which is judged; or all years.
 */
export const Period = Schema.Union([
  Schema.Literals(["year", "ever"]),
  Schema.Struct({ rolling: Count }),
  Cycle,
  Schema.Struct({
    months: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 600 })),
    endingAt: Schema.optionalKey(Code)
  })
]).annotate({ identifier: "Period", description: "一段时间：当年、近几年、周期、某日之前若干个月，或全部" })
export type Period = typeof Period.Type

/** What a cap is counted over; with `rolling`, the years that end with the one judged. */
export const CapPeriod = Schema.Union([
  Schema.Literals(["record", "day", "year", "ever"]),
  Schema.Struct({ rolling: Count }),
  Cycle
])
export type CapPeriod = typeof CapPeriod.Type
