import type { Adjustment, Amount, Leaf, LeafState, Threshold } from "@xueshi/core"
import { leavesOf } from "../arbitraries/thresholds.ts"
import { daysOf } from "../calendar.ts"
import { rounded } from "../replay.ts"
import { monthsIn, type Stretch } from "./days.ts"
import { heldOn } from "./facts.ts"
import { factsOf, isSo, lastKnown, type Moment } from "./isSo.ts"
import type { Reading } from "./Reading.ts"
import { timeOf } from "./timeOf.ts"

/** What a leaf asks, on what basis, and what changed it. */
export interface Asked {
  readonly hours: number
  readonly citation: string
  readonly adjustments: ReadonlyArray<string>
  readonly credited: number
  /** Where it is not measured. */
  readonly state?: LeafState
}

/** What counts of a leaf by its own records; or, without one, all that counts in the time of the leaf asked about. */
export type Counted = (leaf: Leaf, year: number, all: boolean) => number

type Row = Extract<Threshold, { rows: unknown }>["rows"][number]

type Prorate = Extract<Adjustment["effect"], { prorate: unknown }>["prorate"]

/** Reads from the document what a leaf asks of a person in a year. */
export const askedOf = (reading: Reading, counted: Counted, leaf: Leaf, year: number): Asked => {
  const { document } = reading.one.policy
  const amountOf = (amount: Amount): number => {
    if ("hours" in amount) return amount.hours
    const base = "leaf" in amount ? leavesOf(document.requirement).find((one) => one.leaf === amount.leaf) : leaf
    if (base === undefined) return 0
    const of =
      amount.of === "required"
        ? askedOf(reading, counted, base, year).hours
        : counted(base, year, amount.of === "completed")
    return rounded(of * amount.share.numerator, amount.share.denominator)
  }
  const rowOn = (rows: ReadonlyArray<Row>, on: number): Row | undefined =>
    rows.find(
      ({ when, years }) =>
        (years === undefined || isSo(reading, { years }, { year })) &&
        (when === undefined || isSo(reading, when, { year, on }))
    )
  let asked = { citation: leaf.citation, adjustments: [] as ReadonlyArray<string>, credited: 0 }
  const threshold = leaf.atLeast ?? leaf.atMost
  const ofRows = ({ change, rows }: Extract<Threshold, { rows: unknown }>): number | undefined => {
    const [first, last] = daysOf(document, year)
    const isLong = change === "byDays" || change === "highest"
    const on = change === "first" ? first : lastKnown(reading, year)
    const days = isLong ? Array.from({ length: last - first + 1 }, (_, later) => first + later) : [on]
    const found = days.map((day) => rowOn(rows, day))
    const met = found.filter((row) => row !== undefined)
    const [one] = met
    if (one === undefined || met.length < days.length) return undefined
    const amounts = new Map([...new Set(met)].map((row) => [row, amountOf(row.amount)]))
    const highest = Math.max(...amounts.values())
    const best = change === "highest" ? ([...amounts.keys()].find((row) => amounts.get(row) === highest) ?? one) : one
    asked = { ...asked, citation: best.citation }
    if (change === "byDays")
      return rounded(
        met.reduce((sum, row) => sum + (amounts.get(row) ?? 0), 0),
        days.length
      )
    return amounts.get(best)
  }
  let hours = threshold === undefined ? 0 : "rows" in threshold ? ofRows(threshold) : amountOf(threshold)
  let state: LeafState | undefined = hours === undefined ? "undefined" : undefined
  const within = ({ over }: Adjustment): Stretch => {
    const time = over === undefined ? undefined : timeOf(reading, leaf.period ?? "year", year)
    const [from, to] = time?.years ?? [year, year]
    return time?.days ?? [daysOf(document, from)[0], daysOf(document, to)[1]]
  }
  const partOf = ({ by, fact, full, is, not, steps }: Prorate, stretch: Stretch) => {
    const held = heldOn(factsOf(reading), fact, is, stretch)
    const fits = ([from, to]: Stretch) => {
      let days = 0
      for (let day = from; day <= to; day++) if (held.has(day)) days++
      return full ? days === to - from + 1 : days > 0
    }
    const months = by === "months" ? monthsIn(stretch) : []
    const whole = by === "days" ? stretch[1] - stretch[0] + 1 : months.length
    const some = by === "days" ? held.size : months.filter(fits).length
    const part = not ? whole - some : some
    if (steps === undefined) return { numerator: part, denominator: whole }
    const reached = steps.filter((step) => step.months <= part).toSorted((a, b) => b.months - a.months)
    return reached[0]?.share ?? { numerator: 0, denominator: 1 }
  }
  for (const one of document.adjustments ?? []) {
    if (!(one.leaves?.includes(leaf.leaf) ?? true)) continue
    const moment: Moment = { year, within: within(one) }
    if (!isSo(reading, one.when, moment)) continue
    asked = { ...asked, adjustments: [...asked.adjustments, one.code] }
    const { effect } = one
    const before = hours ?? 0
    if (effect === "exempt" || effect === "deemed") {
      hours = effect === "exempt" ? 0 : before
      state = effect
    } else if ("gap" in effect) state = "undefined"
    else if ("credit" in effect) asked = { ...asked, credited: asked.credited + effect.credit }
    else if ("less" in effect) hours = before > effect.less ? before - effect.less : 0
    else {
      const share = "share" in effect ? effect.share : partOf(effect.prorate, within(one))
      const { rounding } = "share" in effect ? effect : effect.prorate
      const isRounded = rounding !== undefined && rounding.step > 0
      hours = rounded(before * share.numerator, share.denominator, isRounded ? rounding : undefined)
    }
  }
  return { hours: hours ?? 0, ...asked, ...(state === undefined ? {} : { state }) }
}
