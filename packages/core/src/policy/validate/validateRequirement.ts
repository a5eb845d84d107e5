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

/** Whether what a leaf asks for comes back to itself. */
const goesRound = (leaves: ReadonlyArray<Leaf>, leaf: Leaf, seen: ReadonlySet<string>): boolean =>
  basesOf(leaf).some((code) => {
    if (seen.has(code)) return true
    const base = leaves.find((one) => one.leaf === code)
    return base !== undefined && goesRound(leaves, base, new Set([...seen, code]))
  })

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

const validateNodes = (faults: Faults, node: Requirement, at: Path): void => {
  if ("leaf" in node) return
  if ("allOf" in node) node.allOf.forEach((one, index) => validateNodes(faults, one, [...at, "allOf", index]))
  else if ("anyOf" in node) node.anyOf.forEach((one, index) => validateNodes(faults, one, [...at, "anyOf", index]))
  else if ("several" in node) {
    if (node.several > node.of.length)
      faults.report(
        "NeverMatches",
        [...at, "several"],
        `只有 ${node.of.length} 项，无法满足 ${node.several} 项`,
        `there are only ${node.of.length} parts`
      )
    node.of.forEach((one, index) => validateNodes(faults, one, [...at, "of", index]))
  } else if ("eachYear" in node) {
    validatePeriod(faults, node.in, [...at, "in"])
    validateNodes(faults, node.eachYear, [...at, "eachYear"])
  } else {
    if ("in" in node) validatePeriod(faults, node.in, [...at, "in"])
    validateNodes(faults, node.of, [...at, "of"])
  }
}

const validateLeaf = (faults: Faults, leaves: ReadonlyArray<Leaf>, leaf: Leaf, at: Path): void => {
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
  if (goesRound(leaves, leaf, new Set([leaf.leaf])))
    faults.report("NoBasis", at, "要求的基数绕回到自身", "what this leaf asks for hangs on itself")
}

export const validateRequirement = (faults: Faults): void => {
  const { requirement } = faults.document
  const leaves = leavesOf(requirement)
  const paths = pathsOfLeaves(requirement)
  faults.unique(faults.leaves, ["requirement"])
  validateNodes(faults, requirement, ["requirement"])
  leaves.forEach((leaf, index) => validateLeaf(faults, leaves, leaf, ["requirement", ...(paths[index] ?? [])]))
}
