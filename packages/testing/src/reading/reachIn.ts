import type { Cap, Period, PolicyDocument, Requirement } from "@xueshi/core"
import type { Stretch } from "./days.ts"

/** The years that a period of a year takes in, at most. */
const yearsOf = (period: Period | Cap["per"], year: number): Stretch => {
  if (typeof period === "string") return period === "ever" ? [Number.NEGATIVE_INFINITY, year] : [year, year]
  if ("rolling" in period) return [year + 1 - period.rolling, year]
  if ("cycle" in period) return [year + 1 - period.cycle, year - 1 + period.cycle]
  // A date that is known of the person may lie in any year.
  if (period.endingAt !== undefined) return [Number.NEGATIVE_INFINITY, year + 300]
  return [year - 1 - Math.ceil(period.months / 12), year]
}

/** Both, and what lies between. */
const together = (stretches: ReadonlyArray<Stretch>, year: number): Stretch => [
  Math.min(year, ...stretches.map(([from]) => from)),
  Math.max(year, ...stretches.map(([, to]) => to))
]

/** What is looked at of each year of a stretch. */
const ofEach = ([from, to]: Stretch, year: number, of: (year: number) => Stretch): Stretch => {
  const [first] = from === Number.NEGATIVE_INFINITY ? [from] : of(from)
  return together([[first, of(to)[1]]], year)
}

const askedOf = (node: Requirement, year: number): Stretch => {
  if ("leaf" in node) return yearsOf(node.period ?? "year", year)
  if ("every" in node) return askedOf(node.of, year)
  if ("eachYear" in node) return ofEach(yearsOf(node.in, year), year, (one) => askedOf(node.eachYear, one))
  if ("consecutive" in node) return ofEach(yearsOf(node.in, year), year, (one) => askedOf(node.of, one))
  const parts = "allOf" in node ? node.allOf : "anyOf" in node ? node.anyOf : node.of
  return together(
    parts.map((part) => askedOf(part, year)),
    year
  )
}

/** The first and the last year that a verdict on a year may look at: what a leaf sums, what shares a cap with that, and what is carried. */
export const reachIn = ({ caps, carries = [], requirement }: PolicyDocument, year: number): Stretch => {
  const asked = ofEach(askedOf(requirement, year), year, (one) =>
    together(
      caps.map(({ per }) => yearsOf(per, one)),
      one
    )
  )
  const carried = carries.map(
    ({ direction, years }): Stretch => [Number.NEGATIVE_INFINITY, direction === "back" ? year + years : year]
  )
  return together([asked, ...carried], year)
}
