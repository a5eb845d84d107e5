import { type Day, type Facts, formatDay, type Policy, type PolicyDocument } from "@xueshi/core"
import fc from "fast-check"
import { daysOf } from "../calendar.ts"
import { key, sometimes } from "./Shape.ts"

/** The facts that a document asks about, and what it compares each with; a date, where it is none of some values. */
const asked = (document: PolicyDocument): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>()
  const note = (fact: string, values: ReadonlyArray<string>) => {
    const known = found.get(fact) ?? new Set<string>()
    found.set(fact, known)
    for (const value of values) known.add(value)
  }
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return
    const { endingAt, fact, is } = value as Record<string, unknown>
    if (typeof fact === "string") note(fact, Array.isArray(is) ? is : [])
    if (typeof endingAt === "string") note(endingAt, [])
    Object.values(value).forEach(look)
  }
  look([document.requirement, document.caps, document.adjustments, document.carries])
  return found
}

/** What may be known of a person: nothing, a value, a date, or values for some time, by what the document asks about. */
export const factsFor = ({ document }: Policy, year: number): fc.Arbitrary<Facts> => {
  const [first, last] = daysOf(document, year)
  const dates = [first - 20_000, first - 400, first, first + 120, last, last + 30].map((day) => formatDay(day as Day))
  const day = fc.constantFrom(first, first + 14, first + 180, last - 31, last).map((one) => one as Day)
  const facts = [...asked(document)].map(([fact, values]) => {
    const value = values.size > 0 ? fc.constantFrom(...values, "other") : fc.constantFrom(...dates)
    const spans = fc
      .array(fc.record({ value, from: sometimes(7, day), to: sometimes(7, day) }), { minLength: 1, maxLength: 2 })
      .map((all) => all.map(({ from, to, value }) => ({ value, ...key("from", from), ...key("to", to) })))
    return sometimes(8, fc.oneof(value, spans)).map((known) => (known === undefined ? [] : [[fact, known] as const]))
  })
  return fc.tuple(...facts).map((known) => Object.fromEntries(known.flat()) as Facts)
}
