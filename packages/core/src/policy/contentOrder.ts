import type { LearningRecord } from "./LearningRecord.ts"

/** By their characters, in no language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const fieldsText = ({ fields }: LearningRecord): string =>
  fields === undefined ? "" : JSON.stringify(Object.entries(fields).toSorted(([a], [b]) => compareText(a, b)))

const compareFields = (a: LearningRecord, b: LearningRecord): number =>
  a.fields === b.fields ? 0 : compareText(fieldsText(a), fieldsText(b))

const compareHistories = (a: LearningRecord, b: LearningRecord): number =>
  a.history === b.history ? 0 : compareText(JSON.stringify(a.history ?? []), JSON.stringify(b.history ?? []))

/**
 * The order in which records claim what is scarce, by their content alone: the earlier first, of one date the one with
 * more hours; never by id or position (law U2). Records that compare as equal are interchangeable.
 */
export const contentOrder = (a: LearningRecord, b: LearningRecord): number =>
  a.from - b.from ||
  a.to - b.to ||
  b.recognised - a.recognised ||
  b.declared - a.declared ||
  a.creditYear - b.creditYear ||
  compareText(a.form, b.form) ||
  compareText(a.subject, b.subject) ||
  compareText(a.identity ?? "", b.identity ?? "") ||
  compareFields(a, b) ||
  compareHistories(a, b)
