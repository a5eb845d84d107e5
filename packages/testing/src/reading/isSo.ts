import type { Condition, Facts, Selection } from "@xueshi/core"
import { daysOf, yearIn } from "../calendar.ts"
import { subjectsWithin } from "../laws/subjectsWithin.ts"
import { means } from "../replay.ts"
import { monthsIn, type Stretch, wholeYears } from "./days.ts"
import { dateIn, heldOn } from "./facts.ts"
import type { Lot, Reading } from "./Reading.ts"

/** What a condition is asked of. */
export interface Moment {
  readonly year: number
  /** The day that counts where nothing else is said; the year's last known one, unless told. */
  readonly on?: number
  /** The time that is looked at; the year, unless told. */
  readonly within?: Stretch
}

export const factsOf = ({ one: { question } }: Reading): Facts => question?.facts ?? {}

/** The last day of a year, or the day as of which is judged, where that lies within. */
export const lastKnown = ({ one: { policy, question } }: Reading, year: number): number => {
  const [first, last] = daysOf(policy.document, year)
  const asOf = question?.asOf ?? last
  return first <= asOf && asOf <= last ? asOf : last
}

const meant = ({ one: { policy }, lots }: Reading, selection: Selection, year: number): ReadonlyArray<Lot> => {
  const codes = selection.subjects && subjectsWithin(policy.document, selection.subjects)
  const shared = new Map(
    policy.document.sharedSubjects.map(({ code, either, parts }) => [
      code,
      parts?.map(({ subject }) => subject) ?? either ?? []
    ])
  )
  return lots.filter(
    ({ record, year: of }) =>
      of === year &&
      means(selection as Parameters<typeof means>[0], record) &&
      (codes === undefined || (shared.get(record.subject) ?? [record.subject]).some((one) => codes.has(one)))
  )
}

/** Whether a condition holds, read day by day from the document, the facts and the records. */
export const isSo = (reading: Reading, condition: Condition, moment: Moment): boolean => {
  const { document } = reading.one.policy
  const { year, on = lastKnown(reading, year), within = daysOf(document, year) } = moment
  const again = (other: Condition) => isSo(reading, other, { year, on, within })
  if ("not" in condition) return !again(condition.not)
  if ("allOf" in condition) return !condition.allOf.some((other) => !again(other))
  if ("anyOf" in condition) return condition.anyOf.filter(again).length > 0
  if ("years" in condition) return !(year < (condition.years.from ?? year) || year > (condition.years.to ?? year))
  if ("records" in condition) {
    const lots = meant(reading, condition.records, year)
    if ("count" in condition) return lots.length >= condition.count
    return lots.reduce((left, { hours }) => left - hours, condition.hours as number) <= 0
  }
  const facts = factsOf(reading)
  if ("months" in condition) {
    const held = heldOn(facts, condition.fact, condition.is, within)
    const touched = monthsIn(within).filter(([from, to]) => [...held].some((day) => from <= day && day <= to))
    return touched.length >= condition.months
  }
  if ("yearsAgo" in condition || "yearsSince" in condition) {
    const date = dateIn(facts, condition.fact)
    if (date === undefined) return false
    if ("yearsAgo" in condition)
      return yearIn(document, date as Parameters<typeof yearIn>[1]) + condition.yearsAgo === year
    const { atLeast, lessThan } = condition.yearsSince
    const years = wholeYears(date, on)
    return !(atLeast !== undefined && years < atLeast) && !(lessThan !== undefined && years >= lessThan)
  }
  const [first, last] = within
  const days =
    condition.on === "any" || condition.on === "all" ? within : condition.on === "first" ? [first, first] : [on, on]
  const held = heldOn(facts, condition.fact, condition.is, days as Stretch)
  return condition.on === "all" ? held.size === last - first + 1 : held.size > 0
}
