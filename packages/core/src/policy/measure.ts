import { ceilToStep, type Hours } from "../kernel/Hours.ts"
import type { CompiledLeaf, Policy } from "./Policy.ts"
import type { LeafFinding } from "./Verdict.ts"

/** The fewest hours `x` of the leaf's subjects so that `counted + x` reaches the share of `total + x`; null where none do. */
const missingOfCompleted = (counted: number, total: number, numerator: number, denominator: number): number | null =>
  numerator >= denominator ? null : Math.ceil((numerator * total - denominator * counted) / (denominator - numerator))

/**
 * CMP-03: measures one leaf exactly. A share of the completed total is required rounded up to the unit of hours, which
 * whole units reach exactly when they reach the share itself.
 */
export const measure = (
  policy: Policy,
  { leaf, subjects, threshold }: CompiledLeaf,
  totals: ReadonlyArray<number>,
  total: number
): LeafFinding => {
  let counted = 0
  for (const subject of subjects) counted += totals[subject] as number
  const step = policy.document.granularity
  if (threshold._tag === "Fixed") {
    const { required } = threshold
    const met = counted >= required
    const missing = met ? (0 as Hours) : ceilToStep((required - counted) as Hours, step)
    return { leaf, required, counted: counted as Hours, missing, met }
  }
  const { denominator, numerator } = threshold.share
  const required = Math.ceil((numerator * total) / denominator) as Hours
  if (counted >= required) return { leaf, required, counted: counted as Hours, missing: 0 as Hours, met: true }
  const missing = missingOfCompleted(counted, total, numerator, denominator)
  return {
    leaf,
    required,
    counted: counted as Hours,
    missing: missing === null ? null : ceilToStep(missing as Hours, step),
    met: false
  }
}
