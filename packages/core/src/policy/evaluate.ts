import type { Hours } from "../kernel/Hours.ts"
import { begin } from "./engine/begin.ts"
import { carryOver } from "./engine/carries.ts"
import { count } from "./engine/count.ts"
import type { Frame, Question, Tally } from "./engine/Frame.ts"
import { findLeaf } from "./engine/findLeaf.ts"
import { findNode } from "./engine/findNode.ts"
import { lay } from "./engine/lay.ts"
import { evaluatePlainly } from "./evaluatePlainly.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import type { Policy } from "./Policy.ts"
import type { Contribution, LeafFinding, LeafState, Outcome, Verdict } from "./Verdict.ts"

const contributionOf = ({ declared, id }: LearningRecord, tally: Tally): Contribution => {
  const { counted, parts, reductions, repeated } = tally
  const one = { record: id, declared, counted: counted as Hours, parts, reductions }
  return repeated === 0 ? one : { ...one, repeated: repeated as Hours }
}

const outcomes: Readonly<Record<LeafState, Outcome>> = {
  met: "pass",
  missed: "fail",
  exempt: "exempt",
  deemed: "deemed",
  notDue: "exempt",
  undefined: "undefined"
}

const conclude = (frame: Frame): Verdict => {
  const { first, policy, records, sums, tallies, year } = frame
  const leaves: Array<LeafFinding> = []
  const places = new Map<LeafFinding, number>()
  policy.leaves.forEach((_, index) => {
    const found = findLeaf(frame, index, year)
    places.set(found, leaves.push(found) - 1)
  })
  const { finding, state } = findNode(frame, policy.root, year, leaves, places)
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
    contributions: records.map((record, index) => contributionOf(record, tallies[index] as Tally))
  }
}

/** Counts and judges under any policy, in as many passes as it needs. */
const evaluateFully = (
  policy: Policy,
  year: number,
  records: ReadonlyArray<LearningRecord>,
  question: Question,
  hopeful: boolean
): Verdict => {
  const frame = begin(policy, year, records, question, hopeful)
  lay(frame)
  count(frame)
  if (policy.carries.length > 0) carryOver(frame)
  return conclude(frame)
}

const nothing: Question = {}

/**
 * Judges one person's year under a policy: what every record contributed or why not, every leaf of the requirement with
 * what is required, counted and missing, and the outcome. `records` may be those of all years; their order does not
 * matter. (CMP-02, CMP-03, CMP-04)
 */
export const evaluate = (
  policy: Policy,
  year: number,
  records: ReadonlyArray<LearningRecord>,
  question: Question = nothing
): Verdict => {
  if (policy.plain && question.asOf === undefined) return evaluatePlainly(policy, year, records)
  const verdict = evaluateFully(policy, year, records, question, false)
  const undecided =
    verdict.outcome === "fail" &&
    verdict.contributions.some(({ reductions }) => reductions.some(({ why }) => why === "pending"))
  if (!undecided) return verdict
  const hoped = evaluateFully(policy, year, records, question, true)
  return hoped.outcome === "pass" || hoped.outcome === "deemed" ? { ...verdict, outcome: "pending" } : verdict
}
