import type { Hours } from "../kernel/Hours.ts"
import { begin } from "./engine/begin.ts"
import { carryOver } from "./engine/carries.ts"
import { count } from "./engine/count.ts"
import type { Frame, Question } from "./engine/Frame.ts"
import { findLeaf } from "./engine/findLeaf.ts"
import { findNode } from "./engine/findNode.ts"
import { standingOn } from "./engine/granted.ts"
import { lay } from "./engine/lay.ts"
import type { Watch } from "./engine/Watch.ts"
import { evaluatePlainly } from "./evaluatePlainly.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import type { CompiledNode, Policy } from "./Policy.ts"
import type { Contribution, LeafFinding, LeafState, Outcome, Verdict } from "./Verdict.ts"

const outcomes: Readonly<Record<LeafState, Outcome>> = {
  met: "pass",
  missed: "fail",
  exempt: "exempt",
  deemed: "deemed",
  notDue: "exempt",
  undefined: "undefined"
}

const conclude = (frame: Frame): Verdict => {
  const { first, policy, sums, tallies, year } = frame
  const leaves = policy.leaves.map((_, index) => findLeaf(frame, index, year))
  const { finding, state } = findNode(frame, policy.root, year, leaves, new Map())
  const place = (year - first) * policy.subjects.length
  let total = 0
  const subjects = policy.subjects.map((subject, index) => {
    const hours = sums[place + index] as Hours
    total += hours
    return { subject, hours }
  })
  return {
    policy: policy.reference,
    year,
    outcome: outcomes[state ?? "exempt"],
    total: total as Hours,
    subjects,
    leaves,
    requirement: finding,
    contributions: tallies
  }
}

/** Counts under any policy, in as many passes as it needs. */
const counted = (
  policy: Policy,
  year: number,
  records: ReadonlyArray<LearningRecord>,
  question: Question,
  hopeful: boolean,
  watch?: Watch
): Frame => {
  const frame = begin(policy, year, records, question, hopeful, watch)
  lay(frame)
  count(frame)
  if (policy.carries.length > 0) carryOver(frame)
  return frame
}

/** Whether a node could be satisfied if so many hours came to each of its leaves: a bound that costs nothing. */
const couldBe = (node: CompiledNode, leaves: ReadonlyArray<LeafFinding>, more: number): boolean => {
  if (node.node === "leaf") {
    const { counted, required, state } = leaves[node.leaf] as LeafFinding
    return node.advisory || state !== "missed" || counted + more >= required
  }
  if (node.node === "years" || node.node === "every") return true
  let could = 0
  for (const part of node.parts) if (couldBe(part, leaves, more)) could++
  return could >= node.need
}

/** Whether what is under review could matter: it is not worth counting again where even all of it is too little. */
const couldPass = (
  policy: Policy,
  records: ReadonlyArray<LearningRecord>,
  { contributions, leaves }: Verdict
): boolean => {
  let pending = 0
  let any = false
  for (let index = 0; index < contributions.length; index++) {
    const [first] = (contributions[index] as Contribution).reductions
    if (first?.why !== "pending") continue
    any = true
    pending += (records[index] as LearningRecord).declared
  }
  return any && (!policy.bounded || couldBe(policy.root, leaves, pending))
}

/** The records as if all that is under review were granted: who claims an activity first is then decided by those hours. */
const hoped = (records: ReadonlyArray<LearningRecord>, { asOf }: Question): ReadonlyArray<LearningRecord> =>
  records.map((record) =>
    standingOn(record, asOf) === "pending" ? { ...record, recognised: record.declared } : record
  )

/** Whether what is under review makes it a pass once it is counted too. */
const wouldPass = (frame: Frame): boolean => {
  const { state } = findNode(frame, frame.policy.root, frame.year, [], new Map())
  return state === "met" || state === "deemed"
}

const nothing: Question = {}

/**
 * Judges one person's year under a policy: what every record contributed or why not, every leaf of the requirement with
 * what is required, counted and missing, and the outcome. `records` may be those of all years; their order does not
 * matter. With a `watch`, it tells which parts of the document the verdict rests on. (CMP-02, CMP-03, CMP-04)
 */
export const evaluate = (
  policy: Policy,
  year: number,
  records: ReadonlyArray<LearningRecord>,
  question: Question = nothing,
  watch?: Watch
): Verdict => {
  if (policy.plain && question.asOf === undefined && watch === undefined) return evaluatePlainly(policy, year, records)
  const verdict = conclude(counted(policy, year, records, question, false, watch))
  return verdict.outcome === "fail" &&
    couldPass(policy, records, verdict) &&
    wouldPass(counted(policy, year, hoped(records, question), question, true))
    ? { ...verdict, outcome: "pending" }
    : verdict
}
