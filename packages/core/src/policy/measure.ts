import { ceilToStep, type Hours } from "../kernel/Hours.ts"
import type { CompiledLeaf, Policy } from "./Policy.ts"
import type { LeafFinding } from "./Verdict.ts"

/** The fewest hours `x` of the leaf's subjects so that `counted + x` reaches the share of `total + x`; null where none do. */
const missingOfCompleted = (counted: number, total: number, numerator: number, denominator: number): number | null =>
  numerator >= denominator ? null : Math.ceil((numerator * total - denominator * counted) / (denominator - numerator))

/**
 * CMP-03: measures one leaf of a plain policy exactly. A share of the completed total is required rounded up to the unit of
 * hours, which whole units reach exactly when they reach the share itself.
 */
export const measure = (
  policy: Policy,
  { leaf, subjects, threshold }: CompiledLeaf,
  totals: ReadonlyArray<number>,
  total: number,
  records: ReadonlyArray<string>
): LeafFinding => {
  let sum = 0
  for (const subject of subjects) sum += totals[subject] as number
  const counted = sum as Hours
  const step = policy.document.granularity
  const { citation } = leaf
  if (threshold._tag === "Fixed") {
    const { required } = threshold
    const met = counted >= required
    const missing = met ? (0 as Hours) : ceilToStep((required - counted) as Hours, step)
    return { leaf, required, counted, missing, met, state: met ? "met" : "missed", records, citation }
  }
  if (threshold._tag === "Computed") throw new Error("a plain leaf has a threshold that is known before")
  const { share } = threshold
  const required = Math.ceil((share.numerator * total) / share.denominator) as Hours
  const steps = [{ step: "share", share, basis: "completed", of: total as Hours, hours: required }] as const
  if (counted >= required)
    return { leaf, required, counted, missing: 0 as Hours, met: true, state: "met", records, citation, steps }
  const hours = missingOfCompleted(counted, total, share.numerator, share.denominator)
  const missing = hours === null ? null : ceilToStep(hours as Hours, step)
  return { leaf, required, counted, missing, met: false, state: "missed", records, citation, steps }
}
