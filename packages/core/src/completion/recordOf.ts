import type { Declaration } from "../declaration/Declaration.ts"
import { identityOf } from "../declaration/rules/identityOf.ts"
import { firstDayOf } from "../kernel/Day.ts"
import type { Hours } from "../kernel/Hours.ts"
import type { LearningRecord, Standing } from "../policy/LearningRecord.ts"
import type { Policy } from "../policy/Policy.ts"

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

/**
 * CMP-02: a declaration as the policy sees it. What a draft has not yet said is zero hours of the year asked about, so
 * that it shows in the explanation and gives nothing.
 */
export const recordOf = (policy: Policy, year: number, declaration: Declaration): LearningRecord => {
  const { claim, id } = declaration
  const form = policy.forms.get(claim.form)
  return {
    id,
    form: claim.form,
    subject: claim.subject ?? "",
    creditYear: claim.creditYear ?? year,
    from: claim.from ?? firstDayOf(year),
    to: claim.to ?? claim.from ?? firstDayOf(year),
    declared: claim.hours ?? (0 as Hours),
    recognised: declaration._tag === "Approved" ? declaration.recognised : (0 as Hours),
    standing: standingOf(declaration),
    identity: declaration._tag === "Draft" || form === undefined ? null : identityOf(form, declaration.claim)
  }
}
