import type { Day, LearningRecord, Policy, Question, Standing } from "@xueshi/core"

/** Where a record stood on a day; undefined where it was not there yet. */
export const standingOn = ({ history, standing, to }: LearningRecord, asOf: Day | undefined): Standing | undefined => {
  if (asOf === undefined) return standing
  if (history === undefined) return to <= asOf ? standing : undefined
  return history.filter(({ on }) => on <= asOf).at(-1)?.standing
}

/** Why a record does not count by its state alone; undefined where it does. */
export const notCounting = (
  { document }: Policy,
  record: LearningRecord,
  { asOf }: Question = {}
): Exclude<Standing, "approved"> | "later" | undefined => {
  const standing = standingOn(record, asOf)
  if (standing === undefined) return "later"
  const counting: ReadonlyArray<Standing> = document.counting ?? ["approved"]
  if (counting.includes(standing)) return undefined
  return standing === "approved" ? "later" : standing
}

/** The most that may count of a record: what was recognised, or what is declared where nobody has decided yet. */
export const granted = (record: LearningRecord, { asOf }: Question = {}): number => {
  const standing = standingOn(record, asOf)
  return standing === "approved" || standing === "failed" ? record.recognised : record.declared
}
