import { ceilToStep, type Hours } from "../../kernel/Hours.ts"
import type { Text } from "../../kernel/RuleError.ts"
import { leastRoundedTo, round } from "../document/Rounding.ts"
import type { CompiledLeaf } from "../Policy.ts"
import type { Carried, LeafFinding, LeafState, Step } from "../Verdict.ts"
import { type Frame, keyOf } from "./Frame.ts"
import { holds } from "./holds.ts"
import { measured, recordsOf } from "./measured.ts"
import { timeOf } from "./periodIn.ts"
import { type Required, requiredOf } from "./requiredOf.ts"
import { roomFor } from "./roomFor.ts"

const nobody: ReadonlyArray<string> = []
const none: ReadonlyArray<Carried> = []

const noDate: Text = { zh: "计算周期所需的日期未知", en: "the date that the period hangs on is not known" }

/** The share that the threshold is of what grows with every hour added to the leaf; undefined where it does not grow. */
const growing = ({ apart, leaf }: CompiledLeaf, steps: ReadonlyArray<Step>) => {
  const amount = leaf.atLeast
  const [step] = steps
  if (amount === undefined || steps.length !== 1 || step?.step !== "share") return undefined
  const one = "rows" in amount ? amount.rows[0].amount : amount
  if (!("of" in one) || one.of === "required" || (one.of === "counted" && apart)) return undefined
  return { share: step.share, of: step.of }
}

/** The fewest further hours that reach the threshold, in the policy's steps; null where none do. */
const missingOf = (
  { policy }: Frame,
  leaf: CompiledLeaf,
  required: number,
  counted: number,
  raw: number,
  steps: ReadonlyArray<Step>
): Hours | null => {
  const { granularity, rounding } = policy.document
  const grows = growing(leaf, steps)
  if (grows !== undefined) {
    const { denominator, numerator } = grows.share
    if (numerator >= denominator) return null
    const hours = Math.ceil((numerator * grows.of - denominator * counted) / (denominator - numerator))
    return ceilToStep(hours as Hours, granularity)
  }
  const needed =
    rounding?.of === "sum" ? leastRoundedTo(rounding, required - (counted - raw)) - raw : required - counted
  return ceilToStep(Math.max(0, needed) as Hours, granularity)
}

const unasked = (frame: Frame, { leaf }: CompiledLeaf, index: number, year: number, state: LeafState): LeafFinding => ({
  leaf,
  required: 0 as Hours,
  counted: measured(frame, index, year).counted as Hours,
  missing: 0 as Hours,
  met: false,
  state,
  records: recordsOf(frame, index, year),
  citation: leaf.citation,
  ...(year === frame.year ? {} : { year })
})

const stateOf = (required: Required, due: boolean, met: boolean): LeafState => {
  if (required.state !== undefined) return required.state
  if (met) return "met"
  return due ? "missed" : "notDue"
}

const find = (frame: Frame, index: number, year: number): LeafFinding => {
  const compiled = frame.policy.leaves[index] as CompiledLeaf
  const { leaf, onTopOf } = compiled
  if (leaf.when !== undefined && !holds(frame, leaf.when, year)) return unasked(frame, compiled, index, year, "exempt")
  const time = timeOf(frame, compiled, year)
  if (time === undefined) return { ...unasked(frame, compiled, index, year, "undefined"), gap: noDate }
  const required = requiredOf(frame, index, year)
  const { counted: own, together } = measured(frame, index, year)
  const carried = frame.carried?.get(year)?.[index] ?? none
  let brought: number = required.credited
  for (const { hours } of carried) brought += hours
  // On top of another leaf only what that one does not need counts.
  const raw =
    onTopOf === undefined ? own : Math.max(0, Math.min(own, together - requiredOf(frame, onTopOf, year).hours))
  const rest = onTopOf === undefined ? 0 : Math.max(0, requiredOf(frame, onTopOf, year).hours - together)
  const { rounding } = frame.policy.document
  const counted = ((rounding?.of === "sum" ? round(rounding, raw) : raw) + brought) as Hours
  const reached = leaf.atLeast === undefined ? counted <= required.hours : counted >= required.hours
  const state = stateOf(required, time.due, reached)
  const finding: { -readonly [K in keyof LeafFinding]: LeafFinding[K] } = {
    leaf,
    required: required.hours,
    counted,
    missing: 0 as Hours,
    met: state === "met",
    state,
    records: frame.hopeful ? nobody : recordsOf(frame, index, year),
    citation: required.citation
  }
  if (state === "missed" || state === "notDue") {
    finding.missing =
      leaf.atLeast === undefined
        ? null
        : missingOf(frame, compiled, required.hours + rest, counted, raw, required.steps)
    if (finding.missing !== null && !frame.hopeful && finding.missing > roomFor(frame, index, year))
      finding.missing = null
  }
  const { adjustments, credited, gap, steps } = required
  if (year !== frame.year) finding.year = year
  if (time.from !== time.to) finding.years = [time.from, time.to]
  if (steps.length > 1 || (steps.length === 1 && steps[0]?.step !== "hours")) finding.steps = steps
  if (carried.length > 0) finding.carried = carried
  if (credited > 0) finding.credited = credited
  if (adjustments.length > 0) finding.adjustments = adjustments
  if (gap !== undefined) finding.gap = gap
  return finding
}

/** How a leaf is met or missed in a year; asked once for each. */
export const findLeaf = (frame: Frame, index: number, year: number): LeafFinding => {
  if (year === frame.year) {
    const known = frame.found[index] ?? find(frame, index, year)
    frame.found[index] = known
    return known
  }
  const elsewhere = frame.foundElsewhere ?? new Map<number, LeafFinding>()
  frame.foundElsewhere = elsewhere
  const key = keyOf(index, year)
  const known = elsewhere.get(key) ?? find(frame, index, year)
  elsewhere.set(key, known)
  return known
}
