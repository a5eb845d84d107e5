import { formatDay } from "../kernel/Day.ts"
import { formatHours } from "../kernel/Hours.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import type { Policy } from "./Policy.ts"
import type { Citation } from "./PolicyDocument.ts"
import type { Contribution, LeafFinding, Reduction, Verdict } from "./Verdict.ts"

/** A language that explanations are written in. */
export type Language = "zh" | "en"

interface Phrases {
  readonly outcome: Readonly<Record<Verdict["outcome"], string>>
  readonly head: (policy: string, year: number, outcome: string, total: string) => string
  readonly leaf: (name: string, required: string, counted: string) => string
  readonly missing: (hours: string) => string
  readonly hopeless: string
  readonly unverified: string
  readonly record: (when: string, form: string, subject: string, declared: string, counted: string) => string
  readonly why: Readonly<Record<Exclude<Reduction["why"], "cap" | "duplicate" | "otherYear">, string>>
  readonly otherYear: (year: number) => string
  readonly duplicate: (of: string) => string
  readonly cap: (name: string, most: string) => string
  readonly reduction: (hours: string, why: string) => string
}

const zh: Phrases = {
  outcome: { pass: "通过", fail: "不通过" },
  head: (policy, year, outcome, total) => `${year} 年度：${outcome}（共计 ${total} 学时）。依据：${policy}`,
  leaf: (name, required, counted) => `${name}：要求 ${required}，已计 ${counted}`,
  missing: (hours) => `，还差 ${hours}`,
  hopeless: "，增加学时也无法达到",
  unverified: "（来源待核实）",
  record: (when, form, subject, declared, counted) =>
    `${when} ${form}（${subject}）：申报 ${declared}，计入 ${counted}`,
  why: {
    draft: "尚未提交",
    pending: "尚待单位审核",
    rejected: "单位审核不通过",
    failed: "审验不通过",
    unknownSubject: "该政策没有这个科目",
    reviewer: "单位审核核减"
  },
  otherYear: (year) => `计入 ${year} 年度`,
  duplicate: (of) => `与“${of}”是同一活动，只计一次`,
  cap: (name, most) => `超过“${name}”上限 ${most}`,
  reduction: (hours, why) => `${hours} 学时未计：${why}`
}

const en: Phrases = {
  outcome: { pass: "pass", fail: "fail" },
  head: (policy, year, outcome, total) => `${year}: ${outcome} (${total} hours in all) under ${policy}`,
  leaf: (name, required, counted) => `${name}: ${required} required, ${counted} counted`,
  missing: (hours) => `, ${hours} missing`,
  hopeless: ", which no addition can reach",
  unverified: " (source not verified)",
  record: (when, form, subject, declared, counted) =>
    `${when} ${form} (${subject}): ${declared} declared, ${counted} counted`,
  why: {
    draft: "not yet submitted",
    pending: "awaiting review",
    rejected: "rejected by the reviewer",
    failed: "failed in audit",
    unknownSubject: "the policy has no such subject",
    reviewer: "reduced by the reviewer"
  },
  otherYear: (year) => `counted for ${year}`,
  duplicate: (of) => `the same activity as "${of}", counted once`,
  cap: (name, most) => `above the cap "${name}" of ${most}`,
  reduction: (hours, why) => `${hours} hours not counted: ${why}`
}

const phrases: Readonly<Record<Language, Phrases>> = { zh, en }

const cite = ({ article, number, title }: Citation): string =>
  [title, number === undefined ? undefined : `（${number}）`, article].filter((part) => part !== undefined).join("")

const leafLine = (policy: Policy, finding: LeafFinding, language: Language): string => {
  const words = phrases[language]
  const { counted, leaf, met, missing, required } = finding
  const citation = policy.document.citations[leaf.citation] as Citation
  const gap = met ? "" : missing === null ? words.hopeless : words.missing(formatHours(missing))
  const source = `${cite(citation)}${citation.verified ? "" : words.unverified}`
  return `${met ? "✔" : "✘"} ${words.leaf(leaf.name[language], formatHours(required), formatHours(counted))}${gap} —— ${source}`
}

/** The records that a verdict speaks of, by id, and how each is called. */
class Speaker {
  readonly #policy: Policy
  readonly #records: ReadonlyMap<string, LearningRecord>
  readonly language: Language

  constructor(policy: Policy, records: ReadonlyArray<LearningRecord>, language: Language) {
    this.#policy = policy
    this.#records = new Map(records.map((record) => [record.id, record]))
    this.language = language
  }

  when = ({ from, to }: LearningRecord): string => `${formatDay(from)}～${formatDay(to)}`

  form = ({ form }: LearningRecord): string => this.#policy.forms.get(form)?.name[this.language] ?? form

  subject({ subject }: LearningRecord): string {
    const { sharedSubjects, subjects } = this.#policy.document
    return [...subjects, ...sharedSubjects].find(({ code }) => code === subject)?.name[this.language] ?? subject
  }

  reason(record: LearningRecord, reduction: Reduction): string {
    const words = phrases[this.language]
    switch (reduction.why) {
      case "duplicate": {
        const first = this.#records.get(reduction.of)
        return words.duplicate(first === undefined ? reduction.of : `${this.when(first)} ${this.form(first)}`)
      }
      case "cap":
        return words.cap(reduction.cap.name[this.language], formatHours(reduction.cap.atMost))
      case "otherYear":
        return words.otherYear(record.creditYear)
      default:
        return words.why[reduction.why]
    }
  }

  lines = ({ counted, declared, record: id, reductions }: Contribution): ReadonlyArray<string> => {
    const record = this.#records.get(id)
    if (record === undefined) return []
    const words = phrases[this.language]
    const names = [this.when(record), this.form(record), this.subject(record)] as const
    return [
      `${counted > 0 ? "＋" : "－"} ${words.record(...names, formatHours(declared), formatHours(counted))}`,
      ...reductions.map((one) => `    ${words.reduction(formatHours(one.hours), this.reason(record, one))}`)
    ]
  }
}

/** A verdict in words: the outcome, each requirement, and each record with what it gave or why not (CMP-04). */
export const explain = (
  policy: Policy,
  verdict: Verdict,
  records: ReadonlyArray<LearningRecord>,
  language: Language
): ReadonlyArray<string> => {
  const words = phrases[language]
  const title = policy.document.title[language]
  return [
    words.head(title, verdict.year, words.outcome[verdict.outcome], formatHours(verdict.total)),
    ...verdict.leaves.map((finding) => leafLine(policy, finding, language)),
    ...verdict.contributions.flatMap(new Speaker(policy, records, language).lines)
  ]
}
