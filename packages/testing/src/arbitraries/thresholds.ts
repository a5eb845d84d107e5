import type { Leaf, PolicyDocument, Requirement } from "@xueshi/core"

/** The leaves of a requirement in the document's order, read from the document alone. */
export const leavesOf = (requirement: Requirement): ReadonlyArray<Leaf> => {
  if ("leaf" in requirement) return [requirement]
  return ("allOf" in requirement ? requirement.allOf : requirement.anyOf).flatMap(leavesOf)
}

/**
 * What a leaf demands as exact arithmetic: `counted × denominator ≥ numerator × basis`, the basis being 1 for fixed
 * hours and the completed total for a share of it.
 */
export interface Demand {
  readonly basis: "fixed" | "completed"
  readonly numerator: bigint
  readonly denominator: bigint
}

const ceil = (numerator: bigint, denominator: bigint): bigint => (numerator + denominator - 1n) / denominator

/** The demand of a leaf. A share of required hours is rounded up to the unit of hours, at every level of reference. */
export const demandOf = (document: PolicyDocument, leaf: Leaf): Demand => {
  const { atLeast } = leaf
  if ("hours" in atLeast) return { basis: "fixed", numerator: BigInt(atLeast.hours), denominator: 1n }
  const [numerator, denominator] = [BigInt(atLeast.share.numerator), BigInt(atLeast.share.denominator)]
  if (atLeast.of === "completed") return { basis: "completed", numerator, denominator }
  const base = leavesOf(document.requirement).find((one) => one.leaf === atLeast.leaf) as Leaf
  return {
    basis: "fixed",
    numerator: ceil(demandOf(document, base).numerator * numerator, denominator),
    denominator: 1n
  }
}

/** Whether so many counted hours of so many in all satisfy a demand, exactly. */
export const satisfies = ({ basis, denominator, numerator }: Demand, counted: number, total: number): boolean =>
  BigInt(counted) * denominator >= numerator * (basis === "fixed" ? 1n : BigInt(total))

/** The fewest further units of a leaf's own subjects that satisfy its demand; undefined where none do. */
export const lacking = (demand: Demand, counted: number, total: number): number | undefined => {
  if (satisfies(demand, counted, total)) return 0
  const { basis, denominator, numerator } = demand
  if (basis === "fixed") return Number(numerator) - counted
  if (numerator >= denominator) return undefined
  return Number(ceil(numerator * BigInt(total) - denominator * BigInt(counted), denominator - numerator))
}
