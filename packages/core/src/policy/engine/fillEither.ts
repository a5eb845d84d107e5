import type { LearningRecord } from "../LearningRecord.ts"
import type { Sharing } from "../Policy.ts"
import { addTo } from "./addTo.ts"
import type { Frame, Slice } from "./Frame.ts"
import { measured } from "./measured.ts"
import type { Rooms } from "./Rooms.ts"
import { requiredOf } from "./requiredOf.ts"

/** What the leaves of a year still lack, in the order in which they are filled: those of fewest subjects first. */
const lackingIn = (frame: Frame, year: number) =>
  frame.policy.leaves
    .map(({ filters, leaf, subjects }, index) => ({
      subjects: new Set(subjects),
      matches: filters?.[0]?.matches,
      lack:
        leaf.atLeast === undefined || leaf.advisory
          ? 0
          : Math.max(0, requiredOf(frame, index, year).hours - measured(frame, index, year).counted)
    }))
    .toSorted((a, b) => a.subjects.size - b.subjects.size)

/**
 * Hours that may serve either of several subjects go where a leaf lacks them: leaves of fewest subjects first, in the document's
 * order; what nobody lacks goes to the first of the subjects. Records with the fewest subjects to choose from go first.
 */
export const fillEither = (
  frame: Frame,
  rooms: Rooms,
  either: ReadonlyArray<{ readonly slice: Slice; readonly hours: number }>
): void => {
  const { policy, records } = frame
  const choice = ({ slice }: { readonly slice: Slice }): Sharing["parts"] =>
    policy.sharing.get((records[slice.index] as LearningRecord).subject)?.parts ?? []
  const lacks = new Map<number, ReturnType<typeof lackingIn>>()
  for (const one of either.toSorted((a, b) => choice(a).length - choice(b).length)) {
    const { slice } = one
    const leaves = lacks.get(slice.year) ?? lackingIn(frame, slice.year)
    lacks.set(slice.year, leaves)
    let left = one.hours
    const add = (subject: number, hours: number) => {
      const kept = addTo(frame, rooms, slice, subject, hours)
      for (const leaf of leaves) if (leaf.subjects.has(subject)) leaf.lack = Math.max(0, leaf.lack - kept)
      left -= hours
    }
    for (const leaf of leaves) {
      if (leaf.matches?.(records[slice.index] as LearningRecord) === false) continue
      const fitting = choice(one).find(({ subject }) => leaf.subjects.has(subject))
      if (fitting !== undefined && leaf.lack > 0 && left > 0) add(fitting.subject, Math.min(left, leaf.lack))
    }
    const [first] = choice(one)
    if (left > 0 && first !== undefined) add(first.subject, left)
  }
}
