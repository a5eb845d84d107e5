import type { Hours } from "../kernel/Hours.ts"
import { applyCaps } from "./applyCaps.ts"
import { duplicates } from "./duplicates.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import { measure } from "./measure.ts"
import type { Policy, Sharing } from "./Policy.ts"
import type { Contribution, LeafFinding, Part, Reduction, SubjectTotal, Verdict } from "./Verdict.ts"

const nothing: ReadonlyArray<never> = []

/** A record that gives nothing, all of its declared hours for one reason. */
const without = (
  { declared, id }: LearningRecord,
  why: Exclude<Reduction["why"], "duplicate" | "cap">
): Contribution => ({
  record: id,
  declared,
  counted: 0 as Hours,
  parts: nothing,
  reductions: declared === 0 ? nothing : [{ why, hours: declared }]
})

/** CMP-02: only approved hours of the year count, and only once; undefined where this record counts. */
const excluded = (
  year: number,
  record: LearningRecord,
  sharing: Sharing | undefined,
  duplicateOf: string | undefined
): Contribution | undefined => {
  if (record.standing !== "approved") return without(record, record.standing)
  if (record.creditYear !== year) return without(record, "otherYear")
  if (sharing === undefined) return without(record, "unknownSubject")
  if (duplicateOf === undefined) return undefined
  const cut = reviewerCut(record)
  return {
    record: record.id,
    declared: record.declared,
    counted: 0 as Hours,
    parts: nothing,
    reductions: [...cut, { why: "duplicate", hours: record.recognised, of: duplicateOf }]
  }
}

const reviewerCut = ({ declared, recognised }: LearningRecord): ReadonlyArray<Reduction> =>
  recognised === declared ? nothing : [{ why: "reviewer", hours: (declared - recognised) as Hours }]

/** Shares hours among subjects; the parts sum exactly, the last one takes what rounding leaves (DEC-13). */
const share = (policy: Policy, sharing: Sharing, hours: Hours, totals: Array<number>): Array<Part> => {
  const last = sharing.length - 1
  // The usual case, one subject: an array literal is made much faster than one of a length known only here.
  if (last === 0) {
    const { subject } = sharing[0] as Sharing[number]
    totals[subject] = (totals[subject] as number) + hours
    return [{ subject: policy.subjects[subject] as string, hours }]
  }
  const parts = new Array<Part>(sharing.length)
  let left: number = hours
  for (let index = 0; index <= last; index++) {
    const { share, subject } = sharing[index] as Sharing[number]
    const part = index === last ? left : Math.floor((hours * share.numerator) / share.denominator)
    left -= part
    totals[subject] = (totals[subject] as number) + part
    parts[index] = { subject: policy.subjects[subject] as string, hours: part as Hours }
  }
  return parts
}

/**
 * Judges one person's year under a policy: what every record contributed or why not, every leaf of the requirement with
 * what is required, counted and missing, and the outcome. `records` may be those of all years; their order does not
 * matter. (CMP-02, CMP-03, CMP-04)
 */
export const evaluate = (policy: Policy, year: number, records: ReadonlyArray<LearningRecord>): Verdict => {
  const count = records.length
  const duplicateOf = duplicates(policy, records)
  const contributions = new Array<Contribution>(count)
  const totals = new Array<number>(policy.subjects.length).fill(0)
  const counting: Array<number> = []
  for (let index = 0; index < count; index++) {
    const record = records[index] as LearningRecord
    const sharing = policy.sharing.get(record.subject)
    const none = excluded(year, record, sharing, duplicateOf?.get(index))
    if (none !== undefined) {
      contributions[index] = none
    } else if (policy.capped) {
      counting.push(index)
    } else {
      const { declared, id, recognised } = record
      const parts = share(policy, sharing as Sharing, recognised, totals)
      contributions[index] = { record: id, declared, counted: recognised, parts, reductions: reviewerCut(record) }
    }
  }
  if (policy.capped) applyCaps(policy, records, counting, share, totals, contributions)
  return conclude(policy, year, totals, contributions)
}

const conclude = (
  policy: Policy,
  year: number,
  totals: ReadonlyArray<number>,
  contributions: ReadonlyArray<Contribution>
): Verdict => {
  let total = 0
  const subjects = new Array<SubjectTotal>(totals.length)
  for (let index = 0; index < totals.length; index++) {
    const hours = totals[index] as Hours
    total += hours
    subjects[index] = { subject: policy.subjects[index] as string, hours }
  }
  const leaves = new Array<LeafFinding>(policy.leaves.length)
  for (let index = 0; index < leaves.length; index++) {
    leaves[index] = measure(policy, policy.leaves[index] as Policy["leaves"][number], totals, total)
  }
  const outcome = policy.satisfied(leaves) ? "pass" : "fail"
  return { policy: policy.reference, year, outcome, total: total as Hours, subjects, leaves, contributions }
}
