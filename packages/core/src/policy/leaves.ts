import type { Leaf, Requirement } from "./PolicyDocument.ts"

/** The leaves of a requirement in the document's order. */
export const leavesOf = (requirement: Requirement): ReadonlyArray<Leaf> =>
  "leaf" in requirement
    ? [requirement]
    : ("allOf" in requirement ? requirement.allOf : requirement.anyOf).flatMap(leavesOf)

/** Where each leaf stands in its requirement, in the same order. */
export const pathsOfLeaves = (requirement: Requirement): ReadonlyArray<ReadonlyArray<string | number>> => {
  if ("leaf" in requirement) return [[]]
  const [key, nodes] = "allOf" in requirement ? ["allOf", requirement.allOf] : ["anyOf", requirement.anyOf]
  return (nodes as ReadonlyArray<Requirement>).flatMap((node, index) =>
    pathsOfLeaves(node).map((path) => [key as string, index, ...path])
  )
}

/** What a leaf requires where that does not depend on the person; undefined for a share of the completed total. */
export const fixedRequirement = (
  leaf: Leaf,
  leaves: ReadonlyArray<Leaf>,
  seen: ReadonlySet<string> = new Set()
): number | undefined => {
  const { atLeast } = leaf
  if ("hours" in atLeast) return atLeast.hours
  if (atLeast.of === "completed" || seen.has(leaf.leaf)) return undefined
  const base = leaves.find((one) => one.leaf === atLeast.leaf)
  const required = base && fixedRequirement(base, leaves, new Set([...seen, leaf.leaf]))
  return required === undefined
    ? undefined
    : Math.ceil((required * atLeast.share.numerator) / atLeast.share.denominator)
}
