import type { LearningRecord, PolicyDocument } from "@xueshi/core"
import { byClaim } from "../audit/byClaim.ts"
import type { Case } from "../Case.ts"
import { daysOf, yearIn } from "../calendar.ts"
import { notCounting } from "../laws/standings.ts"
import { monthsLater } from "./days.ts"
import { givenOf } from "./givenOf.ts"
import { reachIn } from "./reachIn.ts"

/** Hours of a record in one of the years that it counts in, before any cap. */
export interface Lot {
  readonly record: LearningRecord
  readonly year: number
  readonly hours: number
}

/** The part of each year that an activity touches, by its days or in equal shares: rounded down, the last takes the rest. */
const inParts = (hours: number, weights: ReadonlyMap<number, number>): ReadonlyArray<readonly [number, number]> => {
  const whole = [...weights.values()].reduce((sum, one) => sum + one, 0)
  const parts = [...weights].map(([year, weight]) => [year, Math.floor((hours * weight) / whole)] as [number, number])
  const last = parts.at(-1)
  if (last !== undefined) last[1] += hours - parts.reduce((sum, [, part]) => sum + part, 0)
  return parts
}

const yearsOf = (document: PolicyDocument, record: LearningRecord, hours: number) => {
  const { creditYear, form, from, to } = record
  const attribution =
    document.forms.find(({ code }) => code === form)?.attribution ?? document.attribution ?? "declared"
  const [first, last] = [yearIn(document, from), yearIn(document, to)]
  const each = (year: number, count: number) =>
    Array.from({ length: count }, (_, more) => [year + more, hours] as const)
  if (attribution === "declared") return each(creditYear, 1)
  if (attribution === "start") return each(first, 1)
  if (attribution === "end") return each(last, 1)
  if (attribution === "eachTouched") return each(first, Math.max(1, last - first + 1))
  if (attribution === "byDays") {
    const weights = new Map<number, number>()
    for (let day = from; day <= to; day++) {
      const year = yearIn(document, day)
      weights.set(year, (weights.get(year) ?? 0) + 1)
    }
    return inParts(hours, weights)
  }
  if (attribution === "eachTwelveMonths") {
    const ends: Array<readonly [number, number]> = []
    for (let end = monthsLater(from, 12) - 1; end <= to; end = monthsLater(from, 12 * (ends.length + 1)) - 1)
      ends.push([yearIn(document, end as typeof to), hours])
    return ends
  }
  if ("validFor" in attribution) return each(last, attribution.validFor)
  return inParts(hours, new Map(each(first, attribution.spreadOver).map(([year]) => [year, 1])))
}

/** Whether it was recorded by the last day on which what counts for a year can be. */
const isInTime = (document: PolicyDocument, { history = [] }: LearningRecord, year: number): boolean => {
  const { recordBy } = document
  const recorded = history.find(({ standing }) => standing !== "draft")
  if (recordBy === undefined || recorded === undefined) return true
  const [, last] = daysOf(document, year)
  const ends = new Date(last * 86_400_000).getUTCFullYear() + recordBy.yearsAfter
  return recorded.on * 86_400_000 <= Date.UTC(ends, recordBy.month - 1, recordBy.day)
}

/** A case with what its records give: all that a condition may look at. */
export interface Reading {
  readonly one: Case
  /** What each record that counts gives in each year that is looked at, who claims first before whom. */
  readonly lots: ReadonlyArray<Lot>
  /** The earliest year of which there is anything, in time or not; the one judged, where there is nothing. */
  readonly first: number
}

const readings = new WeakMap<Case, Reading>()

/** What counts of the records of a case, and in which years: read once for all laws. */
export const readingOf = (one: Case): Reading => {
  const reading = readings.get(one) ?? read(one)
  readings.set(one, reading)
  return reading
}

const read = (one: Case): Reading => {
  const { policy, question, records, year } = one
  const { document } = policy
  const [earliest, latest] = reachIn(document, year)
  const counting = records.filter(
    (record) => notCounting(policy, record, question) === undefined && policy.sharing.has(record.subject)
  )
  const inTurn = counting.toSorted(byClaim)
  const all = inTurn
    .filter(({ identity }, at) => identity === null || inTurn.findIndex((other) => other.identity === identity) === at)
    .flatMap((record) =>
      yearsOf(document, record, givenOf(policy, record, question).given).map(([year, hours]) => ({
        record,
        year,
        hours
      }))
    )
    .filter((lot) => earliest <= lot.year && lot.year <= latest)
    .toSorted((a, b) => a.year - b.year)
  const lots = all.filter((lot) => isInTime(document, lot.record, lot.year))
  return { one, lots, first: Math.min(year, ...all.map((lot) => lot.year)) }
}
