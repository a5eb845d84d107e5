import type { Cap, Policy } from "@xueshi/core"
import { leavesOf } from "../arbitraries/thresholds.ts"
import { type Case, judged, verdictOf } from "../Case.ts"
import { addedFor, addition, countsWhole } from "./additions.ts"
import type { Law } from "./Law.ts"
import { isFixed } from "./thresholds.ts"

/** A cap that is on hours of subjects over a year, of whatever activities. */
const isPlain = ({ atMost, each, forms, per, spillTo, subjects, when, where, years }: Cap): boolean =>
  typeof atMost === "number" &&
  per === "year" &&
  subjects !== undefined &&
  [each, forms, spillTo, when, where, years].every((one) => one === undefined)

/** Whether so much comes to every subject of a leaf, or to the only one, is a question that nothing else decides. */
const isPlainLeaf = (one: Case, index: number): boolean => {
  const { document, leaves } = one.policy
  const { leaf } = leaves[index] as Policy["leaves"][number]
  return (
    leaf.atLeast !== undefined &&
    leaf.onTopOf === undefined &&
    isFixed(leavesOf(document.requirement), leaf) &&
    countsWhole(one, index)
  )
}

/** U15 under caps: that nothing more can come is said where hours without end do not help, and nowhere else. */
export const reachable: Law = {
  id: "U15",
  rules: ["CMP-04"],
  title: "no addition suffices where none does, and nowhere else",
  statement: {
    zh: "仅当各科目补再多学时也因上限不能达标时，才说“无法补足”；单一科目补足所差学时即达标",
    en: "“no addition suffices” is said where hours without end in every subject do not help under the caps, and only there"
  },
  holds: (one, judge) => {
    const { document, leaves, subjects } = one.policy
    if (!document.caps.every(isPlain)) return true
    const verdict = verdictOf(one, judge)
    return leaves.every(({ subjects: own }, index) => {
      const finding = verdict.leaves[index]
      if (finding === undefined || (finding.state !== "missed" && finding.state !== "notDue")) return true
      if (!isPlainLeaf(one, index)) return true
      const { missing, required } = finding
      const added = addedFor(one.policy, index)
      const meets = (hours: number) => {
        const more = own.map((subject, at) =>
          addition(one, { ...added, subject: subjects[subject] as string }, hours, `more ${at}`)
        )
        return judged({ ...one, records: [...one.records, ...more] }, judge).leaves[index]?.met === true
      }
      const isReachable = meets(2 * required + 1000 * document.granularity)
      return (missing !== null) === isReachable && (missing === null || own.length > 1 || meets(missing))
    })
  }
}
