import { isMeant } from "../compile/filters.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { CompiledCap, CompiledLeaf } from "../Policy.ts"
import type { Frame, Tally } from "./Frame.ts"
import { Rooms } from "./Rooms.ts"

/** Whether a cap is on subjects over the whole year, whatever the form: no other activity gets around it. */
const isTight = ({ cap, matches }: CompiledCap): boolean =>
  matches === undefined &&
  cap.each === undefined &&
  (cap.per === "year" || cap.per === "ever") &&
  cap.spillTo === undefined

/**
 * How many hours can still come to a leaf's subjects under the caps that no activity gets around; without end where there is a
 * subject that none of them limits.
 */
export const roomFor = (frame: Frame, index: number, year: number): number => {
  const { policy, records, tallies } = frame
  const tight = [...policy.caps.subject, ...policy.caps.whole].filter(isTight)
  if (tight.length === 0) return Number.POSITIVE_INFINITY
  const { subjects } = policy.leaves[index] as CompiledLeaf
  const rooms = new Rooms(frame)
  const left = tight.map((cap) => {
    let used = 0
    for (let at = 0; at < tallies.length; at++)
      for (const part of (tallies[at] as Tally).parts) {
        const inPeriod = cap.cap.per === "ever" || (part.year ?? frame.year) === year
        if (inPeriod && isMeant(cap, records[at] as LearningRecord, policy.subjects.indexOf(part.subject)))
          used += part.hours
      }
    return Math.max(0, rooms.limitOf(cap, year) - used)
  })
  const limits = (cap: CompiledCap, subject: number) => cap.subjects?.[subject] ?? true
  const each = subjects.map((subject) =>
    Math.min(...tight.map((cap, at) => (limits(cap, subject) ? (left[at] as number) : Number.POSITIVE_INFINITY)))
  )
  const over = tight.map((cap, at) =>
    subjects.every((subject) => limits(cap, subject)) ? (left[at] as number) : Number.POSITIVE_INFINITY
  )
  return Math.min(
    each.reduce((sum, room) => sum + room, 0),
    ...over
  )
}
