import { Result } from "effect"
import { evidenceIssues, type Uploads } from "../../evidence/rules/evidenceIssues.ts"
import { type Day, formatDay } from "../../kernel/Day.ts"
import { type FieldIssue, InvalidFields } from "../../kernel/FieldIssue.ts"
import { formatHours } from "../../kernel/Hours.ts"
import { creditYearOf, deadlineOf } from "../../policy/engine/yearSpan.ts"
import type { FormField } from "../../policy/FormDefinition.ts"
import { isRequired } from "../../policy/isRequired.ts"
import { longestOf } from "../../policy/longestOf.ts"
import type { Policy } from "../../policy/Policy.ts"
import type { Source } from "../../policy/Source.ts"
import type { Claim, ClaimDraft, Grace } from "../Declaration.ts"
import { fieldOf } from "./worth.ts"

const at =
  (rule: FieldIssue["rule"]) =>
  (code: string, path: ReadonlyArray<string>, zh: string, en: string): FieldIssue => ({ code, path, rule, zh, en })
const common = at("DEC-02")
const ofForm = at("DEC-01")
const ofEvidence = at("DEC-03")
const ofAudit = at("AUD-06")
const ofSystem = at("DEC-10")

const required = (path: ReadonlyArray<string>) => common("Required", path, "必须填写", "is required")

const acceptedYears = ({ document }: Policy, from: Day, to: Day): readonly [number, number] => {
  const [first, last] = [creditYearOf(document, from), creditYearOf(document, to)]
  return { touched: [first, last] as const, start: [first, first] as const, end: [last, last] as const }[
    document.creditYear
  ]
}

const dateIssues = (policy: Policy, { creditYear, from, to }: ClaimDraft, today: Day): ReadonlyArray<FieldIssue> => {
  const issues: Array<FieldIssue> = []
  if (to !== undefined && to > today)
    issues.push(common("EndsInFuture", ["to"], "结束日期不能晚于今天", "must not lie in the future"))
  if (from === undefined || to === undefined) return issues
  if (from > to) {
    issues.push(common("DatesReversed", ["from"], "开始日期不能晚于结束日期", "must not lie after the end date"))
    return issues
  }
  const [first, last] = acceptedYears(policy, from, to)
  if (creditYear !== undefined && (creditYear < first || creditYear > last)) {
    const years = first === last ? `${first}` : `${first}–${last}`
    issues.push(
      common(
        "YearNotAccepted",
        ["creditYear"],
        `按起止日期只能计入 ${years} 年度`,
        `these dates count for ${years} only`
      )
    )
  }
  return issues
}

/** AUD-06: a year is declared for up to its last day; what failed in audit, within the days of grace. */
const closedIssues = (
  { document }: Policy,
  { creditYear }: ClaimDraft,
  today: Day,
  grace: Grace | undefined
): ReadonlyArray<FieldIssue> => {
  if (document.declareBy === undefined || creditYear === undefined) return []
  const last = deadlineOf(document, document.declareBy, creditYear)
  if (today <= last || (grace?.creditYear === creditYear && today <= grace.until)) return []
  const day = formatDay(last)
  return [
    ofAudit(
      "YearClosed",
      ["creditYear"],
      `${creditYear} 年度的申报已于 ${day} 截止`,
      `was to be declared for by ${day}`
    )
  ]
}

const hoursIssues = (policy: Policy, { form, hours }: ClaimDraft): ReadonlyArray<FieldIssue> => {
  const { granularity } = policy.document
  const limit = policy.forms.get(form)?.inputLimit
  if (hours === undefined) return []
  if (hours === 0) return [common("HoursNotPositive", ["hours"], "学时必须大于 0", "must be more than 0")]
  const issues: Array<FieldIssue> = []
  if (hours % granularity !== 0) {
    const step = formatHours(granularity)
    issues.push(common("OffGranularity", ["hours"], `学时必须是 ${step} 的整数倍`, `must be a multiple of ${step}`))
  }
  if (limit !== undefined && hours > limit) {
    const most = formatHours(limit)
    issues.push(common("OverInputLimit", ["hours"], `该学习形式每次最多填 ${most} 学时`, `must be at most ${most}`))
  }
  return issues
}

const fieldIssues = (field: FormField, value: string, source: Source): ReadonlyArray<FieldIssue> => {
  const path = ["fields", field.key]
  if (value.trim() === "") return isRequired(field, source) ? [{ ...required(path), rule: "DEC-01" }] : []
  if (field.options !== undefined && !field.options.includes(value)) {
    const options = field.options.join("、")
    return [ofForm("UnknownOption", path, `只能填：${options}`, `must be one of ${options}`)]
  }
  const most = longestOf(field)
  return [...value].length > most
    ? [ofForm("TooLong", path, `不能超过 ${most} 个字`, `must have at most ${most} characters`)]
    : []
}

/** What is known of a claim beside what it says. */
export interface Declared {
  /** Who declares; the person, unless said. */
  readonly source?: Source | undefined
  /** What was uploaded for the person; missing where the portal keeps evidence itself. */
  readonly uploads?: Uploads
  /** Until when it may be declared again, although its year is closed. */
  readonly grace?: Grace | undefined
}

/**
 * DEC-01, DEC-02, DEC-03, DEC-10, AUD-06: what stands in the way of submitting what `source` declares: every failing field at once,
 * each with its path. Succeeds with the complete claim.
 */
export const validateClaim = (
  policy: Policy,
  draft: ClaimDraft,
  today: Day,
  { grace, source = "self", uploads }: Declared = {}
): Result.Result<Claim, InvalidFields> => {
  const form = policy.forms.get(draft.form)
  if (form === undefined) {
    const issue = ofForm("UnknownForm", ["form"], "政策文件中没有这种学习形式", "the policy has no such form")
    return Result.fail(new InvalidFields({ issues: [issue] }))
  }
  const issues: Array<FieldIssue> = []
  if (form.recordedBySystem)
    issues.push(ofSystem("RecordedBySystem", ["form"], "由系统自动记录，无需申报", "is recorded by the system"))
  for (const key of ["creditYear", "subject", "from", "to", "hours"] as const) {
    if (draft[key] === undefined) issues.push(required([key]))
  }
  issues.push(
    ...dateIssues(policy, draft, today),
    ...closedIssues(policy, draft, today, grace),
    ...hoursIssues(policy, draft)
  )
  if (draft.subject !== undefined && !form.subjects.includes(draft.subject)) {
    issues.push(
      ofForm("SubjectNotAllowed", ["subject"], "该学习形式不能计入这个科目", "this form cannot count for this subject")
    )
  }
  for (const field of form.fields) issues.push(...fieldIssues(field, fieldOf(draft, field.key), source))
  for (const key of Object.keys(draft.fields)) {
    if (!form.fields.some((field) => field.key === key))
      issues.push(ofForm("UnknownField", ["fields", key], "该学习形式没有这一项", "the form has no such field"))
  }
  if (form.evidence.required && draft.evidence.length === 0)
    issues.push(ofEvidence("EvidenceMissing", ["evidence"], form.evidence.hint.zh, form.evidence.hint.en))
  issues.push(...evidenceIssues(policy, draft.evidence, uploads))
  return issues.length > 0 ? Result.fail(new InvalidFields({ issues })) : Result.succeed(draft as Claim)
}
