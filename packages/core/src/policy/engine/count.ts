import type { LearningRecord } from "../LearningRecord.ts"
import type { Sharing } from "../Policy.ts"
import { splitHours } from "../splitHours.ts"
import { addTo, noteCap } from "./addTo.ts"
import { dropRecords } from "./dropRecords.ts"
import type { Frame, Slice } from "./Frame.ts"
import { fillEither } from "./fillEither.ts"
import { Rooms } from "./Rooms.ts"
import { trimShares } from "./trimShares.ts"

/** What the caps on whole records leave of a slice. */
const whole = (frame: Frame, rooms: Rooms, slice: Slice, sharing: Sharing): number => {
  const { policy, records } = frame
  const record = records[slice.index] as LearningRecord
  let { hours } = slice
  for (const cap of policy.caps.whole) {
    if (hours === 0 || !(cap.matches?.(record) ?? true)) continue
    const taken = rooms.take(cap, slice, hours)
    if (taken === hours) continue
    const over = hours - taken
    hours = taken
    const aside = cap.spillTo !== undefined && sharing.parts.every(({ subject }) => subject !== cap.spillTo)
    if (aside) addTo(frame, rooms, slice, cap.spillTo as number, over, cap)
    else noteCap(frame, cap, slice, over, rooms.limitOf(cap, slice.year))
  }
  return hours
}

/**
 * Counts what the slices give, under caps in the order record, form, group, subject. Who loses to a cap is decided by content
 * (see `contentOrder`), never by id or position (law U2).
 */
export const count = (frame: Frame): void => {
  const { policy, records } = frame
  const rooms = new Rooms(frame)
  const dropped = policy.caps.records.length === 0 ? undefined : dropRecords(frame)
  const either: Array<{ readonly slice: Slice; readonly hours: number }> = []
  for (const slice of frame.slices) {
    if (dropped?.has(slice)) continue
    const sharing = policy.sharing.get((records[slice.index] as LearningRecord).subject) as Sharing
    const hours = policy.caps.whole.length === 0 ? slice.hours : whole(frame, rooms, slice, sharing)
    if (sharing.either) either.push({ slice, hours })
    else splitHours(sharing, hours, (subject, part) => addTo(frame, rooms, slice, subject, part))
  }
  if (either.length > 0) fillEither(frame, rooms, either)
  trimShares(frame)
}
