import type { Contribution, Hours, LeafFinding, LearningRecord, Part, Reduction, Verdict } from "@xueshi/core"

/*
 * What the best programmer without a policy engine would write for one document, weihai-2018, and for nothing else: its
 * numbers and names are constants, its two subjects are two variables, nothing is looked up. It gives the same value as
 * `evaluate`, which the bench asserts. It is the floor that the engine is measured against.
 */
type Leaf = LeafFinding["leaf"]

const policy = { id: "weihai-2018", version: "1" }
const totalLeaf: Leaf = {
  leaf: "total",
  name: { zh: "总学时", en: "total hours" },
  of: {},
  atLeast: { hours: 90_000 as Hours },
  citation: "manual"
}
const specialisedLeaf: Leaf = {
  leaf: "specialised",
  name: { zh: "专业科目学时", en: "specialised hours" },
  of: { subjects: ["specialised"] },
  atLeast: { share: { numerator: 2, denominator: 3 }, of: "required", leaf: "total" },
  citation: "manual"
}
const none: ReadonlyArray<never> = []

const comesFirst = (a: LearningRecord, b: LearningRecord): boolean => {
  if (a.from !== b.from) return a.from < b.from
  if (a.to !== b.to) return a.to < b.to
  if (a.recognised !== b.recognised) return a.recognised > b.recognised
  if (a.declared !== b.declared) return a.declared > b.declared
  if (a.creditYear !== b.creditYear) return a.creditYear < b.creditYear
  if (a.form !== b.form) return a.form < b.form
  return a.subject < b.subject
}

const known = (subject: string): boolean => subject === "specialised" || subject === "general" || subject === "all"

/** The record that claims the same activity first, where it is another one. */
const winner = (records: ReadonlyArray<LearningRecord>, at: LearningRecord): LearningRecord => {
  let first = at
  let found = false
  for (const other of records) {
    if (other.identity !== at.identity || other.standing !== "approved" || !known(other.subject)) continue
    if (!found || comesFirst(other, first)) first = other
    found = true
  }
  return first
}

const marks = new Uint32Array(1024)
let round = 0

/** Whether an activity may stand twice: a few letters of each are marked in a table, and only a mark met again is looked at. */
const anyTwice = (records: ReadonlyArray<LearningRecord>): boolean => {
  round++
  for (let index = 0; index < records.length; index++) {
    const { identity } = records[index] as LearningRecord
    if (identity === null) continue
    const { length } = identity
    const letters = identity.charCodeAt(length - 3) * 7 + identity.charCodeAt(length - 4) * 131
    const mark =
      (length * 31 + letters + identity.charCodeAt(length - 11) * 17 + identity.charCodeAt(length >> 1)) & 1023
    if (marks[mark] === round) return true
    marks[mark] = round
  }
  return false
}

export const judgeWeihai2018 = (year: number, records: ReadonlyArray<LearningRecord>): Verdict => {
  const twice = anyTwice(records)
  const contributions = new Array<Contribution>(records.length)
  let general = 0
  let specialised = 0
  for (let index = 0; index < records.length; index++) {
    const record = records[index] as LearningRecord
    const { declared, id, recognised, standing, subject } = record
    const why =
      standing !== "approved"
        ? standing
        : record.creditYear !== year
          ? "otherYear"
          : known(subject)
            ? undefined
            : "unknownSubject"
    if (why !== undefined) {
      const reductions: ReadonlyArray<Reduction> = declared === 0 ? none : [{ why, hours: declared }]
      contributions[index] = { record: id, declared, counted: 0 as Hours, parts: none, reductions }
      continue
    }
    const reductions: ReadonlyArray<Reduction> =
      recognised === declared ? none : [{ why: "reviewer", hours: (declared - recognised) as Hours }]
    if (twice && record.identity !== null) {
      const first = winner(records, record)
      if (first !== record) {
        const duplicate: Reduction = { why: "duplicate", hours: recognised, of: first.id }
        contributions[index] = {
          record: id,
          declared,
          counted: 0 as Hours,
          parts: none,
          reductions: [...reductions, duplicate]
        }
        continue
      }
    }
    let parts: ReadonlyArray<Part>
    if (subject === "specialised") {
      specialised += recognised
      parts = [{ subject: "specialised", hours: recognised }]
    } else if (subject === "general") {
      general += recognised
      parts = [{ subject: "general", hours: recognised }]
    } else {
      const half = recognised >> 1
      general += half
      specialised += recognised - half
      parts = [
        { subject: "general", hours: half as Hours },
        { subject: "specialised", hours: (recognised - half) as Hours }
      ]
    }
    contributions[index] = { record: id, declared, counted: recognised, parts, reductions }
  }
  const total = general + specialised
  const enough = total >= 90_000
  const special = specialised >= 60_000
  return {
    policy,
    year,
    outcome: enough && special ? "pass" : "fail",
    total: total as Hours,
    subjects: [
      { subject: "general", hours: general as Hours },
      { subject: "specialised", hours: specialised as Hours }
    ],
    leaves: [
      {
        leaf: totalLeaf,
        required: 90_000 as Hours,
        counted: total as Hours,
        missing: (enough ? 0 : Math.ceil((90_000 - total) / 500) * 500) as Hours,
        met: enough
      },
      {
        leaf: specialisedLeaf,
        required: 60_000 as Hours,
        counted: specialised as Hours,
        missing: (special ? 0 : Math.ceil((60_000 - specialised) / 500) * 500) as Hours,
        met: special
      }
    ],
    contributions
  }
}
