import { ceilToStep, type Hours } from "../kernel/Hours.ts"
import type { CompiledLeaf, Policy } from "./Policy.ts"
import type { LeafFinding } from "./Verdict.ts"

/** The fewest hours `x` of the leaf's subjects so that `counted + x` reaches the share of `total + x`; null where none do. */
const missingOfCompleted = (counted: number, total: number, numerator: number, denominator: number): number | null =>
  numerator >= denominator ? null : Math.ceil((numerator * total - denominator * counted) / (denominator - numerator))

/** The fewest further hours, in the policy's steps, that meet a leaf of a plain policy: 0 where it is met, null where none do. */
export const missingOf = (
  { document: { granularity } }: Policy,
  { threshold }: CompiledLeaf,
  counted: number,
  total: number
): Hours | null => {
  if (threshold._tag === "Fixed") {
    const { required } = threshold
    return counted >= required ? (0 as Hours) : ceilToStep((required - counted) as Hours, granularity)
  }
  if (threshold._tag === "Computed") throw new Error("a plain leaf has a threshold that is known before")
  const { denominator, numerator } = threshold.share
  if (counted >= Math.ceil((numerator * total) / denominator)) return 0 as Hours
  const hours = missingOfCompleted(counted, total, numerator, denominator)
  return hours === null ? null : ceilToStep(hours as Hours, granularity)
}

/** The hours of a leaf's subjects. */
export const countedFor = ({ subjects }: CompiledLeaf, totals: ReadonlyArray<number>): Hours => {
  let sum = 0
  for (const subject of subjects) sum += totals[subject] as number
  return sum as Hours
}

/**
 * CMP-03: measures one leaf of a plain policy exactly. A share of the completed total is required rounded up to the unit of
 * hours, which whole units reach exactly when they reach the share itself.
 */
export const measure = (
  policy: Policy,
  compiled: CompiledLeaf,
  totals: ReadonlyArray<number>,
  total: number,
  records: ReadonlyArray<string>
): LeafFinding => {
  const { leaf, threshold } = compiled
  const counted = countedFor(compiled, totals)
  const missing = missingOf(policy, compiled, counted, total)
  const met = missing === 0
  const state = met ? "met" : "missed"
  const { citation } = leaf
  if (threshold._tag !== "OfCompleted") {
    const { required } = threshold as Extract<CompiledLeaf["threshold"], { _tag: "Fixed" }>
    return { leaf, required, counted, missing, met, state, records, citation }
  }
  const { share } = threshold
  const required = Math.ceil((share.numerator * total) / share.denominator) as Hours
  const steps = [{ step: "share", share, basis: "completed", of: total as Hours, hours: required }] as const
  return { leaf, required, counted, missing, met, state, records, citation, steps }
}
