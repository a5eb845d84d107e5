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

const hours = (units: number): Hours => units as Hours

/** How many days an activity lasts. */
type DaysOf = (record: LearningRecord) => number
const byNumbers: DaysOf = ({ from, to }) => to - from + 1

/** What a form's award allows, where the fields of the activity are known: its tables as code. */
const awardOf = (record: LearningRecord, daysOf: DaysOf): number => {
  const { fields, form } = record
  if (fields === undefined) return Number.POSITIVE_INFINITY
  const { level, paper, part, rank } = fields
  const [national, provincial] = [level === "国家级", level === "省级"]
  const place = Number(rank)
  switch (form) {
    case "furtherStudy":
      return 8_000 * daysOf(record)
    case "conference": {
      const extra = paper === "无" ? 0 : paper === "2000字以内" ? 1 : paper === "2000字以上" ? 2 : -1
      if (extra < 0) return 0
      return national
        ? ([12_000, 18_000, 20_000][extra] as number)
        : provincial
          ? ([8_000, 12_000, 14_000][extra] as number)
          : 0
    }
    case "project": {
      const [main, sub] = [part === "主课题", part === "子课题"]
      const last = main ? (national ? 5 : 3) : 3
      if (!(main || sub) || !(national || provincial) || !(place >= 1 && place <= last)) return 0
      const first = main ? (national ? 64_000 : 56_000) : national ? 48_000 : 40_000
      return first - 8_000 * (place - 1)
    }
    case "paper":
      return rank === "1" || rank === "2" || rank === "3" ? 36_000 : 0
    default:
      return Number.POSITIVE_INFINITY
  }
}

/** Whether what is under review would make it a pass. */
const wouldPass = (
  year: number,
  records: ReadonlyArray<LearningRecord>,
  daysOf: DaysOf,
  sums: readonly [number, number]
): boolean => {
  let [total, special] = sums
  let any = false
  for (const record of records) {
    if (record.standing !== "pending" || record.creditYear !== year || !known(record.subject)) continue
    any = true
    const worth = Math.min(record.declared, awardOf(record, daysOf))
    total += worth
    special += record.subject === "specialised" ? worth : record.subject === "all" ? worth - (worth >> 1) : 0
  }
  if (!any || total < 90_000 || special < 60_000) return false
  const granted = records.map(
    (record): LearningRecord =>
      record.standing === "pending" ? { ...record, standing: "approved", recognised: record.declared } : record
  )
  return judgeWeihai2018(year, granted, daysOf).outcome === "pass"
}

export const judgeWeihai2018 = (
  year: number,
  records: ReadonlyArray<LearningRecord>,
  daysOf: DaysOf = byNumbers
): Verdict => {
  const twice = anyTwice(records)
  const contributions = new Array<Contribution>(records.length)
  const counting: Array<string> = []
  const special: Array<string> = []
  let general = 0
  let specialised = 0
  let pending = false
  for (let index = 0; index < records.length; index++) {
    const record = records[index] as LearningRecord
    const { declared, id, recognised, standing, subject } = record
    const why = standing !== "approved" ? standing : known(subject) ? undefined : "unknownSubject"
    if (why !== undefined) {
      if (why === "pending" && record.creditYear === year) pending = true
      const reductions: ReadonlyArray<Reduction> = declared === 0 ? none : [{ why, hours: declared }]
      contributions[index] = { record: id, declared, counted: hours(0), parts: none, reductions }
      continue
    }
    const worth = record.fields === undefined ? recognised : hours(Math.min(recognised, awardOf(record, daysOf)))
    let reductions: ReadonlyArray<Reduction> = none
    if (worth !== declared) {
      const cut: Array<Reduction> =
        recognised === declared ? [] : [{ why: "reviewer", hours: hours(declared - recognised) }]
      if (worth !== recognised) cut.push({ why: "award", hours: hours(recognised - worth) })
      reductions = cut
    }
    const first = twice && record.identity !== null ? winner(records, record) : record
    if (first !== record || record.creditYear !== year) {
      const other: Reduction =
        first !== record ? { why: "duplicate", hours: worth, of: first.id } : { why: "otherYear", hours: worth }
      if (worth > 0) reductions = [...reductions, other]
      contributions[index] = { record: id, declared, counted: hours(0), parts: none, reductions }
      continue
    }
    let parts: ReadonlyArray<Part>
    if (worth > 0) counting.push(id)
    if (subject === "specialised") {
      specialised += worth
      if (worth > 0) special.push(id)
      parts = worth > 0 ? [{ subject: "specialised", hours: worth }] : none
    } else if (subject === "general") {
      general += worth
      parts = worth > 0 ? [{ subject: "general", hours: worth }] : none
    } else {
      const half = worth >> 1
      general += half
      specialised += worth - half
      if (worth > 0) special.push(id)
      parts =
        worth > 1
          ? [
              { subject: "general", hours: hours(half) },
              { subject: "specialised", hours: hours(worth - half) }
            ]
          : worth === 1
            ? [{ subject: "specialised", hours: worth }]
            : none
    }
    contributions[index] = { record: id, declared, counted: worth, parts, reductions }
  }
  const total = general + specialised
  const enough = total >= 90_000
  const specialEnough = specialised >= 60_000
  const met = enough && specialEnough
  return {
    policy,
    year,
    outcome: met ? "pass" : pending && wouldPass(year, records, daysOf, [total, specialised]) ? "pending" : "fail",
    total: hours(total),
    subjects: [
      { subject: "general", hours: hours(general) },
      { subject: "specialised", hours: hours(specialised) }
    ],
    leaves: [
      {
        leaf: totalLeaf,
        required: hours(90_000),
        counted: hours(total),
        missing: hours(enough ? 0 : Math.ceil((90_000 - total) / 500) * 500),
        met: enough,
        state: enough ? "met" : "missed",
        records: counting,
        citation: "manual"
      },
      {
        leaf: specialisedLeaf,
        required: hours(60_000),
        counted: hours(specialised),
        missing: hours(specialEnough ? 0 : Math.ceil((60_000 - specialised) / 500) * 500),
        met: specialEnough,
        state: specialEnough ? "met" : "missed",
        records: special,
        citation: "manual"
      }
    ],
    requirement: { node: "allOf", state: met ? "met" : "missed", parts: [0, 1] },
    contributions
  }
}
