import type { Period } from "@xueshi/core"
import { yearIn } from "../calendar.ts"
import { monthsLater, type Stretch } from "./days.ts"
import { dateIn } from "./facts.ts"
import { factsOf, lastKnown } from "./isSo.ts"
import type { Reading } from "./Reading.ts"

/** Years that are summed, both included, and the days, where those decide. */
export interface Time {
  readonly years: Stretch
  readonly days?: Stretch
}

type Cycle = Extract<Period, { cycle: number }>

/** The year that cycles are counted from; undefined where it is not known. */
export const anchorOf = (reading: Reading, { anchoredAt }: Pick<Cycle, "anchoredAt">): number | undefined => {
  if (typeof anchoredAt === "number") return anchoredAt
  const date = dateIn(factsOf(reading), anchoredAt.fact)
  return date === undefined ? undefined : yearIn(reading.one.policy.document, date as Parameters<typeof yearIn>[1])
}

/** The first year of the cycle that a year lies in; undefined where its anchor is not known. */
export const cycleStart = (reading: Reading, period: Cycle, year: number): number | undefined => {
  const { cycle } = period
  const anchor = anchorOf(reading, period)
  return anchor === undefined ? undefined : year - ((((year - anchor) % cycle) + cycle) % cycle)
}

/** Whether what is not reached by then is missed: of a cycle, in its last year alone. */
export const isDueIn = (period: Period | undefined, { years: [, last] }: Time, year: number): boolean =>
  typeof period === "object" && "cycle" in period ? year === last : true

/** The time that a period is in a year; undefined where a date that it hangs on is not known. */
export const timeOf = (reading: Reading, period: Period, year: number): Time | undefined => {
  if (period === "year") return { years: [year, year] }
  if (period === "ever") return { years: [reading.first, year] }
  if ("rolling" in period) return { years: [year + 1 - period.rolling, year] }
  if ("cycle" in period) {
    const first = cycleStart(reading, period, year)
    return first === undefined ? undefined : { years: [first, first + period.cycle - 1] }
  }
  const end = period.endingAt === undefined ? lastKnown(reading, year) : dateIn(factsOf(reading), period.endingAt)
  if (end === undefined) return undefined
  const start = monthsLater(end, -period.months) + 1
  const inYear = (day: number) => yearIn(reading.one.policy.document, day as Parameters<typeof yearIn>[1])
  return { years: [inYear(start), inYear(end)], days: [start, end] }
}
