import { type Day, fromCivil, type PolicyDocument, yearOf } from "@xueshi/core"

/** First day of a credit year, read from the document alone. */
const firstDay = ({ year }: Pick<PolicyDocument, "year">, creditYear: number): number => {
  const { day, month, named = "start" } = year ?? { day: 1, month: 1 }
  const calendar = month === 1 && day === 1
  return fromCivil(named === "end" && !calendar ? creditYear - 1 : creditYear, month, day) as number
}

/** First and last day of a credit year. */
export const daysOf = (document: Pick<PolicyDocument, "year">, year: number): readonly [Day, Day] => [
  firstDay(document, year) as Day,
  (firstDay(document, year + 1) - 1) as Day
]

/** The credit year that a day lies in. */
export const yearIn = (document: Pick<PolicyDocument, "year">, day: Day): number =>
  [yearOf(day) - 1, yearOf(day), yearOf(day) + 1].findLast((year) => firstDay(document, year) <= day) as number
