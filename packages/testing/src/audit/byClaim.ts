import type { LearningRecord } from "@xueshi/core"

const claimKey = (one: LearningRecord): ReadonlyArray<number | string> => [
  ...[one.from, one.to, -one.recognised, -one.declared, one.creditYear],
  ...[one.form, one.subject, one.identity ?? ""],
  one.fields === undefined ? "" : JSON.stringify(Object.entries(one.fields).toSorted()),
  JSON.stringify(one.history ?? [])
]

/** Earlier first, then more hours, then the rest of the content: who claims what is scarce before whom. */
export const byClaim = (a: LearningRecord, b: LearningRecord): number => {
  const [mine, theirs] = [claimKey(a), claimKey(b)]
  const first = mine.findIndex((value, index) => value !== theirs[index])
  return first < 0 ? 0 : (mine[first] ?? 0) < (theirs[first] ?? 0) ? -1 : 1
}
