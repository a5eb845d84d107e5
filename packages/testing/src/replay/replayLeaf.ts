import type { ExplainedLeaf, ExplainedNode } from "@xueshi/core"
import { means, rounded, type Selected, sum, sumOf } from "./arithmetic.ts"
import type { Replay } from "./replay.ts"

const leavesOf = (node: ExplainedNode): ReadonlyArray<ExplainedLeaf> =>
  node.node === "leaf" ? [node] : node.parts.flatMap(leavesOf)

/** What each record gives in a leaf's period to any of some selections; to everything, where there are none. */
const given = ({ entries }: Replay, { days, undated, years }: ExplainedLeaf, any?: ReadonlyArray<Selected>) =>
  entries.map(({ record, told }) => {
    if (undated || (days !== undefined && (record.to < days[0] || record.to > days[1]))) return 0
    const codes = any?.flatMap((one) => (means(one, record) ? one.subjects : []))
    const meant = told.parts.filter(({ code }) => codes?.includes(code) ?? true)
    return sumOf(meant.filter(({ year }) => years[0] <= year && year <= years[1]))
  })

/** What is required follows from the steps, each from the one before. */
const replaySteps = (replay: Replay, leaf: ExplainedLeaf, all: ReadonlyArray<ExplainedLeaf>): boolean => {
  let asked = 0
  const follows = leaf.steps.map((one, index): boolean => {
    const before = asked
    asked = one.hours
    if (one.step === "hours") return true
    if (one.step === "byDays")
      return (
        asked === rounded(sum(one.rows.map(({ days, hours }) => days * hours)), sum(one.rows.map(({ days }) => days)))
      )
    if (one.step === "share") {
      const of = all.find(({ code, year }) => code === one.leaf && year === leaf.year)
      const basis = one.basis === "required" ? of?.required : of && sumOf(of.records)
      const known = one.basis === "completed" ? sum(given(replay, leaf)) : (basis ?? one.of)
      return known === one.of && asked === rounded(one.of * one.share.numerator, one.share.denominator)
    }
    const effect = leaf.adjustments.find(({ code }) => code === one.adjustment)?.effect
    const { less = 0, rounding, share } = one
    const part = share && rounded(before * share.numerator, share.denominator, rounding)
    return (
      index > 0 && effect !== undefined && asked === (effect === "exempt" ? 0 : (part ?? Math.max(0, before - less)))
    )
  })
  const told = leaf.steps.flatMap((one) => (one.step === "adjusted" ? [one.adjustment] : []))
  const named = leaf.adjustments.filter(({ effect }) => effect !== "credit" && effect !== "gap").map(({ code }) => code)
  return follows.length > 0 && follows.every(Boolean) && asked === leaf.required && told.join() === named.join()
}

/** The share that is asked of what grows with every hour more; undefined where it does not grow. */
const growing = ({ of, steps }: ExplainedLeaf, all: ReadonlyArray<ExplainedLeaf>) => {
  const [first] = steps
  if (first?.step !== "share" || first.basis === "required") return undefined
  const base = all.find(({ code }) => code === first.leaf)?.of
  const inside = base === undefined || of.subjects.every((code) => base.subjects.includes(code))
  return inside && base?.forms === undefined && base?.where === undefined ? first : undefined
}

/** A demand: what its records give, what is asked, how it came out, and the fewest hours that would meet it. */
export const replayLeaf = (replay: Replay, leaf: ExplainedLeaf): void => {
  const { entries, explanation } = replay
  const { requirement, rounding, step } = explanation
  const { adjustments, carried, counted, credited, gap, missing, onTopOf, required, state } = leaf
  const check = (holds: boolean, fault: string) => replay.check(holds, `leaf ${leaf.code} of ${leaf.year}: ${fault}`)
  const all = leavesOf(requirement)
  const gives = given(replay, leaf, [leaf.of])
  const items = entries.flatMap(({ told: { record } }, at) => {
    const hours = gives[at] ?? 0
    return hours > 0 ? [{ record, hours: leaf.counting === "records" ? 1000 : hours }] : []
  })
  const same = items.every(
    ({ hours, record }, at) => record === leaf.records[at]?.record && hours === leaf.records[at]?.hours
  )
  check(same && items.length === leaf.records.length, "not what the records give")

  const unasked = state === "exempt" && adjustments.length === 0
  const [own, need] = [sumOf(items), onTopOf?.required ?? 0]
  const together = onTopOf === undefined ? own : sum(given(replay, leaf, [leaf.of, onTopOf.of]))
  const base = all.find(({ code, year }) => code === onTopOf?.code && year === leaf.year)
  check(base === undefined || base.required === need, "not what it comes on top of")
  const brought = sumOf(carried) + credited
  /** What counts with so many hours more. */
  const withMore = (more: number): number => {
    const raw = Math.max(0, Math.min(own, together - need) + more)
    return (rounding === undefined || unasked ? raw : rounded(raw, 1, rounding)) + brought
  }
  check(counted === withMore(0), "counted is not the sum")
  check(credited === sum(adjustments.map(({ credit = 0 }) => credit)), "another credit")
  check(
    carried.every(({ from, hours }) => hours > 0 && from !== leaf.year),
    "nothing carried"
  )
  check(replaySteps(replay, leaf, all), "required does not follow from the steps")

  const changed = adjustments.findLast(({ effect }) => effect === "exempt" || effect === "deemed" || effect === "gap")
  const reached = leaf.comparison === "atLeast" ? counted >= required : counted <= required
  const due = leaf.days !== undefined || leaf.years[1] <= leaf.year
  const measured = gap !== undefined ? "undefined" : reached ? "met" : due ? "missed" : "notDue"
  const expected = changed === undefined ? measured : changed.effect === "gap" ? "undefined" : changed.effect
  check(state === expected || (unasked && gap === undefined && required === 0), "another state")
  check(leaf.met === (state === "met") && (state !== "undefined" || gap !== undefined), "met, or not")

  const grows = growing(leaf, all)
  const asked = (more: number): number =>
    leaf.steps.reduce((before, one) => {
      if (one.step === "share") return rounded((one.of + more) * one.share.numerator, one.share.denominator)
      if (one.step !== "adjusted") return one.hours
      const { less = 0, rounding, share } = one
      return share ? rounded(before * share.numerator, share.denominator, rounding) : Math.max(0, before - less)
    }, 0)
  const enough = (more: number) => withMore(more) >= (grows === undefined ? required : asked(more))
  if (state !== "missed" && state !== "notDue") check(missing === 0, "something missing")
  else if (missing !== null) {
    const fewest = missing % step === 0 && enough(missing) && !enough(missing - step)
    check(leaf.comparison === "atLeast" && fewest, "not the fewest hours missing")
  }
}
