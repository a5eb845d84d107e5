import { addMonths, type Day } from "../../kernel/Day.ts"
import type { Period } from "../document/Period.ts"
import type { CompiledLeaf } from "../Policy.ts"
import { cycleOf } from "./cycleOf.ts"
import type { Frame, Time } from "./Frame.ts"
import { dateOf } from "./facts.ts"
import { lastKnownDay } from "./holds.ts"
import { creditYearOf } from "./yearSpan.ts"

/** A period as it is for the person and the year; undefined where a date that it hangs on is not known. */
export const periodIn = (frame: Frame, period: Period, year: number): Time | undefined => {
  if (period === "year") return year === frame.year ? frame.own : { from: year, to: year, due: true }
  if (period === "ever") return { from: frame.first, to: year, due: true }
  if ("rolling" in period) return { from: year - period.rolling + 1, to: year, due: true }
  if ("cycle" in period) {
    const cycle = cycleOf(frame, period, year)
    if (cycle === undefined) return undefined
    const to = cycle.from + period.cycle - 1
    return { from: cycle.from, to, due: year === to }
  }
  const end = period.endingAt === undefined ? lastKnownDay(frame, year) : dateOf(frame.facts, period.endingAt)
  if (end === undefined) return undefined
  const start = (addMonths(end, -period.months) + 1) as Day
  const { document } = frame.policy
  return { from: creditYearOf(document, start), to: creditYearOf(document, end), due: true, days: [start, end] }
}

/** The same of a leaf. */
export const timeOf = (frame: Frame, { period }: CompiledLeaf, year: number): Time | undefined =>
  periodIn(frame, period, year)
