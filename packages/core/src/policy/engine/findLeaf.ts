import { ceilToStep, type Hours } from "../../kernel/Hours.ts"
import type { Text } from "../../kernel/RuleError.ts"
import type { CompiledLeaf, Policy } from "../Policy.ts"
import { round } from "../round.ts"
import type { Carried, LeafFinding, LeafState, Step } from "../Verdict.ts"
import { type Frame, keyOf, type Time } from "./Frame.ts"
import { holds } from "./holds.ts"
import { measured, recordsOf } from "./measured.ts"
import { timeOf } from "./periodIn.ts"
import { shareOf } from "./prorated.ts"
import { type Required, requiredOf } from "./requiredOf.ts"
import { roomFor } from "./roomFor.ts"

const nobody: ReadonlyArray<string> = []
const none: ReadonlyArray<Carried> = []

const noDate: Text = { zh: "计算周期所需的日期未知", en: "the date that the period hangs on is not known" }

/** Whether what is added to a leaf can stay out of another one. */
const canStayOut = ({ subjects }: CompiledLeaf, { leaf: { of }, subjects: whole }: CompiledLeaf): boolean =>
  of.forms !== undefined || of.where !== undefined || subjects.some((subject) => !whole.includes(subject))

/** Whether the threshold is a share of what grows with every hour added to the leaf. */
const grows = ({ leaves }: Policy, own: CompiledLeaf, [first]: ReadonlyArray<Step>): boolean => {
  if (first?.step !== "share" || first.basis === "required") return false
  const base = leaves.find(({ leaf }) => leaf.leaf === first.leaf)
  return base === undefined || !canStayOut(own, base)
}

/** What the steps come to where the basis of the first one has grown by so much. */
const askedWith = (steps: ReadonlyArray<Step>, more: number): number =>
  steps.reduce((asked, step) => {
    if (step.step === "share") return Math.ceil(((step.of + more) * step.share.numerator) / step.share.denominator)
    if (step.step !== "adjusted") return step.hours
    if (step.share !== undefined) return shareOf(asked, step.share, step.rounding)
    return Math.max(0, asked - (step.less ?? 0))
  }, 0)

/** Of a demand that grows nearly as fast as what is added to it nobody would follow the search to its end. */
const mostLooks = 1000

/**
 * The fewest further hours that reach the threshold, in the policy's steps; null where none do. `withMore` is what counts with so
 * many hours more; each look tells how many more are needed at least.
 */
const missingOf = (
  { policy }: Frame,
  leaf: CompiledLeaf,
  { hours, steps }: Required,
  withMore: (more: number) => number
): Hours | null => {
  const { granularity, rounding } = policy.document
  const slack = rounding?.of === "sum" ? rounding.step : 0
  const growing = grows(policy, leaf, steps)
  const [first] = steps
  // A share alone is solved at once, but for a unit that its rounding up hides.
  const alone =
    growing && steps.length === 1 && first?.step === "share" ? first.share : { numerator: 0, denominator: 1 }
  if (alone.numerator >= alone.denominator) return null
  let more = 0
  for (let look = 0; look < mostLooks; look++) {
    const lack = (growing ? askedWith(steps, more) : hours) - withMore(more)
    if (lack <= 0) return more as Hours
    const least = Math.floor(((lack - slack - 1) * alone.denominator) / (alone.denominator - alone.numerator)) + 1
    more += Math.max(granularity, ceilToStep(least as Hours, granularity))
  }
  return null
}

/** What is said of the time that was summed, where that is more than one year. */
const told = (frame: Frame, year: number, time: Time | undefined) => ({
  ...(year === frame.year ? {} : { year }),
  ...(time === undefined || time.from === time.to ? {} : { years: [time.from, time.to] as const }),
  ...(time?.days === undefined ? {} : { days: time.days }),
  ...(time === undefined ? { undated: true as const } : {})
})

const unasked = (frame: Frame, index: number, year: number, state: LeafState, time: Time | undefined): LeafFinding => {
  const { leaf } = frame.policy.leaves[index] as CompiledLeaf
  return {
    leaf,
    required: 0 as Hours,
    counted: measured(frame, index, year).counted as Hours,
    missing: 0 as Hours,
    met: false,
    state,
    records: recordsOf(frame, index, year),
    citation: leaf.citation,
    ...told(frame, year, time)
  }
}

const stateOf = (required: Required, due: boolean, met: boolean): LeafState => {
  if (required.state !== undefined) return required.state
  if (met) return "met"
  return due ? "missed" : "notDue"
}

const find = (frame: Frame, index: number, year: number): LeafFinding => {
  const compiled = frame.policy.leaves[index] as CompiledLeaf
  const { leaf, onTopOf } = compiled
  const time = timeOf(frame, compiled, year)
  if (leaf.when !== undefined && !holds(frame, leaf.when, year)) return unasked(frame, index, year, "exempt", time)
  if (time === undefined) return { ...unasked(frame, index, year, "undefined", time), gap: noDate }
  const required = requiredOf(frame, index, year)
  const { counted: own, together } = measured(frame, index, year)
  const carried = frame.carried?.get(year)?.[index] ?? none
  let brought: number = required.credited
  for (const { hours } of carried) brought += hours
  // On top of another leaf only what that one does not need counts.
  const beside = onTopOf === undefined ? undefined : findLeaf(frame, onTopOf, year).required
  const { rounding } = frame.policy.document
  const withMore = (more: number): number => {
    const raw = beside === undefined ? own + more : Math.max(0, Math.min(own, together - beside) + more)
    return (rounding?.of === "sum" ? round(rounding, raw) : raw) + brought
  }
  const counted = withMore(0) as Hours
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
    finding.missing = leaf.atLeast === undefined ? null : missingOf(frame, compiled, required, withMore)
    if (finding.missing !== null && !frame.hopeful && finding.missing > roomFor(frame, index, year))
      finding.missing = null
  }
  const { adjustments, credited, gap, steps } = required
  if (year !== frame.year) finding.year = year
  if (time.from !== time.to) finding.years = [time.from, time.to]
  if (time.days !== undefined) finding.days = time.days
  if (steps.length > 1 || (steps.length === 1 && steps[0]?.step !== "hours")) finding.steps = steps
  if (beside !== undefined) finding.beside = beside
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
