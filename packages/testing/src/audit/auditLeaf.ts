import type { ExplainedLeaf, ExplainedNode } from "@xueshi/core"
import { countedBy, leafOf, type Replay, rounded } from "../replay.ts"

export const leavesOf = (node: ExplainedNode): ReadonlyArray<ExplainedLeaf> =>
  node.node === "leaf" ? [node] : node.parts.flatMap(leavesOf)

/** Whether what is asked grows with every hour more. */
const isGrowing = ({ explanation }: Replay, { of, steps, year }: ExplainedLeaf): boolean => {
  const [first] = steps
  if (first?.step !== "share" || first.basis === "required") return false
  const base = leafOf(explanation.requirement, first.leaf, year)?.of
  const isWithin = base === undefined || of.subjects.every((code) => base.subjects.includes(code))
  return isWithin && base?.forms === undefined && base?.where === undefined
}

/** What is asked with so many hours more, where that grows. */
const askedWith = ({ steps }: ExplainedLeaf, more: number): number =>
  steps.reduce((before, one) => {
    if (one.step === "share") return rounded((one.of + more) * one.share.numerator, one.share.denominator)
    if (one.step !== "adjusted") return one.hours
    const { less = 0, rounding, share } = one
    return share ? rounded(before * share.numerator, share.denominator, rounding) : Math.max(0, before - less)
  }, 0)

/** Every adjustment left its step; nothing is carried from nowhere; the hours missing are the fewest that meet the leaf. */
export const auditLeaf = (audit: Replay, leaf: ExplainedLeaf): void => {
  const { adjustments, carried, comparison, missing, required, state, steps, year } = leaf
  const check = (holds: boolean, fault: string) => audit.check(holds, `leaf ${leaf.code} of ${year}: ${fault}`)
  const told = steps.flatMap((one) => (one.step === "adjusted" ? [one.adjustment] : []))
  const named = adjustments.filter(({ effect }) => effect !== "credit" && effect !== "gap").map(({ code }) => code)
  check(told.join() === named.join(), "an adjustment without its step")
  check(
    carried.every(({ from, hours }) => hours > 0 && from !== year),
    "nothing carried"
  )
  if (state !== "missed" && state !== "notDue") check(missing === 0, "something missing")
  else if (missing !== null) {
    const grows = isGrowing(audit, leaf)
    const isEnough = (more: number) => countedBy(audit, leaf, more) >= (grows ? askedWith(leaf, more) : required)
    const { step } = audit.explanation
    const isFewest = missing % step === 0 && isEnough(missing) && !isEnough(missing - step)
    check(comparison === "atLeast" && isFewest, "not the fewest hours missing")
  }
}
