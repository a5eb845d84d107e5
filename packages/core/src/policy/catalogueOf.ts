import { mediaTypes } from "../evidence/Picture.ts"
import type { Day } from "../kernel/Day.ts"
import type { Text } from "../kernel/RuleError.ts"
import { awardInWords } from "./describe/awardInWords.ts"
import { capLine } from "./describe/changesInWords.ts"
import { demandsInWords } from "./describe/demandsInWords.ts"
import { Speech } from "./describe/Speech.ts"
import { deadlineOf } from "./engine/yearSpan.ts"
import type { FormCatalogue, OfferedForm } from "./FormCatalogue.ts"
import type { FormDefinition } from "./FormDefinition.ts"
import { isRequired } from "./isRequired.ts"
import { longestOf } from "./longestOf.ts"
import type { Policy } from "./Policy.ts"
import type { PolicyDocument } from "./PolicyDocument.ts"
import { datesFor } from "./rules/datesFor.ts"
import { evidenceDemandsOf } from "./rules/evidenceDemandsOf.ts"
import { legalHintOf } from "./rules/legalHintOf.ts"
import type { Source } from "./Source.ts"

/** As whoever declares is told: sources stand in the legal hint. */
class WithoutSources extends Speech {
  override cite(): string {
    return ""
  }
}

/** Lines in both languages, which say the same line by line. */
const inBoth = (document: PolicyDocument, tell: (speech: Speech) => ReadonlyArray<string>): ReadonlyArray<Text> => {
  const en = tell(new WithoutSources(document, "en"))
  return tell(new WithoutSources(document, "zh")).map((zh, line) => ({ zh, en: en[line] ?? zh }))
}

/** The fields that every form has (§个人 4.2). */
const common: FormCatalogue["common"] = [
  {
    key: "creditYear",
    name: { zh: "计入年度", en: "credit year" },
    help: {
      zh: "申报的继续教育信息审核通过后，汇总到哪个年度的累计学时中。",
      en: "The year for which the hours count once they are approved."
    }
  },
  { key: "form", name: { zh: "学习形式", en: "form" } },
  { key: "subject", name: { zh: "计入科目", en: "subject" } },
  { key: "from", name: { zh: "开始日期", en: "from" } },
  { key: "to", name: { zh: "结束日期", en: "to" } },
  { key: "hours", name: { zh: "申请学时", en: "hours" } },
  {
    key: "evidence",
    name: { zh: "附件", en: "evidence" },
    help: {
      zh: "能够证明此继续教育真实性的证件的扫描图片，如证书、论文第一页或各种证明；可以上传多个。",
      en: "Scans that prove it, such as a certificate, the first page of a paper or a statement; there may be several."
    }
  }
]

/** Whether a cap may meet what is declared under a form for a credit year. */
const meets =
  (policy: Policy, { code, subjects }: FormDefinition, creditYear: number) =>
  ({ cap, subjects: capped }: Policy["caps"]["whole"][number]): boolean => {
    const { from = creditYear, to = creditYear } = cap.years ?? {}
    if (creditYear < from || creditYear > to || cap.forms?.includes(code) === false) return false
    const counted = subjects.flatMap((one) => policy.sharing.get(one)?.parts.map(({ subject }) => subject) ?? [])
    return capped === undefined || counted.some((subject) => capped[subject] === true)
  }

const offered = (policy: Policy, form: FormDefinition, source: Source, creditYear: number): OfferedForm => {
  const { document } = policy
  const { code, conversion, evidence, fields, help, inputLimit, name, subjects } = form
  const caps = Object.values(policy.caps)
    .flat()
    .filter(meets(policy, form, creditYear))
  const named = [...document.subjects, ...document.sharedSubjects].filter((one) => subjects.includes(one.code))
  return {
    ...{ code, name, inputLimit, evidence },
    ...(help !== undefined && { help }),
    legal: legalHintOf(document, form),
    subjects: named.map((one) => ({ code: one.code, name: one.name })),
    fields: fields.map((field) => ({
      ...{ key: field.key, name: field.name, required: isRequired(field, source), maxLength: longestOf(field) },
      ...(field.options !== undefined && { options: field.options })
    })),
    conversion: inBoth(document, (speech) => awardInWords(speech, form, conversion)),
    caps: inBoth(document, (speech) => caps.map(({ cap }) => capLine(speech, cap).replace(/^· /u, "")))
  }
}

/**
 * DEC-01, DEC-02, DEC-14: what a document offers to whoever declares for a credit year, as of a day; what the system records by
 * itself nobody declares. What stands in a catalogue is what `validateClaim` asks for.
 *
 * @example
 * catalogueOf(policy, "self", 2018, today).forms.map(({ name }) => name.zh) // 岗位培训, 基地培训, …
 */
export const catalogueOf = (policy: Policy, source: Source, creditYear: number, today: Day): FormCatalogue => {
  const { document } = policy
  const { declareBy, forms, granularity, id, title, unit, version } = document
  const demands = evidenceDemandsOf(document)
  const [hint = { zh: "", en: "" }] = inBoth(document, (speech) => [demandsInWords(speech, demands)])
  return {
    policy: { id, version, title },
    ...{ creditYear, source, common, granularity },
    unit: unit?.name ?? { zh: "学时", en: "hours" },
    dates: datesFor(document, creditYear, today),
    ...(declareBy !== undefined && { declareBy: deadlineOf(document, declareBy, creditYear) }),
    evidence: {
      mostBytes: demands.mostBytes,
      kinds: demands.kinds,
      mediaTypes: demands.kinds.map((kind) => mediaTypes[kind]),
      hint
    },
    forms: forms
      .filter(({ recordedBySystem }) => recordedBySystem !== true)
      .map((form) => offered(policy, form, source, creditYear))
  }
}
