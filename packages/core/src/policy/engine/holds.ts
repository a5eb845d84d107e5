import { addMonths, type Day, yearOf } from "../../kernel/Day.ts"
import { makeFilter } from "../compile/filters.ts"
import type { Condition } from "../document/Condition.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Filter } from "../Policy.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"
import type { Frame } from "./Frame.ts"
import { dateOf, isOn, type Span, timesOf } from "./facts.ts"
import { monthsOf } from "./monthsOf.ts"
import { creditYearOf, firstDayIn, lastDayIn } from "./yearSpan.ts"

/** The last day of a year that is known of: the day as of which is judged, where that lies within. */
export const lastKnownDay = ({ asOf, policy }: Frame, year: number): Day => {
  const last = lastDayIn(policy.document, year)
  return asOf !== undefined && asOf < last && asOf >= firstDayIn(policy.document, year) ? asOf : last
}

const spanOfYear = ({ policy: { document } }: Frame, year: number): Span => ({
  from: firstDayIn(document, year),
  to: lastDayIn(document, year)
})

/** Whole years from a day to another one. */
const yearsBetween = (from: Day, to: Day): number => {
  const years = yearOf(to) - yearOf(from)
  return addMonths(from, 12 * years) <= to ? years : years - 1
}

/** By the document: the same condition means other subjects in another one. */
const filters = new WeakMap<PolicyDocument, Map<Condition, Filter>>()

/** Hours and number of the counting records of a year that are meant. */
const amountOf = (frame: Frame, condition: Extract<Condition, { records: unknown }>, year: number) => {
  const { policy, records, slices } = frame
  const known = filters.get(policy.document) ?? new Map<Condition, Filter>()
  filters.set(policy.document, known)
  const filter = known.get(condition) ?? makeFilter(policy.document, condition.records)
  known.set(condition, filter)
  let [hours, count] = [0, 0]
  for (const slice of slices) {
    const record = records[slice.index] as LearningRecord
    const { parts = [] } = policy.sharing.get(record.subject) ?? {}
    const meant =
      slice.year === year &&
      (filter.matches?.(record) ?? true) &&
      (filter.subjects === undefined || parts.some(({ subject }) => filter.subjects?.[subject]))
    if (!meant) continue
    hours += slice.hours
    count++
  }
  return { hours, count }
}

const decide = (frame: Frame, condition: Condition, year: number, on: Day, within: Span): boolean => {
  const { facts, policy } = frame
  const { document } = policy
  if ("allOf" in condition) return condition.allOf.every((one) => holds(frame, one, year, on, within))
  if ("anyOf" in condition) return condition.anyOf.some((one) => holds(frame, one, year, on, within))
  if ("not" in condition) return !holds(frame, condition.not, year, on, within)
  if ("records" in condition) {
    const { count, hours } = amountOf(frame, condition, year)
    return "hours" in condition ? hours >= condition.hours : count >= condition.count
  }
  if ("years" in condition) {
    const { from = year, to = year } = condition.years
    return from <= year && year <= to
  }
  const { fact } = condition
  if ("months" in condition)
    return monthsOf(within, timesOf(facts, fact, condition.is, within), false).held >= condition.months
  if ("yearsSince" in condition || "yearsAgo" in condition) {
    const date = dateOf(facts, fact)
    if (date === undefined) return false
    if ("yearsAgo" in condition) return creditYearOf(document, date) === year - condition.yearsAgo
    const { atLeast = Number.NEGATIVE_INFINITY, lessThan = Number.POSITIVE_INFINITY } = condition.yearsSince
    const years = yearsBetween(date, on)
    return atLeast <= years && years < lessThan
  }
  const { is, on: when } = condition
  if (when === undefined || when === "last") return isOn(facts, fact, is, on)
  if (when === "first") return isOn(facts, fact, is, within.from)
  const times = timesOf(facts, fact, is, within)
  const [first] = times
  return when === "any" ? first !== undefined : first?.from === within.from && first.to === within.to
}

/**
 * Whether a condition holds in a credit year; of facts that change within it, on this day where nothing else is said. Facts that
 * are asked about on its first, any or all days, or by months, are looked at over the year unless a longer span is given.
 */
export const holds = (
  frame: Frame,
  condition: Condition,
  year: number,
  on = lastKnownDay(frame, year),
  within: Span = spanOfYear(frame, year)
): boolean => {
  const held = decide(frame, condition, year, on, within)
  frame.watch?.(condition, held)
  return held
}
