import type { Hours } from "../../kernel/Hours.ts"
import { isMeant } from "../compile/filters.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { CompiledCap } from "../Policy.ts"
import type { Frame, Slice, Tally } from "./Frame.ts"
import type { Rooms } from "./Rooms.ts"

/** Notes what a cap has dropped, and what it leaves where that is not in the document. */
export const noteCap = (
  { tallies, year: judged }: Frame,
  { cap }: CompiledCap,
  { index, year }: { readonly index: number; readonly year: number },
  hours: number,
  limit?: number
): void => {
  const left = limit === undefined || typeof cap.atMost === "number" ? {} : { limit: limit as Hours }
  const when = year === judged ? {} : { year }
  ;(tallies[index] as Tally).reductions.push({ why: "cap", hours: hours as Hours, cap, ...left, ...when })
}

/** Adds hours to a subject, under the caps on subjects; what those leave nothing of is dropped, or spills once. */
export const addTo = (
  frame: Frame,
  rooms: Rooms,
  slice: Slice,
  subject: number,
  hours: number,
  spilledBy?: CompiledCap
): number => {
  const { policy, records, tallies, year } = frame
  const record = records[slice.index] as LearningRecord
  const tally = tallies[slice.index] as Tally
  let kept = hours
  for (const cap of policy.caps.subject) {
    if (kept === 0 || !isMeant(cap, record, subject)) continue
    const room = rooms.take(cap, slice, kept)
    if (room.taken === kept) continue
    const over = kept - room.taken
    kept = room.taken
    if (cap.spillTo !== undefined && spilledBy === undefined && cap.spillTo !== subject)
      addTo(frame, rooms, slice, cap.spillTo, over, cap)
    else noteCap(frame, cap, slice, over, room.limit)
  }
  if (kept === 0) return 0
  const place = (slice.year - frame.first) * policy.subjects.length + subject
  frame.sums[place] = (frame.sums[place] as number) + kept
  tally.counted += kept
  const code = policy.subjects[subject] as string
  tally.parts.push({
    subject: code,
    hours: kept as Hours,
    ...(slice.year === year ? {} : { year: slice.year }),
    ...(spilledBy === undefined ? {} : { spilledBy: spilledBy.cap.code })
  })
  return kept
}
