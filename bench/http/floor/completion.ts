import type { Contribution, LeafFinding, LearningRecord, Reduction, Standing, Verdict } from "@xueshi/core"
import { judgeWeihai2018 } from "../../handwritten.ts"

/*
 * A person's year for one document, its names and texts as constants: days stay the texts that they are in the database,
 * which compare alike, and hours become texts again without any schema.
 */

/** A declaration as the database keeps it. */
export interface State {
  readonly _tag: "Draft" | "Pending" | "Approved" | "Rejected"
  readonly id: string
  readonly version: number
  readonly recognised?: string
  readonly audit?: { readonly _tag: string }
  readonly claim: {
    readonly form: string
    readonly subject?: string
    readonly creditYear?: number
    readonly from?: string
    readonly to?: string
    readonly hours?: string
    readonly fields: Readonly<Record<string, string>>
  }
}

const forms: Readonly<Record<string, { readonly name: string; readonly identity: ReadonlyArray<string> }>> = {
  postTraining: { name: "岗位培训", identity: ["school", "className"] },
  baseTraining: { name: "基地培训", identity: ["base", "className"] },
  furtherStudy: { name: "研修进修", identity: ["host", "topic"] },
  conference: { name: "学术会议", identity: ["title"] },
  project: { name: "课题研究", identity: ["title", "level", "part"] },
  paper: { name: "发表论文", identity: ["cn", "title"] },
  service: { name: "支边援外", identity: ["place"] },
  generalCourse: { name: "公需科目培训", identity: ["certificateNumber"] }
}
const undated = ["paper", "generalCourse"]
const subjects: Readonly<Record<string, string>> = { general: "公需科目", specialised: "专业科目", all: "全部" }
const source = "威海市专业技术人员继续教育服务平台操作手册（2018年5月）专业科目学习操作指南 六"
const outcomes: Readonly<Record<string, string>> = {
  pass: "通过",
  fail: "不通过",
  pending: "待定（待审核的学时全部通过后即可合格）"
}
const title = "威海市专业技术人员继续教育（2018）"
const why: Readonly<Record<string, string>> = {
  draft: "尚未提交",
  pending: "尚待单位审核",
  rejected: "单位审核不通过",
  failed: "审验不通过",
  unknownSubject: "该政策没有这个科目",
  reviewer: "单位审核核减",
  award: "超过该学习形式的折算学时"
}
const standings = { Draft: "draft", Pending: "pending", Rejected: "rejected" } as const

const unitsOf = (hours: string | undefined) => Math.round(Number(hours ?? 0) * 1000)
const hoursOf = (units: number) => String(units / 1000)

const standingOf = ({ _tag, audit }: State): Standing =>
  _tag !== "Approved" ? standings[_tag] : audit?._tag === "Failed" ? "failed" : "approved"

const identityOf = ({ _tag, claim }: State): string | null => {
  const form = forms[claim.form]
  if (_tag === "Draft" || form === undefined) return null
  const said = form.identity.map((key) => (claim.fields[key] ?? "").normalize("NFKC").trim()).join("\x1f")
  return `${claim.form}\x1f${said}${undated.includes(claim.form) ? "" : `\x1f${claim.from}\x1f${claim.to}`}`
}

const recordOf = (year: number, state: State): LearningRecord => {
  const { form, creditYear = year, subject = "", from = `${year}-01-01`, to = from, hours } = state.claim
  const record = {
    id: state.id,
    form,
    subject,
    creditYear,
    from,
    to,
    declared: unitsOf(hours),
    recognised: unitsOf(state.recognised),
    standing: standingOf(state),
    identity: identityOf(state),
    fields: state.claim.fields
  }
  return record as unknown as LearningRecord
}

/** Days as texts, a day apart by 86,400,000. */
const daysOf = ({ from, to }: LearningRecord) => (Date.parse(String(to)) - Date.parse(String(from))) / 86_400_000 + 1

const leaves = {
  total: {
    leaf: "total",
    name: { zh: "总学时", en: "total hours" },
    of: {},
    atLeast: { hours: "90" },
    citation: "manual"
  },
  specialised: {
    leaf: "specialised",
    name: { zh: "专业科目学时", en: "specialised hours" },
    of: { subjects: ["specialised"] },
    atLeast: { share: "2/3", of: "required", leaf: "total" },
    citation: "manual"
  }
}

const findingOf = ({ citation, counted, leaf, met, missing, records, required, state }: LeafFinding) => ({
  leaf: leaves[leaf.leaf as keyof typeof leaves],
  required: hoursOf(required),
  counted: hoursOf(counted),
  missing: hoursOf(missing ?? 0),
  met,
  state,
  records,
  citation
})
const partOf = ({ hours, subject }: { readonly subject: string; readonly hours: number }) => ({
  subject,
  hours: hoursOf(hours)
})
const contributionOf = ({ counted, declared, parts, record, reductions }: Contribution) => ({
  record,
  declared: hoursOf(declared),
  counted: hoursOf(counted),
  parts: parts.map(partOf),
  reductions: reductions.map((one): object => ({ ...one, hours: hoursOf(one.hours) }))
})

const leafLine = ({ counted, leaf, met, missing, required }: LeafFinding) => {
  const gap = met ? "" : `，还差 ${hoursOf(missing ?? 0)}`
  return `${met ? "✔" : "✘"} ${leaf.name.zh}：要求 ${hoursOf(required)}，已计 ${hoursOf(counted)}${gap} —— ${source}`
}

const whenOf = ({ from, to }: LearningRecord) => (from === to ? String(from) : `${from}～${to}`)
const formOf = ({ form }: LearningRecord) => forms[form]?.name ?? form

/** The fewest further hours that make it a pass: what the specialised ones lack, then what the total still lacks. */
const proposalLines = ({ leaves: [total, special], outcome }: Verdict): ReadonlyArray<string> => {
  const [lacked, specialised] = [total?.missing ?? 0, special?.missing ?? 0]
  const general = Math.max(0, lacked - specialised)
  if (outcome === "pass" || general + specialised === 0) return []
  const parts = [
    ...(specialised > 0 ? [`专业科目 ${hoursOf(specialised)} 学时`] : []),
    ...(general > 0 ? [`公需科目 ${hoursOf(general)} 学时`] : [])
  ]
  return [`⇒ 再完成${parts.join("、")}，即可通过`]
}

const reasonOf = (records: ReadonlyArray<LearningRecord>, record: LearningRecord, one: Reduction) => {
  if (one.why === "otherYear") return `计入其他年度（申报年度 ${record.creditYear}）`
  if (one.why !== "duplicate") return why[one.why]
  const first = records.find(({ id }) => id === one.of) as LearningRecord
  return `与“${whenOf(first)} ${formOf(first)}”是同一活动，只计一次`
}

/** A year as the interface shows it, from a person's declarations in the order of their making. */
export const completionOf = (year: number, states: ReadonlyArray<State>) => {
  const records = states.map((state) => recordOf(year, state))
  const verdict = judgeWeihai2018(year, records, daysOf)
  const lines = [
    `${year} 年度：${outcomes[verdict.outcome]}（共计 ${hoursOf(verdict.total)} 学时）。依据：${title}`,
    ...verdict.leaves.map(leafLine),
    ...proposalLines(verdict)
  ]
  verdict.contributions.forEach(({ counted, declared, parts, reductions }, place) => {
    const record = records[place] as LearningRecord
    const subject = subjects[record.subject] ?? record.subject
    const sums = `申报 ${hoursOf(declared)}，计入 ${hoursOf(counted)}`
    lines.push(`${counted > 0 ? "＋" : "－"} ${whenOf(record)} ${formOf(record)}（${subject}）：${sums}`)
    if (parts.length > 1) for (const part of parts) lines.push(`    ${subjects[part.subject]}计 ${hoursOf(part.hours)}`)
    for (const one of reductions) lines.push(`    ${hoursOf(one.hours)} 学时未计：${reasonOf(records, record, one)}`)
  })
  return {
    verdict: {
      policy: verdict.policy,
      year,
      outcome: verdict.outcome,
      total: hoursOf(verdict.total),
      subjects: verdict.subjects.map(partOf),
      leaves: verdict.leaves.map(findingOf),
      requirement: verdict.requirement,
      contributions: verdict.contributions.map(contributionOf)
    },
    explanation: lines
  }
}
