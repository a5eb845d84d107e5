import type { Hours } from "../../kernel/Hours.ts"
import type { Prorate } from "../document/Adjustment.ts"
import { round } from "../document/Rounding.ts"
import type { Frame } from "./Frame.ts"
import { daysIn, timesOf } from "./facts.ts"
import { monthsOf } from "./monthsOf.ts"
import { firstDayIn, lastDayIn } from "./yearSpan.ts"

/** The part of a year that a proration leaves, as a whole number of days or months of so many. */
const partOf = ({ facts, policy: { document } }: Frame, prorate: Prorate, year: number) => {
  const within = { from: firstDayIn(document, year), to: lastDayIn(document, year) }
  const times = timesOf(facts, prorate.fact, prorate.is, within)
  const [whole, held] =
    prorate.by === "days"
      ? [within.to - within.from + 1, daysIn(times)]
      : [12, monthsOf(document, year, times, prorate.full === true)]
  return { part: prorate.not ? whole - held : held, whole }
}

/** What is asked for a part of the year: in proportion, exactly, or by steps; rounded up to the unit unless said otherwise. */
export const prorated = (frame: Frame, prorate: Prorate, year: number, hours: number): Hours => {
  const { part, whole } = partOf(frame, prorate, year)
  const step = prorate.steps?.toSorted((a, b) => b.months - a.months).find(({ months }) => part >= months)
  const share =
    prorate.steps === undefined
      ? { numerator: part, denominator: whole }
      : (step?.share ?? { numerator: 0, denominator: 1 })
  const { rounding } = prorate
  const product = hours * share.numerator
  return (
    rounding === undefined
      ? Math.ceil(product / share.denominator)
      : round({ ...rounding, step: (rounding.step * share.denominator) as Hours }, product) / share.denominator
  ) as Hours
}
