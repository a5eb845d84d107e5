import { type Day, type LearningRecord, lastDayOf, type Standing } from "@xueshi/core"
import { judged } from "../Case.ts"
import type { Law } from "./Law.ts"
import { same } from "./same.ts"

const next: Readonly<Record<Standing, Standing | undefined>> = {
  draft: "pending",
  pending: "approved",
  approved: "failed",
  rejected: undefined,
  failed: undefined
}

/** The record after one more event; as it is where nothing can come after, or no day of it is known. */
const after = (record: LearningRecord, on: Day): LearningRecord => {
  const { history } = record
  const standing = next[record.standing]
  if (standing === undefined || history === undefined || (history.at(-1)?.on ?? on) >= on) return record
  const recognised = record.standing === "pending" ? record.declared : record.recognised
  return { ...record, standing, recognised, history: [...history, { standing, on }] }
}

/** U16: what comes later changes no verdict as of an earlier day. */
export const unmoved: Law = {
  id: "U16",
  rules: ["CMP-05", "AUD-02"],
  title: "what comes later changes no verdict as of an earlier day",
  statement: {
    zh: "认定日期之后的申报、审核与审验，都不改变截至该日的结论",
    en: "a record or an event after a day changes nothing of a verdict as of that day"
  },
  holds: (one, judge) => {
    const { records, year } = one
    const asOf = one.question?.asOf ?? ((lastDayOf(year) - 60) as Day)
    const question = { ...one.question, asOf }
    const tomorrow = (asOf + 1) as Day
    const before = judged({ ...one, question }, judge)
    const moved = records.map((record) => after(record, tomorrow))
    const added = records.slice(0, 3).map((record, index): LearningRecord => {
      const { history: _, ...rest } = record
      const late = { ...rest, id: `late ${index}`, standing: "approved" as const, recognised: record.declared }
      return index === 0
        ? { ...late, from: tomorrow, to: tomorrow }
        : { ...late, history: [{ standing: "approved", on: tomorrow }] }
    })
    const { contributions, ...rest } = judged({ ...one, question, records: [...moved, ...added] }, judge)
    return same({ ...rest, contributions: contributions.slice(0, records.length) }, before)
  }
}
