import type { Declaration } from "../declaration/Declaration.ts"
import { identityOf } from "../declaration/rules/identityOf.ts"
import { firstDayOf } from "../kernel/Day.ts"
import type { Hours } from "../kernel/Hours.ts"
import type { LearningRecord, Standing } from "../policy/LearningRecord.ts"
import type { Policy } from "../policy/Policy.ts"
import type { ApprovedHours } from "./Ledgers.ts"

/** Whether a verdict depends on when hours were recorded. */
export const needsDays = ({ document }: Policy): boolean => document.recordBy !== undefined

const standingOf = (declaration: Declaration): Standing => {
  switch (declaration._tag) {
    case "Draft":
      return "draft"
    case "Pending":
      return "pending"
    case "Rejected":
      return "rejected"
    case "Approved":
      return declaration.audit._tag === "Failed" ? "failed" : "approved"
  }
}

/** Its days as a history: hours are recorded on the day that they are approved. */
const historyOf = ({ days }: Pick<ApprovedHours, "days">): NonNullable<LearningRecord["history"]> =>
  days.map((on, turn) => ({ standing: turn % 2 === 0 ? "approved" : "failed", on }))

/**
 * CMP-02: a declaration as the policy sees it. What a draft has not yet said is zero hours of the year asked about, so
 * that it shows in the explanation and gives nothing. Of an approved one the days are asked only where the document has a last day
 * for recording (see `needsDays`).
 */
export const recordOf = (
  policy: Policy,
  year: number,
  declaration: Declaration,
  days?: Pick<ApprovedHours, "days">
): LearningRecord => {
  const { claim, id } = declaration
  const form = policy.forms.get(claim.form)
  const record: LearningRecord = {
    id,
    form: claim.form,
    subject: claim.subject ?? "",
    creditYear: claim.creditYear ?? year,
    from: claim.from ?? firstDayOf(year),
    to: claim.to ?? claim.from ?? firstDayOf(year),
    declared: claim.hours ?? (0 as Hours),
    recognised: declaration._tag === "Approved" ? declaration.recognised : (0 as Hours),
    standing: standingOf(declaration),
    identity: declaration._tag === "Draft" || form === undefined ? null : identityOf(form, declaration.claim),
    fields: claim.fields
  }
  return days === undefined || !needsDays(policy) ? record : { ...record, history: historyOf(days) }
}
