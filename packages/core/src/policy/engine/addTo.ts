import type { Hours } from "../../kernel/Hours.ts"
import { isMeant } from "../compile/filters.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { CompiledCap } from "../Policy.ts"
import type { Part, Reduction } from "../Verdict.ts"
import type { Frame, Slice } from "./Frame.ts"
import type { Rooms } from "./Rooms.ts"
import { addPart, reduce, type Tally } from "./Tally.ts"

type CapReduction = Extract<Reduction, { why: "cap" }>

/** Notes what a cap has dropped, and what it leaves where that is not in the document. */
export const noteCap = (
  { tallies, year: judged }: Frame,
  { cap }: CompiledCap,
  { index, year }: { readonly index: number; readonly year: number },
  hours: number,
  limit?: number
): void => {
  const reduction: { -readonly [K in keyof CapReduction]: CapReduction[K] } = { why: "cap", hours: hours as Hours, cap }
  if (limit !== undefined && typeof cap.atMost !== "number") reduction.limit = limit as Hours
  if (year !== judged) reduction.year = year
  reduce(tallies[index] as Tally, reduction)
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
    const taken = rooms.take(cap, slice, kept)
    if (taken === kept) continue
    const over = kept - taken
    kept = taken
    if (cap.spillTo !== undefined && spilledBy === undefined && cap.spillTo !== subject)
      addTo(frame, rooms, slice, cap.spillTo, over, cap)
    else noteCap(frame, cap, slice, over, rooms.limitOf(cap, slice.year))
  }
  if (kept === 0) return 0
  const place = (slice.year - frame.first) * policy.subjects.length + subject
  frame.sums[place] = (frame.sums[place] as number) + kept
  const code = policy.subjects[subject] as string
  const part: { -readonly [K in keyof Part]: Part[K] } = { subject: code, hours: kept as Hours }
  if (slice.year !== year) part.year = slice.year
  if (spilledBy !== undefined) part.spilledBy = spilledBy.cap.code
  addPart(tally, part)
  return kept
}
