import type { ExplainedLeaf, LearningRecord } from "@xueshi/core"

export const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, one) => total + one, 0)
export const sumOf = (list: ReadonlyArray<{ readonly hours: number }>): number => sum(list.map(({ hours }) => hours))

/** A quotient, rounded to steps; up to the unit, unless said. */
export const rounded = (above: number, below: number, rounding?: { readonly mode: string; readonly step: number }) => {
  if (rounding === undefined) return Math.ceil(above / below)
  const step = rounding.step * below
  const rest = above % step
  const more = rest > 0 && (rounding.mode === "up" || (rounding.mode === "halfUp" && 2 * rest >= step))
  return (above - rest + (more ? step : 0)) / below
}

const claimKey = (one: LearningRecord): ReadonlyArray<number | string> => [
  ...[one.from, one.to, -one.recognised, -one.declared, one.creditYear],
  ...[one.form, one.subject, one.identity ?? ""],
  one.fields === undefined ? "" : JSON.stringify(Object.entries(one.fields).toSorted())
]

/** Earlier first, then more hours, then the rest of the content: who claims what is scarce before whom. */
export const byClaim = (a: LearningRecord, b: LearningRecord): number => {
  const [mine, theirs] = [claimKey(a), claimKey(b)]
  const first = mine.findIndex((value, index) => value !== theirs[index])
  return first < 0 ? 0 : (mine[first] ?? 0) < (theirs[first] ?? 0) ? -1 : 1
}

export type Selected = ExplainedLeaf["of"]

/** Whether a record's form and fields are meant by a selection. */
export const means = ({ forms, where = {} }: Selected, { fields, form }: LearningRecord): boolean =>
  (forms?.includes(form) ?? true) &&
  Object.entries(where).every(([key, values]) => values.includes(fields?.[key] ?? ""))
