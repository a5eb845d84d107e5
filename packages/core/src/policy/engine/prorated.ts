import type { Hours } from "../../kernel/Hours.ts"
import type { Ratio } from "../../kernel/Ratio.ts"
import type { Prorate } from "../document/Adjustment.ts"
import type { Rounding } from "../document/Rounding.ts"
import { round } from "../round.ts"
import type { Frame } from "./Frame.ts"
import { daysIn, type Span, timesOf } from "./facts.ts"
import { monthsOf } from "./monthsOf.ts"

/** The part of a year or period that a proration leaves, as a whole number of days or months of so many. */
const partOf = ({ facts }: Frame, prorate: Prorate, within: Span) => {
  const times = timesOf(facts, prorate.fact, prorate.is, within)
  const { held, whole } =
    prorate.by === "days"
      ? { held: daysIn(times), whole: within.to - within.from + 1 }
      : monthsOf(within, times, prorate.full === true)
  return { part: prorate.not ? whole - held : held, whole }
}

/** The share of the demand that a proration leaves: in proportion, or by steps. */
export const shareLeft = (frame: Frame, prorate: Prorate, within: Span): Ratio => {
  const { part, whole } = partOf(frame, prorate, within)
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
