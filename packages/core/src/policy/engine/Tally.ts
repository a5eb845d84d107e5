import type { Hours } from "../../kernel/Hours.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Contribution, Part, Reduction } from "../Verdict.ts"

/** A contribution in the making. */
export interface Tally extends Contribution {
  counted: Hours
  parts: ReadonlyArray<Part>
  reductions: ReadonlyArray<Reduction>
  repeated?: Hours
}

const nothing: ReadonlyArray<never> = []

export const tallyOf = ({ declared, id }: LearningRecord): Tally => ({
  record: id,
  declared,
  counted: 0 as Hours,
  parts: nothing,
  reductions: nothing
})

// Most have one of each at most: an array literal is made much faster than an empty one that grows.

export const addPart = (tally: Tally, part: Part): void => {
  tally.counted = (tally.counted + part.hours) as Hours
  if (tally.parts === nothing) tally.parts = [part]
  else (tally.parts as Array<Part>).push(part)
}

/** Notes hours that do not count, and why; nothing, where there are none. */
export const reduce = (tally: Tally, reduction: Reduction): void => {
  if (reduction.hours === 0) return
  if (tally.reductions === nothing) tally.reductions = [reduction]
  else (tally.reductions as Array<Reduction>).push(reduction)
}
