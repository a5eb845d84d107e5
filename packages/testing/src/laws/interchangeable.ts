import { declaredLaws, formatDay, formatHours } from "@xueshi/core"
import { type Case, type Judge, judged, verdictOf } from "../Case.ts"
import type { Departure, LawToDeclare } from "./Law.ts"
import { nameOf } from "./nameOf.ts"

/** The record that, for another subject, would give another outcome or another total, if there is one. */
const exchanged = (one: Case, judge: Judge): Departure | undefined => {
  const { policy, records } = one
  const { outcome, total } = verdictOf(one, judge)
  for (const [index, record] of records.entries()) {
    if (record.standing !== "approved" || !policy.subjects.includes(record.subject)) continue
    for (const subject of policy.subjects) {
      if (subject === record.subject) continue
      const after = { ...one, records: records.with(index, { ...record, subject }) }
      const now = judged(after, judge)
      if (now.outcome === outcome && now.total === total) continue
      const [from, to] = [nameOf(policy.document, record.subject), nameOf(policy.document, subject)]
      const [day, hours] = [formatDay(record.from), formatHours(record.recognised)]
      return {
        after,
        what: {
          zh: `${day} 的 ${hours} 学时由${from.zh}改为${to.zh}`,
          en: `the ${hours} hours of ${day} are for ${to.en} instead of ${from.en}`
        }
      }
    }
  }
  return undefined
}

/** R3: subjects are interchangeable up to the total. Not so where a subject has a floor or a cap of its own (CMP-03). */
export const interchangeable: LawToDeclare = {
  id: "R3",
  rules: ["CMP-03"],
  title: "subjects are interchangeable up to the total",
  statement: declaredLaws.R3,
  brokenBy: exchanged,
  holds: (one, judge) => exchanged(one, judge) === undefined
}
