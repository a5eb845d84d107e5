import type { Hours } from "../../kernel/Hours.ts"
import { isMeant } from "../compile/filters.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { CompiledCap } from "../Policy.ts"
import type { Frame, Slice } from "./Frame.ts"
import type { Rooms } from "./Rooms.ts"
import { addPart, reduce, type Tally } from "./Tally.ts"

/** Notes what a cap has dropped, and what it leaves where that is not in the document. */
export const noteCap = (tally: Tally, { cap }: CompiledCap, hours: number, limit: number): void => {
  const fixed = typeof cap.atMost === "number"
  reduce(
    tally,
    fixed
      ? { why: "cap", hours: hours as Hours, cap }
      : { why: "cap", hours: hours as Hours, cap, limit: limit as Hours }
  )
}

/** Adds hours to a subject, under the caps on subjects; what those leave nothing of is dropped, or spills once. */
export const addTo = (
  frame: Frame,
  rooms: Rooms,
  slice: Slice,
  subject: number,
  hours: number,
  spilled = false
): number => {
  const { policy, records, tallies, year } = frame
  const record = records[slice.index] as LearningRecord
  const tally = tallies[slice.index] as Tally
  let kept = hours
  for (const cap of policy.caps.subject) {
    if (kept === 0 || !isMeant(cap, record, subject)) continue
    const taken = rooms.take(cap, slice, kept)
    if (taken === kept) continue
    const over = kept - taken
    kept = taken
    if (cap.spillTo !== undefined && !spilled && cap.spillTo !== subject)
      addTo(frame, rooms, slice, cap.spillTo, over, true)
    else noteCap(tally, cap, over, rooms.limitOf(cap, slice.year))
  }
  if (kept === 0) return 0
  const place = (slice.year - frame.first) * policy.subjects.length + subject
  frame.sums[place] = (frame.sums[place] as number) + kept
  const code = policy.subjects[subject] as string
  addPart(
    tally,
    slice.year === year
      ? { subject: code, hours: kept as Hours }
      : { subject: code, hours: kept as Hours, year: slice.year }
  )
  return kept
}
