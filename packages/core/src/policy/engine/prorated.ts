import type { Hours } from "../../kernel/Hours.ts"
import type { Ratio } from "../../kernel/Ratio.ts"
import type { Prorate } from "../document/Adjustment.ts"
import { type Rounding, round } from "../document/Rounding.ts"
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

/** The share of a year's demand that a proration leaves: in proportion, or by steps. */
export const shareLeft = (frame: Frame, prorate: Prorate, year: number): Ratio => {
  const { part, whole } = partOf(frame, prorate, year)
  if (prorate.steps === undefined) return { numerator: part, denominator: whole }
  const step = prorate.steps.toSorted((a, b) => b.months - a.months).find(({ months }) => part >= months)
  return step?.share ?? { numerator: 0, denominator: 1 }
}

/** A share of what is asked, exactly; rounded up to the unit unless said otherwise. */
export const shareOf = (hours: number, { denominator, numerator }: Ratio, rounding: Rounding | undefined): Hours => {
  const product = hours * numerator
  if (rounding === undefined || rounding.step === 0) return Math.ceil(product / denominator) as Hours
  return (round({ ...rounding, step: (rounding.step * denominator) as Hours }, product) / denominator) as Hours
}
