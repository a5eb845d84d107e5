import { begin } from "./engine/begin.ts"
import type { Question } from "./engine/Frame.ts"
import { holds } from "./engine/holds.ts"
import type { Watch } from "./engine/Watch.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import type { Policy } from "./Policy.ts"

/** What is known of a person whom a document may be for. */
export interface Whom extends Question {
  readonly records?: ReadonlyArray<LearningRecord>
}

/**
 * CMP-01: whether a document is for a person in a year. Of a person of whom nothing is known, only where it is for everybody: a fact
 * that is not known does not hold.
 */
export const appliesTo = (
  policy: Policy,
  year: number,
  { records = [], ...question }: Whom = {},
  watch?: Watch
): boolean => {
  const { appliesTo: whom } = policy.document
  return whom === undefined || holds(begin(policy, year, records, question, false, watch), whom, year)
}
