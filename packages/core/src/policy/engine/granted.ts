import type { Day } from "../../kernel/Day.ts"
import type { Hours } from "../../kernel/Hours.ts"
import { awardOf } from "../awardOf.ts"
import type { LearningRecord, Standing } from "../LearningRecord.ts"
import type { Policy } from "../Policy.ts"
import type { Watch } from "./Watch.ts"

/** Where a record stood on a day: undefined where it was not there yet. Without a history, it is there once the activity has ended. */
export const standingOn = (record: LearningRecord, asOf: Day | undefined): Standing | undefined => {
  const { history, standing, to } = record
  if (asOf === undefined) return standing
  if (history === undefined) return to <= asOf ? standing : undefined
  return history.findLast(({ on }) => on <= asOf)?.standing
}

/** What the form's award allows of some hours; all of them where the reviewer decides, or the fields are not known. */
export const allowed = (policy: Policy, record: LearningRecord, hours: Hours, watch?: Watch): Hours => {
  const { fields, form, from, subject, to } = record
  if (fields === undefined || !policy.awarded.has(form)) return hours
  const award = policy.forms.get(form)?.conversion
  const worth =
    award === undefined ? hours : awardOf(award, { subject, from, to, hours: record.declared, fields }, watch)
  return worth < hours ? worth : hours
}

/** What is given of a record before anything is capped: what the reviewer granted, or, where nobody has decided, what is declared. */
export const grantedOf = (record: LearningRecord, standing: Standing): Hours =>
  standing === "draft" || standing === "pending" || standing === "rejected" ? record.declared : record.recognised
