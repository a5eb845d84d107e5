import { contentOrder } from "../contentOrder.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { CompiledCap } from "../Policy.ts"
import { noteCap } from "./addTo.ts"
import { applies, eachOf, periodKey } from "./capScope.ts"
import type { Frame, Slice } from "./Frame.ts"

const concerns = ({ policy, records }: Frame, cap: CompiledCap, { index }: Slice): boolean => {
  const record = records[index] as LearningRecord
  const { parts = [] } = policy.sharing.get(record.subject) ?? {}
  return (
    (cap.matches?.(record) ?? true) &&
    (cap.subjects === undefined || parts.some(({ subject }) => cap.subjects?.[subject]))
  )
}

/** Slices above a cap on how many records count: all but the earliest, or all but those of most hours. */
export const dropRecords = (frame: Frame): ReadonlySet<Slice> => {
  const { policy, records } = frame
  const dropped = new Set<Slice>()
  for (const cap of policy.caps.records) {
    const { atMost } = cap.cap
    if (typeof atMost !== "object" || !("records" in atMost)) continue
    const groups = new Map<string, Array<Slice>>()
    for (const slice of frame.slices) {
      if (dropped.has(slice) || slice.hours === 0 || !concerns(frame, cap, slice)) continue
      if (!applies(frame, cap, slice.year)) continue
      const key = `${periodKey(frame, cap, slice)} ${eachOf(cap, records[slice.index] as LearningRecord)}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [slice])
      else group.push(slice)
    }
    for (const group of groups.values()) {
      const order = (a: Slice, b: Slice) =>
        (atMost.keep === "highest" ? b.hours - a.hours : 0) ||
        contentOrder(records[a.index] as LearningRecord, records[b.index] as LearningRecord)
      for (const slice of group.toSorted(order).slice(atMost.records)) {
        dropped.add(slice)
        noteCap(frame, cap, slice, slice.hours)
      }
    }
  }
  return dropped
}
