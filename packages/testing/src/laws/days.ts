import { type Day, dayAt, firstDayOf, formatDay, lastDayOf, type Policy, parseDay, Rules, yearOf } from "@xueshi/core"
import { Result } from "effect"
import type { Law } from "./Law.ts"

const dayMillis = 86_400_000
/** Midnight in Asia/Shanghai is 16:00 of the day before in UTC. */
const midnight = (day: Day): number => day * dayMillis - 8 * 3_600_000

const inShanghai = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit"
})

/** The day as a calendar knows it: text and number agree, and it lasts from midnight to midnight in Asia/Shanghai. */
const isCivil = (day: Day): boolean => {
  const text = formatDay(day)
  const start = midnight(day)
  return (
    parseDay(text) === day &&
    yearOf(day) === Number(text.slice(0, 4)) &&
    dayAt(start - 1) === day - 1 &&
    dayAt(start) === day &&
    dayAt(start + dayMillis - 1) === day &&
    dayAt(start + dayMillis) === day + 1 &&
    inShanghai.format(start) === text
  )
}

/** Each day is looked at once: what day it is does not depend on the case. */
const looked = new Map<Day, boolean>()
const isCivilOnce = (day: Day): boolean => {
  const known = looked.get(day) ?? isCivil(day)
  looked.set(day, known)
  return known
}

const refusedFor = (policy: Policy, from: Day, to: Day, creditYear: number, today: Day): ReadonlySet<string> => {
  const form = policy.document.forms[0]?.code ?? ""
  const result = Rules.validateClaim(policy, { form, creditYear, from, to, fields: {}, evidence: [] }, today)
  return new Set(Result.isFailure(result) ? result.failure.issues.map(({ code }) => code) : [])
}

/** The credit year of a day, read from its text: the rule's year need not begin in January. */
const creditYearOf = ({ document: { year } }: Policy, day: Day): number => {
  const text = formatDay(day)
  const calendar = Number(text.slice(0, 4))
  if (year === undefined) return calendar
  const begins = [year.month, year.day].map((part) => String(part).padStart(2, "0")).join("-")
  const began = text.slice(5) >= begins ? calendar : calendar - 1
  return year.named === "end" && begins !== "01-01" ? began + 1 : began
}

/** The days on both sides of where the rule's own year begins, in this calendar year. */
const ownBorders = ({ document: { year: own } }: Policy, year: number): ReadonlyArray<Day> => {
  const [month, day] = [own?.month ?? 1, own?.day ?? 1].map((part) => String(part).padStart(2, "0"))
  const first = parseDay(`${year}-${month}-${day}`)
  return first === undefined ? [] : [(first - 1) as Day, first]
}

/** Which credit years may be claimed for these dates, by the document alone. */
const accepted = (policy: Policy, from: Day, to: Day, year: number): boolean => {
  const { creditYear } = policy.document
  const [first, last] = [creditYearOf(policy, from), creditYearOf(policy, to)]
  if (creditYear === "start") return year === first
  return creditYear === "end" ? year === last : first <= year && year <= last
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const february = (year: number): ReadonlyArray<Day> => {
  const last = firstDayOf(year) + 58
  return (isLeap(year) ? [last, last + 1, last + 2] : [last, last + 1]) as unknown as ReadonlyArray<Day>
}

/** Whether an activity of these days is taken for the years that the document says, once it has ended, and for no other. */
const isTaken = (policy: Policy, year: number, [from, to]: readonly [Day, Day]): boolean => {
  const onTheDay = [year - 1, year, year + 1].every((one) => {
    const refused = refusedFor(policy, from, to, one, to)
    return !refused.has("EndsInFuture") && refused.has("YearNotAccepted") !== accepted(policy, from, to, one)
  })
  return (
    onTheDay &&
    refusedFor(policy, from, to, year, (to - 1) as Day).has("EndsInFuture") &&
    (from === to || refusedFor(policy, to, from, year, to).has("DatesReversed"))
  )
}

/** The year itself: its first and last days, its February, and activities at its borders. */
const isYear = (policy: Policy, year: number): boolean => {
  const [first, last] = [firstDayOf(year), lastDayOf(year)]
  const around = [first - 1, first, first + 1, last - 1, last, last + 1] as unknown as ReadonlyArray<Day>
  const spans: ReadonlyArray<readonly [Day, Day]> = [
    [first, first],
    [last, last],
    [(first - 1) as Day, first],
    [last, (last + 1) as Day],
    [(first - 1) as Day, (last + 1) as Day],
    ...ownBorders(policy, year).map((day) => [day, day] as const)
  ]
  return (
    [...around, ...february(year)].every(isCivilOnce) &&
    (parseDay(`${year}-02-29`) !== undefined) === isLeap(year) &&
    parseDay(`${year}-04-31`) === undefined &&
    formatDay(first) === `${year}-01-01` &&
    formatDay(last) === `${year}-12-31` &&
    (policy.document.forms.length === 0 || spans.every((span) => isTaken(policy, year, span)))
  )
}

const years = new WeakMap<Policy, Map<number, boolean>>()

/** Each year is looked at once a policy: it does not depend on the records. */
const isYearOnce = (policy: Policy, year: number): boolean => {
  const known = years.get(policy) ?? new Map<number, boolean>()
  years.set(policy, known)
  const found = known.get(year) ?? isYear(policy, year)
  known.set(year, found)
  return found
}

/** U11: the borders of years, of days and of February. */
export const borders: Law = {
  id: "U11",
  rules: ["DEC-02", "CMP-05"],
  title: "first and last day, leap day, midnight",
  statement: {
    zh: "年度首日与末日、闰日、北京时间零点前后，日期与计入年度都判断正确",
    en: "days and credit years are right on the year's first and last day, a leap day, and around midnight in Shanghai"
  },
  holds: ({ policy, records, year }) =>
    isYearOnce(policy, year) &&
    records.every(({ from, to }) => isCivilOnce(from) && isCivilOnce(to)) &&
    (policy.document.forms.length === 0 ||
      records.slice(0, 1).every(({ from, to }) => isTaken(policy, year, [from, to])))
}
