import { type Day, firstDayOf, yearOf } from "../../kernel/Day.ts"
import type { Deadline } from "../document/Deadline.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"

const dayMillis = 86_400_000

type Dated = Pick<PolicyDocument, "year">

/** The first day of a credit year, by the document's own year. */
export const firstDayIn = ({ year }: Dated, creditYear: number): Day => {
  if (year === undefined) return firstDayOf(creditYear)
  const { day, month, named = "start" } = year
  const begins = named === "end" && (month > 1 || day > 1) ? creditYear - 1 : creditYear
  return (Date.UTC(begins, month - 1, day) / dayMillis) as Day
}

/** The last day of a credit year. */
export const lastDayIn = (document: Dated, creditYear: number): Day => (firstDayIn(document, creditYear + 1) - 1) as Day

/** The last day for something of a credit year. */
export const deadlineOf = (document: Dated, { day, month, yearsAfter }: Deadline, creditYear: number): Day =>
  (Date.UTC(yearOf(lastDayIn(document, creditYear)) + yearsAfter, month - 1, day) / dayMillis) as Day

/** The credit year that a day lies in. */
export const creditYearOf = (document: Dated, day: Day): number => {
  const year = yearOf(day)
  if (document.year === undefined) return year
  if (day > lastDayIn(document, year)) return year + 1
  return day < firstDayIn(document, year) ? year - 1 : year
}
