import { identityOf } from "../../declaration/rules/identityOf.ts"
import type { FaultList } from "../../kernel/FaultList.ts"
import { type Hours, minHours, zeroHours } from "../../kernel/Hours.ts"
import type { Text } from "../../kernel/RuleError.ts"
import { awardOf, needsOf } from "../awardOf.ts"
import { creditYearOf } from "../engine/yearSpan.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Policy } from "../Policy.ts"
import type { AssessRecord } from "./AssessRequest.ts"

const unknownForm: Text = {
  zh: "必须填写：政策文件中没有这种学习形式，无从折算",
  en: "is required: the document has no such form, so it cannot say what this is worth"
}
const reviewed: Text = {
  zh: "必须填写：该学习形式的学时由申报与审核确定",
  en: "is required: what this form is worth is declared and reviewed"
}
const noFields: Text = {
  zh: "必须填写：没有写明该学习形式的各项内容（fields），无从折算",
  en: "is required: without the form's own fields the document cannot say what this is worth"
}

/** Credit years begin here. */
const firstYear = 1990

/** What the form's award gives of some hours; what it does not decide, where that is the reviewer's, or the fields are not known. */
const worthOf = (policy: Policy, record: AssessRecord, hours: Hours): Hours | Text => {
  const { fields, form: code, from, subject, to = from } = record
  const award = policy.forms.get(code)?.conversion
  if (award === undefined) return unknownForm
  const needs = needsOf(award)
  if (needs.fields && fields === undefined) return noFields
  if (needs.hours && record.declared === undefined) return reviewed
  return awardOf(award, { subject, from, to, hours, fields: fields ?? {} })
}

/**
 * A record as the engine sees it, what was left out filled in by the document: the award's hours, the credit year of the last
 * day, the identity of the form's identity fields.
 */
export const complete = (faults: FaultList, policy: Policy, record: AssessRecord, index: number): LearningRecord => {
  const { fields, form: code, from, history, id, subject, to = from } = record
  const form = policy.forms.get(code)
  const worth = worthOf(policy, record, record.declared ?? zeroHours)
  if (record.declared === undefined && typeof worth !== "number")
    faults.add("Required", ["records", index, "declared"], worth.zh, worth.en)
  const declared = record.declared ?? (typeof worth === "number" ? worth : zeroHours)
  const standing = record.standing ?? history?.at(-1)?.standing ?? "approved"
  const granted = typeof worth === "number" ? minHours(declared, worth) : declared
  const recognised = record.recognised ?? (standing === "approved" ? granted : zeroHours)
  if (record.declared === undefined && typeof worth === "number" && recognised > worth)
    faults.add(
      "RecognisedAboveDeclared",
      ["records", index, "recognised"],
      "认定的学时不能多于该学习形式折算的学时",
      "no more can be recognised than the form's award gives"
    )
  const creditYear = record.creditYear ?? creditYearOf(policy.document, to)
  if (creditYear < firstYear)
    faults.add(
      "OutOfRange",
      ["records", index, "from"],
      `${firstYear} 年之前的活动不能计入`,
      `an activity before ${firstYear} cannot count`
    )
  const own = form === undefined || fields === undefined ? null : identityOf(form, { fields, from, subject, to })
  return {
    id,
    form: code,
    subject,
    creditYear,
    from,
    to,
    declared,
    recognised,
    standing,
    identity: record.identity === undefined ? own : record.identity,
    ...(fields === undefined ? {} : { fields }),
    ...(history === undefined ? {} : { history })
  }
}
