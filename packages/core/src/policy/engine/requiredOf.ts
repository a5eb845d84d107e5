import type { Hours } from "../../kernel/Hours.ts"
import type { Text } from "../../kernel/RuleError.ts"
import type { Adjustment } from "../document/Adjustment.ts"
import type { Amount, Threshold, ThresholdRow } from "../document/Threshold.ts"
import type { CompiledLeaf } from "../Policy.ts"
import type { LeafState, Step } from "../Verdict.ts"
import type { Frame } from "./Frame.ts"
import type { Span } from "./facts.ts"
import { holds, lastKnownDay } from "./holds.ts"
import { completedIn, measured } from "./measured.ts"
import { timeOf } from "./periodIn.ts"
import { shareLeft, shareOf } from "./prorated.ts"
import { turningDays } from "./turningDays.ts"
import { firstDayIn, lastDayIn } from "./yearSpan.ts"

/** What a leaf asks of a person in a year, and how that came about. */
export interface Required {
  readonly hours: Hours
  readonly citation: string
  readonly steps: ReadonlyArray<Step>
  readonly adjustments: ReadonlyArray<string>
  readonly credited: Hours
  /** Where it is not measured: not asked, taken as reached, or not said. */
  readonly state?: LeafState
  readonly gap?: Text
}

const none: ReadonlyArray<never> = []
/** What is the same for everybody is made once. */
const fixed = new WeakMap<CompiledLeaf, Required>()

const noRow: Text = { zh: "规定没有写明这种情形的要求", en: "the rule does not say what is required in this case" }

const amountOf = (frame: Frame, index: number, year: number, amount: Amount): { hours: number; step: Step } => {
  if ("hours" in amount) return { hours: amount.hours, step: { step: "hours", hours: amount.hours } }
  const { leaves } = frame.policy
  const base = "leaf" in amount ? leaves.findIndex(({ leaf }) => leaf.leaf === amount.leaf) : -1
  const of =
    amount.of === "required"
      ? requiredOf(frame, base, year).hours
      : amount.of === "counted"
        ? measured(frame, base, year).counted
        : completedIn(frame, index, year)
  const hours = Math.ceil((of * amount.share.numerator) / amount.share.denominator)
  const { of: basis, share } = amount
  const leaf = "leaf" in amount ? { leaf: amount.leaf } : {}
  return { hours, step: { step: "share", share, basis, ...leaf, of: of as Hours, hours: hours as Hours } }
}

const fits = (frame: Frame, { when, years }: ThresholdRow, year: number, day: number): boolean =>
  (years === undefined || ((years.from ?? year) <= year && year <= (years.to ?? year))) &&
  (when === undefined || holds(frame, when, year, day as Hours & never))

type Table = Extract<Threshold, { rows: unknown }>

/** Each day's row, for the part of the year's days that it fits; undefined where a day has none. */
const byDays = (frame: Frame, index: number, year: number, { rows }: Table) => {
  const { document } = frame.policy
  const [first, last] = [firstDayIn(document, year), lastDayIn(document, year)]
  const days = new Map<ThresholdRow, number>()
  const conditions = rows.flatMap(({ when }) => (when === undefined ? [] : [when]))
  const turns = turningDays(frame.facts, conditions, { from: first, to: last })
  for (const [place, day] of turns.entries()) {
    const row = rows.find((one) => fits(frame, one, year, day))
    if (row === undefined) return undefined
    days.set(row, (days.get(row) ?? 0) + (turns[place + 1] ?? last + 1) - day)
  }
  for (const row of days.keys()) frame.watch?.(row, true)
  let sum = 0
  const told: Array<{ days: number; hours: Hours }> = []
  for (const [row, count] of days) {
    const { hours } = amountOf(frame, index, year, row.amount)
    told.push({ days: count, hours: hours as Hours })
    sum += hours * count
  }
  return { sum, whole: last - first + 1, rows: [...days.keys()], told }
}

const ofTable = (frame: Frame, index: number, year: number, table: Table): Required | undefined => {
  const { change = "last", rows } = table
  const none = { adjustments: [], credited: 0 as Hours }
  if (change === "byDays" || change === "highest") {
    const found = byDays(frame, index, year, table)
    if (found === undefined) return undefined
    const citation = (found.rows[0] as ThresholdRow).citation
    if (found.rows.length > 1 && change === "byDays") {
      const hours = Math.ceil(found.sum / found.whole) as Hours
      return { ...none, hours, citation, steps: [{ step: "byDays", rows: found.told, hours }] }
    }
    const amounts = found.rows.map((row) => ({ row, ...amountOf(frame, index, year, row.amount) }))
    const best = amounts.reduce((a, b) => (b.hours > a.hours ? b : a))
    return { ...none, hours: best.hours as Hours, citation: best.row.citation, steps: [best.step] }
  }
  const day = change === "first" ? firstDayIn(frame.policy.document, year) : lastKnownDay(frame, year)
  const row = rows.find((one) => fits(frame, one, year, day))
  if (row === undefined) return undefined
  frame.watch?.(row, true)
  const { hours, step } = amountOf(frame, index, year, row.amount)
  return { ...none, hours: hours as Hours, citation: row.citation, steps: [step] }
}

type Adjusted = Extract<Step, { step: "adjusted" }>

/** What an adjustment looks at: the year, or all the time that the leaf is asked over, as far as that is known. */
const spanOf = (frame: Frame, leaf: CompiledLeaf, year: number, { over }: Adjustment): Span => {
  const { from, to, days } = (over && timeOf(frame, leaf, year)) ?? { from: year, to: year }
  const { document } = frame.policy
  return days === undefined
    ? { from: firstDayIn(document, from), to: lastDayIn(document, to) }
    : { from: days[0], to: days[1] }
}

const adjusted = (frame: Frame, within: Span, required: Required, { code, effect }: Adjustment): Required => {
  const adjustments = [...required.adjustments, code]
  const to = (hours: number, how: Pick<Adjusted, "share" | "rounding" | "less"> = {}): Required => ({
    ...required,
    adjustments,
    hours: hours as Hours,
    steps: [...required.steps, { step: "adjusted", adjustment: code, ...how, hours: hours as Hours }]
  })
  if (effect === "exempt" || effect === "deemed")
    return { ...to(effect === "exempt" ? 0 : required.hours), state: effect }
  if ("gap" in effect) return { ...required, adjustments, state: "undefined", gap: effect.gap }
  if ("credit" in effect) return { ...required, adjustments, credited: (required.credited + effect.credit) as Hours }
  if ("less" in effect) return to(Math.max(0, required.hours - effect.less), { less: effect.less })
  const { rounding } = "prorate" in effect ? effect.prorate : effect
  const share = "prorate" in effect ? shareLeft(frame, effect.prorate, within) : effect.share
  return to(shareOf(required.hours, share, rounding), { share, ...(rounding && { rounding }) })
}

/** What a leaf asks of the person in a year: its threshold's row, then each adjustment that applies, in the document's order. */
export const requiredOf = (frame: Frame, index: number, year: number): Required => {
  const compiled = frame.policy.leaves[index] as CompiledLeaf
  const { adjustments, leaf, threshold } = compiled
  const { citation } = leaf
  if (threshold._tag === "Fixed") {
    const known = fixed.get(compiled) ?? {
      hours: threshold.required,
      citation,
      steps: none,
      adjustments: none,
      credited: 0 as Hours
    }
    fixed.set(compiled, known)
    return known
  }
  const amount = (leaf.atLeast ?? leaf.atMost) as Threshold
  let required: Required
  if ("rows" in amount) {
    required = ofTable(frame, index, year, amount) ?? {
      hours: 0 as Hours,
      citation,
      steps: [{ step: "hours", hours: 0 as Hours }],
      adjustments: [],
      credited: 0 as Hours,
      state: "undefined",
      gap: noRow
    }
  } else {
    const { hours, step } = amountOf(frame, index, year, amount)
    required = { hours: hours as Hours, citation, steps: [step], adjustments: [], credited: 0 as Hours }
  }
  for (const one of adjustments) {
    const within = spanOf(frame, compiled, year, one)
    if (holds(frame, one.when, year, undefined, within)) required = adjusted(frame, within, required, one)
  }
  return required
}
