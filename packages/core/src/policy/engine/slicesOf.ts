import { addMonths, type Day } from "../../kernel/Day.ts"
import type { Attribution } from "../document/Attribution.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Policy } from "../Policy.ts"
import type { Slice } from "./Frame.ts"
import { creditYearOf, firstDayIn, lastDayIn } from "./yearSpan.ts"

/** The same hours in each of some years. */
const repeated = (index: number, hours: number, from: number, years: number): ReadonlyArray<Slice> =>
  Array.from({ length: years }, (_, later) => ({ index, year: from + later, hours }))

/** Hours in proportion to weights, rounded down, the last one taking the rest. */
const spread = (index: number, hours: number, from: number, weights: ReadonlyArray<number>): ReadonlyArray<Slice> => {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let left = hours
  return weights.map((weight, later) => {
    const part = later === weights.length - 1 ? left : Math.floor((hours * weight) / whole)
    left -= part
    return { index, year: from + later, hours: part }
  })
}

const byDays = (policy: Policy, index: number, { from, to }: LearningRecord, hours: number): ReadonlyArray<Slice> => {
  const { document } = policy
  const [first, last] = [creditYearOf(document, from), creditYearOf(document, to)]
  const weights = Array.from({ length: Math.max(1, last - first + 1) }, (_, later) => {
    const year = first + later
    return Math.min(to, lastDayIn(document, year)) - Math.max(from, firstDayIn(document, year)) + 1
  })
  return spread(index, hours, first, weights)
}

/** The years in which each full twelve months of an activity end. */
const twelveMonths = (policy: Policy, index: number, { from, to }: LearningRecord, hours: number) => {
  const slices: Array<Slice> = []
  for (let months = 12; addMonths(from, months) - 1 <= to; months += 12) {
    slices.push({ index, year: creditYearOf(policy.document, (addMonths(from, months) - 1) as Day), hours })
  }
  return slices
}

/** Which years the hours of a form count in: as it says, or else as the document does. */
export const attributionOf = (policy: Policy, form: string): Attribution =>
  policy.forms.get(form)?.attribution ?? policy.document.attribution ?? "declared"

/**
 * The years that a record's hours count in. They sum up to the hours, unless the document lets them count again in each
 * year (law U12).
 */
export const slicesOf = (
  policy: Policy,
  index: number,
  record: LearningRecord,
  hours: number
): ReadonlyArray<Slice> => {
  const attribution = attributionOf(policy, record.form)
  const { document } = policy
  if (typeof attribution === "object") {
    return "spreadOver" in attribution
      ? spread(index, hours, creditYearOf(document, record.from), new Array<number>(attribution.spreadOver).fill(1))
      : repeated(index, hours, creditYearOf(document, record.to), attribution.validFor)
  }
  switch (attribution) {
    case "declared":
      return [{ index, year: record.creditYear, hours }]
    case "start":
      return [{ index, year: creditYearOf(document, record.from), hours }]
    case "end":
      return [{ index, year: creditYearOf(document, record.to), hours }]
    case "byDays":
      return byDays(policy, index, record, hours)
    case "eachTouched": {
      const first = creditYearOf(document, record.from)
      return repeated(index, hours, first, Math.max(1, creditYearOf(document, record.to) - first + 1))
    }
    case "eachTwelveMonths":
      return twelveMonths(policy, index, record, hours)
  }
}
