import type { Leaf, PolicyDocument, Requirement } from "@xueshi/core"

const partsOf = (node: Exclude<Requirement, Leaf>): ReadonlyArray<Requirement> => {
  if ("allOf" in node) return node.allOf
  if ("anyOf" in node) return node.anyOf
  if ("eachYear" in node) return [node.eachYear]
  return "several" in node ? node.of : [node.of]
}

/** The leaves of a requirement in the document's order, read from the document alone. */
export const leavesOf = (requirement: Requirement): ReadonlyArray<Leaf> =>
  "leaf" in requirement ? [requirement] : partsOf(requirement).flatMap(leavesOf)

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

/**
 * The demand of a leaf, where the document says it by itself: undefined where it hangs on the person or on what another leaf
 * counts. A share of required hours is rounded up to the unit of hours, at every level of reference.
 */
export const demandOf = (document: PolicyDocument, leaf: Leaf): Demand | undefined => {
  const { atLeast, counting, period = "year" } = leaf
  const adjusted = document.adjustments?.some(({ leaves }) => leaves?.includes(leaf.leaf) ?? true)
  if (atLeast === undefined || "rows" in atLeast || adjusted) return undefined
  if ("hours" in atLeast) return { basis: "fixed", numerator: BigInt(atLeast.hours), denominator: 1n }
  const [numerator, denominator] = [BigInt(atLeast.share.numerator), BigInt(atLeast.share.denominator)]
  if (atLeast.of === "completed")
    return period === "year" && counting !== "records" ? { basis: "completed", numerator, denominator } : undefined
  if (atLeast.of === "counted") return undefined
  const base = leavesOf(document.requirement).find((one) => one.leaf === atLeast.leaf)
  const demand = base && demandOf(document, base)
  if (demand?.basis !== "fixed") return undefined
  return { basis: "fixed", numerator: ceil(demand.numerator * numerator, denominator), denominator: 1n }
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
