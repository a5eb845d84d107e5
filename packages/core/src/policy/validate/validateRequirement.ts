import { fixedRequirement, leavesOf, pathsOfLeaves } from "../leaves.ts"
import type { Faults } from "./Faults.ts"

export const validateRequirement = (faults: Faults): void => {
  const { requirement } = faults.document
  const leaves = leavesOf(requirement)
  const paths = pathsOfLeaves(requirement)
  faults.unique(faults.leaves, ["requirement"])
  leaves.forEach((leaf, index) => {
    const at = ["requirement", ...(paths[index] ?? [])]
    faults.citation(leaf.citation, [...at, "citation"])
    leaf.of.subjects?.forEach((code, one) => faults.subject(code, [...at, "of", "subjects", one]))
    const { atLeast } = leaf
    if (!("of" in atLeast)) return
    if (atLeast.share.numerator > atLeast.share.denominator)
      faults.report("ShareAboveOne", [...at, "atLeast", "share"], "份额不能大于 1", "a share must not exceed 1")
    if (atLeast.of === "completed") return
    faults.leaf(atLeast.leaf, [...at, "atLeast", "leaf"])
    if (faults.leaves.includes(atLeast.leaf) && fixedRequirement(leaf, leaves) === undefined)
      faults.report(
        "NoBasis",
        [...at, "atLeast"],
        "份额的基数最终没有确定的学时",
        "the basis of this share is never fixed hours"
      )
  })
}
