import type { ClaimDraft } from "../../declaration/Declaration.ts"
import type { FieldIssue } from "../../kernel/FieldIssue.ts"
import { formatHours } from "../../kernel/Hours.ts"
import type { TrainingPlan } from "../../review/kinds/trainingPlan.ts"

const issue = (key: string, zh: string, en: string): FieldIssue => ({
  code: "OutsidePlan",
  path: [key],
  rule: "BAS-04",
  zh,
  en
})

/**
 * DEC-08, BAS-04: where a claim says something else than the approved plan: another learning form, year or subject, days before or
 * after it, more hours. What the claim leaves out is no issue here; a plan that names no learning form has none to declare.
 */
export const outsidePlan = (plan: TrainingPlan, claim: ClaimDraft): ReadonlyArray<FieldIssue> => {
  const {
    creditYear = plan.year,
    form,
    from = plan.from,
    hours = plan.hours,
    subject = plan.subject,
    to = plan.to
  } = claim
  const { learningForm } = plan
  const most = formatHours(plan.hours)
  return [
    ...(learningForm === undefined
      ? [issue("form", "培训计划没有写明学习形式", "the plan names no learning form")]
      : []),
    ...(learningForm === undefined || form === learningForm
      ? []
      : [issue("form", `培训计划的学习形式是 ${learningForm}`, `the plan's learning form is ${learningForm}`)]),
    ...(creditYear === plan.year
      ? []
      : [issue("creditYear", `培训计划是 ${plan.year} 年度的`, `the plan is of ${plan.year}`)]),
    ...(subject === plan.subject
      ? []
      : [issue("subject", `培训计划的科目是 ${plan.subject}`, `the plan's subject is ${plan.subject}`)]),
    ...(from < plan.from ? [issue("from", "早于培训计划的开始日期", "lies before the plan begins")] : []),
    ...(to > plan.to ? [issue("to", "晚于培训计划的结束日期", "lies after the plan ends")] : []),
    ...(hours > plan.hours ? [issue("hours", `超过培训计划的 ${most} 学时`, `is more than the plan's ${most}`)] : [])
  ]
}
