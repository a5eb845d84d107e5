import type { LearningRecord, Policy, Question } from "@xueshi/core"
import { granted } from "../laws/standings.ts"
import { rounded } from "../replay.ts"
import { worthOf } from "./worthOf.ts"

/** What is given of a record that counts, before years and caps: what was granted, what of it the award allows, and that rounded. */
export const givenOf = (
  { document }: Policy,
  record: LearningRecord,
  question: Question | undefined
): { readonly granted: number; readonly allowed: number; readonly given: number } => {
  const all = granted(record, question)
  const award = document.forms.find(({ code }) => code === record.form)?.conversion
  const isKnown = award !== undefined && award.award !== "asApproved" && record.fields !== undefined
  const allowed = isKnown ? Math.min(all, Number(worthOf(award, record))) : all
  const { rounding } = document
  const isRounded = rounding?.of === "record" && rounding.step > 0
  return { granted: all, allowed, given: isRounded ? rounded(allowed, 1, rounding) : allowed }
}
