import type { Hours } from "../../kernel/Hours.ts"
import type { Prorate } from "../document/Adjustment.ts"
import { round } from "../document/Rounding.ts"
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

/** What is asked for a part of the year or period: in proportion, exactly, or by steps; rounded up to the unit unless said otherwise. */
export const prorated = (frame: Frame, prorate: Prorate, within: Span, hours: number): Hours => {
  const { part, whole } = partOf(frame, prorate, within)
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
