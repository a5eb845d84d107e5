import type { Hours } from "../kernel/Hours.ts"
import { duplicates } from "./duplicates.ts"
import { allowed } from "./engine/granted.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import { measure } from "./measure.ts"
import type { CompiledLeaf, CompiledNode, Policy, Sharing } from "./Policy.ts"
import { splitHours } from "./splitHours.ts"
import type { Contribution, LeafFinding, NodeFinding, Part, Reduction, SubjectTotal, Verdict } from "./Verdict.ts"

const nothing: ReadonlyArray<never> = []

/** A record that gives nothing, all of its declared hours for one reason. */
const without = (
  { declared, id }: LearningRecord,
  why: "draft" | "pending" | "rejected" | "failed" | "otherYear" | "unknownSubject"
): Contribution => ({
  record: id,
  declared,
  counted: 0 as Hours,
  parts: nothing,
  reductions: declared === 0 ? nothing : [{ why, hours: declared }]
})

const cuts = ({ declared, recognised }: LearningRecord, worth: Hours): ReadonlyArray<Reduction> => {
  if (worth === declared) return nothing
  const cut: Array<Reduction> =
    recognised === declared ? [] : [{ why: "reviewer", hours: (declared - recognised) as Hours }]
  if (worth !== recognised) cut.push({ why: "award", hours: (recognised - worth) as Hours })
  return cut
}

/** Shares hours among subjects; the parts sum exactly, the last one takes what rounding leaves (DEC-13). */
const share = (
  policy: Policy,
  sharing: Sharing,
  hours: number,
  totals: Array<number>,
  id: string,
  ids: Ids
): ReadonlyArray<Part> => {
  if (hours === 0) return nothing
  ids.all.push(id)
  const note = (subject: number) => {
    const own = ids.of[subject]
    if (own === undefined) ids.of[subject] = [id]
    else own.push(id)
  }
  const { parts: shares } = sharing
  // The usual case, one subject: an array literal is made much faster than one of a length known only here.
  if (shares.length === 1) {
    const { subject } = shares[0] as Sharing["parts"][number]
    totals[subject] = (totals[subject] as number) + hours
    note(subject)
    return [{ subject: policy.subjects[subject] as string, hours: hours as Hours }]
  }
  const parts: Array<Part> = []
  splitHours(sharing, hours, (subject, part) => {
    totals[subject] = (totals[subject] as number) + part
    note(subject)
    parts.push({ subject: policy.subjects[subject] as string, hours: part as Hours })
  })
  return parts
}

/** The ids of the records that count: all, and by subject. */
interface Ids {
  readonly all: Array<string>
  readonly of: Array<Array<string> | undefined>
}

const none: ReadonlyArray<string> = []

/** The ids of records that give something to a leaf. */
const recordsOf = (
  policy: Policy,
  { subjects }: CompiledLeaf,
  { all, of }: Ids,
  contributions: ReadonlyArray<Contribution>
): ReadonlyArray<string> => {
  if (subjects.length === policy.subjects.length) return all
  if (subjects.length === 1) return of[subjects[0] as number] ?? none
  const codes = subjects.map((subject) => policy.subjects[subject])
  return contributions.flatMap(({ parts, record }) =>
    parts.some(({ subject }) => codes.includes(subject)) ? [record] : []
  )
}

/** The requirement's findings, of which each is met or missed. */
const nodeOf = (node: CompiledNode, leaves: ReadonlyArray<LeafFinding>): NodeFinding => {
  if (node.node === "leaf") return node.leaf
  if (node.node === "years" || node.node === "every") throw new Error("a plain requirement asks about one year")
  const parts = new Array<NodeFinding>(node.parts.length)
  let met = 0
  for (let index = 0; index < parts.length; index++) {
    const part = nodeOf(node.parts[index] as CompiledNode, leaves)
    parts[index] = part
    if (typeof part === "number" ? (leaves[part] as LeafFinding).met : part.state === "met") met++
  }
  const state = met >= node.need ? "met" : "missed"
  return node.node === "several"
    ? { node: "several", need: node.need, state, parts }
    : { node: node.node, state, parts }
}

/** Whether so much is enough, without a word of explanation. */
export const suffices = (policy: Policy, totals: ReadonlyArray<number>): boolean => {
  let total = 0
  for (let index = 0; index < totals.length; index++) total += totals[index] as number
  const ask = (node: CompiledNode): boolean => {
    if (node.node === "leaf")
      return measure(policy, policy.leaves[node.leaf] as CompiledLeaf, totals, total, nothing).met
    if (node.node === "years" || node.node === "every") return false
    let met = 0
    for (const part of node.parts) if (ask(part)) met++
    return met >= node.need
  }
  return ask(policy.root)
}

/** Whether what is under review would make it a pass, were all of it granted. */
const wouldPass = (
  policy: Policy,
  year: number,
  records: ReadonlyArray<LearningRecord>,
  totals: ReadonlyArray<number>,
  allDiffer: boolean
): boolean => {
  const more = totals.slice()
  for (const record of records) {
    if (record.standing !== "pending" || record.creditYear !== year) continue
    const sharing = policy.sharing.get(record.subject)
    if (sharing === undefined) continue
    splitHours(sharing, allowed(policy, record, record.declared), (subject, hours) => {
      more[subject] = (more[subject] as number) + hours
    })
  }
  if (allDiffer) return suffices(policy, more)
  // Two claims of one activity are both in `more`: what does not suffice with them does not without.
  if (policy.monotone && !suffices(policy, more)) return false
  const granted = records.map(
    (record): LearningRecord =>
      record.standing === "pending" ? { ...record, standing: "approved", recognised: record.declared } : record
  )
  return evaluatePlainly(policy, year, granted).outcome === "pass"
}

const conclude = (
  policy: Policy,
  year: number,
  records: ReadonlyArray<LearningRecord>,
  totals: ReadonlyArray<number>,
  contributions: ReadonlyArray<Contribution>,
  ids: Ids,
  pending: boolean,
  allDiffer: boolean
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
    const leaf = policy.leaves[index] as CompiledLeaf
    leaves[index] = measure(policy, leaf, totals, total, recordsOf(policy, leaf, ids, contributions))
  }
  const requirement = nodeOf(policy.root, leaves)
  const met = typeof requirement === "number" ? (leaves[requirement] as LeafFinding).met : requirement.state === "met"
  const outcome = met ? "pass" : pending && wouldPass(policy, year, records, totals, allDiffer) ? "pending" : "fail"
  return {
    policy: policy.reference,
    year,
    outcome,
    total: total as Hours,
    subjects,
    leaves,
    requirement,
    contributions
  }
}

/**
 * The same as `evaluate` finds, for a policy that sums subjects of one credit year and nothing else (`policy.plain`): in one pass
 * over the records.
 */
export const evaluatePlainly = (policy: Policy, year: number, records: ReadonlyArray<LearningRecord>): Verdict => {
  const count = records.length
  const duplicateOf = duplicates(policy, records)
  const contributions = new Array<Contribution>(count)
  const totals = new Array<number>(policy.subjects.length).fill(0)
  const ids: Ids = { all: [], of: new Array<Array<string> | undefined>(totals.length).fill(undefined) }
  let pending = false
  for (let index = 0; index < count; index++) {
    const record = records[index] as LearningRecord
    const { creditYear, declared, id, standing } = record
    if (standing !== "approved") {
      if (standing === "pending" && creditYear === year) pending = true
      contributions[index] = without(record, standing)
      continue
    }
    const sharing = policy.sharing.get(record.subject)
    if (sharing === undefined) {
      contributions[index] = without(record, "unknownSubject")
      continue
    }
    const worth = record.fields === undefined ? record.recognised : allowed(policy, record, record.recognised)
    const cut = cuts(record, worth)
    const first = duplicateOf?.get(index)
    if (first !== undefined || creditYear !== year) {
      const why: Reduction =
        first !== undefined ? { why: "duplicate", hours: worth, of: first } : { why: "otherYear", hours: worth }
      const reductions = worth === 0 ? cut : [...cut, why]
      contributions[index] = { record: id, declared, counted: 0 as Hours, parts: nothing, reductions }
      continue
    }
    const parts = share(policy, sharing, worth, totals, id, ids)
    contributions[index] = { record: id, declared, counted: worth, parts, reductions: cut }
  }
  return conclude(policy, year, records, totals, contributions, ids, pending, duplicateOf === undefined)
}
