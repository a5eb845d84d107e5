import type { Leaf, Requirement } from "./document/Requirement.ts"

/** What a node is made of, under the key that it stands under in the document. */
const partsOf = (
  node: Exclude<Requirement, Leaf>
): { readonly key: string; readonly parts: ReadonlyArray<Requirement> } => {
  if ("allOf" in node) return { key: "allOf", parts: node.allOf }
  if ("anyOf" in node) return { key: "anyOf", parts: node.anyOf }
  if ("eachYear" in node) return { key: "eachYear", parts: [node.eachYear] }
  if ("several" in node) return { key: "of", parts: node.of }
  return { key: "of", parts: [node.of] }
}

/** The leaves of a requirement in the document's order. */
export const leavesOf = (requirement: Requirement): ReadonlyArray<Leaf> =>
  "leaf" in requirement ? [requirement] : partsOf(requirement).parts.flatMap(leavesOf)

/** Where each leaf stands in its requirement, in the same order. */
export const pathsOfLeaves = (requirement: Requirement): ReadonlyArray<ReadonlyArray<string | number>> => {
  if ("leaf" in requirement) return [[]]
  const { key, parts } = partsOf(requirement)
  const alone = "eachYear" in requirement || "consecutive" in requirement || "every" in requirement
  return parts.flatMap((node, index) => pathsOfLeaves(node).map((path) => [key, ...(alone ? [] : [index]), ...path]))
}

/** What a leaf requires where that does not depend on the person; undefined where it does. */
export const fixedRequirement = (
  leaf: Leaf,
  leaves: ReadonlyArray<Leaf>,
  seen: ReadonlySet<string> = new Set()
): number | undefined => {
  const amount = leaf.atLeast ?? leaf.atMost
  if (amount === undefined || "rows" in amount || seen.has(leaf.leaf)) return undefined
  if ("hours" in amount) return amount.hours
  if (amount.of !== "required") return undefined
  const base = leaves.find((one) => one.leaf === amount.leaf)
  const required = base && fixedRequirement(base, leaves, new Set([...seen, leaf.leaf]))
  return required === undefined ? undefined : Math.ceil((required * amount.share.numerator) / amount.share.denominator)
}
