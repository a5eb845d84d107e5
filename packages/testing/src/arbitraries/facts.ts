import { type Day, type Facts, formatDay, type Policy } from "@xueshi/core"
import fc from "fast-check"
import { askedFacts } from "../askedFacts.ts"
import { daysOf } from "../calendar.ts"
import { monthsLater } from "../reading/days.ts"
import { key, sometimes } from "./Shape.ts"

/** What may be known of a person: nothing, a value, a date, or values for some time, by what the document asks about. */
export const factsFor = ({ document }: Policy, year: number): fc.Arbitrary<Facts> => {
  const [first, last] = daysOf(document, year)
  // Whole years before the days on which is asked for whole years: to the day, and a day late.
  const birthdays = [50, 3, 2, 1].flatMap((years) => [
    monthsLater(last, -12 * years),
    monthsLater(last, -12 * years) + 1
  ])
  const dates = [first - 20_000, first - 400, ...birthdays, first - 1, first, first + 120, last, last + 30].map((day) =>
    formatDay(day as Day)
  )
  const months = [1, 3, 6].flatMap((more) => [monthsLater(first, more) - 1, monthsLater(first, more)])
  const day = fc.constantFrom(first, first + 14, ...months, last - 31, last - 1, last).map((one) => one as Day)
  const facts = askedFacts(document).map(({ fact, values }) => {
    const value = values.size > 0 ? fc.constantFrom(...values, "other") : fc.constantFrom(...dates)
    const spans = fc
      .array(fc.record({ value, from: sometimes(7, day), to: sometimes(7, day) }), { minLength: 1, maxLength: 2 })
      .map((all) => all.map(({ from, to, value }) => ({ value, ...key("from", from), ...key("to", to) })))
    return sometimes(8, fc.oneof(value, spans)).map((known) => (known === undefined ? [] : [[fact, known] as const]))
  })
  return fc.tuple(...facts).map((known) => Object.fromEntries(known.flat()) as Facts)
}
