import type { CompiledCap, CompiledLeaf } from "../Policy.ts"
import type { Frame } from "./Frame.ts"
import { Rooms } from "./Rooms.ts"

/** What a cap on subjects over a year has left. */
const leftOf = ({ first, policy, sums }: Frame, rooms: Rooms, cap: CompiledCap, year: number): number => {
  const { length } = policy.subjects
  let used = 0
  for (let subject = 0; subject < length; subject++)
    if (cap.subjects?.[subject] ?? true) used += sums[(year - first) * length + subject] ?? 0
  return Math.max(0, rooms.limitOf(cap, year) - used)
}

/**
 * How many hours can still come to a leaf's subjects under the caps that no activity gets around; without end where there is a
 * subject that none of them limits.
 */
export const roomFor = (frame: Frame, index: number, year: number): number => {
  const { tight } = frame.policy
  if (tight.length === 0) return Number.POSITIVE_INFINITY
  const { subjects } = frame.policy.leaves[index] as CompiledLeaf
  const rooms = new Rooms(frame)
  let each = 0
  let over = Number.POSITIVE_INFINITY
  for (const subject of subjects) {
    let room = Number.POSITIVE_INFINITY
    for (const cap of tight) if (cap.subjects?.[subject] ?? true) room = Math.min(room, leftOf(frame, rooms, cap, year))
    each += room
  }
  for (const cap of tight)
    if (subjects.every((subject) => cap.subjects?.[subject] ?? true))
      over = Math.min(over, leftOf(frame, rooms, cap, year))
  return Math.min(each, over)
}
