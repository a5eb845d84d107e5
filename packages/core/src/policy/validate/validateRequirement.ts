import type { Period } from "../document/Period.ts"
import type { Leaf, Requirement } from "../document/Requirement.ts"
import type { Amount, Threshold } from "../document/Threshold.ts"
import { leavesOf, pathsOfLeaves } from "../leaves.ts"
import type { Faults, Path } from "./Faults.ts"
import { validateCondition, validateSelection } from "./validateConditions.ts"

const amountsOf = (threshold: Threshold): ReadonlyArray<Amount> =>
  "rows" in threshold ? threshold.rows.map(({ amount }) => amount) : [threshold]

/** The leaves that a leaf's threshold is a share of, or comes on top of. */
const basesOf = ({ atLeast, atMost, onTopOf }: Leaf): ReadonlyArray<string> => [
  ...[atLeast, atMost]
    .flatMap((one) => (one === undefined ? [] : amountsOf(one)))
    .flatMap((one) => ("leaf" in one ? [one.leaf] : [])),
  ...(onTopOf === undefined ? [] : [onTopOf])
]

/** The leaves that what a leaf asks for hangs on, each looked at once. */
const allBasesOf = (leaves: ReadonlyMap<string, Leaf>, leaf: Leaf): ReadonlySet<string> => {
  const found = new Set<string>()
  const open = [leaf]
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const code of basesOf(next)) {
      const base = leaves.get(code)
      if (!found.has(code) && base !== undefined) open.push(base)
      found.add(code)
    }
  return found
}

const validateAmount = (faults: Faults, amount: Amount, at: Path): void => {
  if (!("share" in amount)) return
  if (amount.share.numerator > amount.share.denominator)
    faults.report("ShareAboveOne", [...at, "share"], "份额不能大于 1", "a share must not exceed 1")
  if ("leaf" in amount) faults.leaf(amount.leaf, [...at, "leaf"])
}

const validateThreshold = (faults: Faults, threshold: Threshold, at: Path): void => {
  if (!("rows" in threshold)) {
    validateAmount(faults, threshold, at)
    return
  }
  threshold.rows.forEach(({ amount, citation, when, years }, index) => {
    const row = [...at, "rows", index]
    validateAmount(faults, amount, [...row, "amount"])
    faults.citation(citation, [...row, "citation"])
    if (years) faults.years(years, [...row, "years"])
    if (when) validateCondition(faults, when, [...row, "when"])
  })
}

/** Months have no place in a document whose verdict hangs on whole years before it. */
const validatePeriod = (faults: Faults, period: Period | undefined, at: Path): void => {
  if (typeof period === "object" && "months" in period && at.at(-1) === "in")
    faults.report("NoYears", at, "这里需要以年为单位的周期", "a period of years is needed here")
}

/** So many demands of several years may stand within each other; each multiplies the years that are looked at. */
const nested = 3

const validateNodes = (faults: Faults, node: Requirement, at: Path, years = 0): void => {
  if ("leaf" in node) return
  const inside = "eachYear" in node || "consecutive" in node || "every" in node ? years + 1 : years
  if (inside > nested) {
    faults.report(
      "NestsTooDeep",
      at,
      `多年度的要求最多嵌套 ${nested} 层`,
      `demands of several years nest at most ${nested} levels`
    )
    return
  }
  if ("allOf" in node) node.allOf.forEach((one, index) => validateNodes(faults, one, [...at, "allOf", index], inside))
  else if ("anyOf" in node)
    node.anyOf.forEach((one, index) => validateNodes(faults, one, [...at, "anyOf", index], inside))
  else if ("several" in node) {
    if (node.several > node.of.length)
      faults.report(
        "NeverMatches",
        [...at, "several"],
        `只有 ${node.of.length} 项，无法满足 ${node.several} 项`,
        `there are only ${node.of.length} parts`
      )
    node.of.forEach((one, index) => validateNodes(faults, one, [...at, "of", index], inside))
  } else if ("eachYear" in node) {
    validatePeriod(faults, node.in, [...at, "in"])
    validateNodes(faults, node.eachYear, [...at, "eachYear"], inside)
  } else {
    if ("in" in node) validatePeriod(faults, node.in, [...at, "in"])
    validateNodes(faults, node.of, [...at, "of"], inside)
  }
}

const validateLeaf = (faults: Faults, leaves: ReadonlyMap<string, Leaf>, leaf: Leaf, at: Path): void => {
  const { atLeast, atMost, citation, counting, of, onTopOf, when } = leaf
  faults.citation(citation, [...at, "citation"])
  validateSelection(faults, of, [...at, "of"])
  if ((atLeast === undefined) === (atMost === undefined))
    faults.report(
      "OneThreshold",
      at,
      "atLeast（至少）与 atMost（至多）必须且只能写一个",
      "exactly one of atLeast and atMost is needed"
    )
  if (atLeast) validateThreshold(faults, atLeast, [...at, "atLeast"])
  if (atMost) validateThreshold(faults, atMost, [...at, "atMost"])
  if (when) validateCondition(faults, when, [...at, "when"])
  if (onTopOf !== undefined) faults.leaf(onTopOf, [...at, "onTopOf"])
  if (counting === "records" && onTopOf !== undefined)
    faults.report("NotHours", [...at, "onTopOf"], "按条数计的要求不能叠加", "records cannot come on top of hours")
  if (allBasesOf(leaves, leaf).has(leaf.leaf))
    faults.report("NoBasis", at, "要求的基数绕回到自身", "what this leaf asks for hangs on itself")
}

export const validateRequirement = (faults: Faults): void => {
  const { requirement } = faults.document
  const leaves = leavesOf(requirement)
  const paths = pathsOfLeaves(requirement)
  faults.unique(faults.leaves, ["requirement"])
  validateNodes(faults, requirement, ["requirement"])
  const byCode = new Map(leaves.map((leaf) => [leaf.leaf, leaf]))
  leaves.forEach((leaf, index) => validateLeaf(faults, byCode, leaf, ["requirement", ...(paths[index] ?? [])]))
}
