import { type Day, yearOf } from "../../kernel/Day.ts"
import type { Hours } from "../../kernel/Hours.ts"
import { contentOrder } from "../contentOrder.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Frame, Slice, Tally } from "./Frame.ts"
import { lastDayIn } from "./yearSpan.ts"

const dayMillis = 86_400_000

/** The last day on which what counts for a year can be recorded; undefined where there is none. */
const lastToRecord = ({ policy: { document } }: Frame, year: number): Day | undefined => {
  const { recordBy } = document
  if (recordBy === undefined) return undefined
  const ends = yearOf(lastDayIn(document, year))
  return (Date.UTC(ends + recordBy.yearsAfter, recordBy.month - 1, recordBy.day) / dayMillis) as Day
}

/**
 * Chooses the years that are looked at, and puts what falls outside them or was recorded too late aside. Hours that count again
 * in each of several years are noted as repeated, so that the sums stay exact (law U5).
 */
export const lay = (frame: Frame): void => {
  const { policy, records, slices, tallies, year } = frame
  let [earliest, latest] = [year, year]
  for (const slice of slices) {
    if (slice.year < earliest) earliest = slice.year
    if (slice.year > latest) latest = slice.year
  }
  frame.first = Math.max(earliest, year - policy.reach.back)
  frame.last = Math.min(latest, year + policy.reach.ahead)
  const kept: Array<Slice> = []
  const late: Array<Slice> = []
  let previous = -1
  let used = 0
  const settle = () => {
    const tally = tallies[previous] as Tally
    const given = (records[previous] as LearningRecord).declared
    const left = given - tally.reductions.reduce((sum, { hours }) => sum + hours, 0)
    // What is over stands in other years; what is more than there was counts again.
    if (used < left) tally.reductions.push({ why: "otherYear", hours: (left - used) as Hours })
    else tally.repeated = used - left
  }
  for (const slice of slices) {
    if (slice.index !== previous) {
      if (previous >= 0) settle()
      previous = slice.index
      used = 0
    }
    if (slice.year < frame.first || slice.year > frame.last) continue
    used += slice.hours
    const recorded = (records[slice.index] as LearningRecord).history?.[0]?.on
    const last = recorded === undefined ? undefined : lastToRecord(frame, slice.year)
    if (last !== undefined && (recorded as Day) > last) late.push(slice)
    else kept.push(slice)
  }
  if (previous >= 0) settle()
  for (const { hours, index } of late)
    if (hours > 0) (tallies[index] as Tally).reductions.push({ why: "tooLate", hours: hours as Hours })
  const { caps, sharing } = policy
  const ordered = caps.records.length + caps.whole.length + caps.subject.length + caps.counted.length > 0
  let pooled = false
  for (const one of sharing.values()) if (one.either) pooled = true
  frame.slices =
    ordered || pooled
      ? kept.sort(
          (a, b) =>
            a.year - b.year || contentOrder(records[a.index] as LearningRecord, records[b.index] as LearningRecord)
        )
      : kept
  frame.sums = new Array<number>((frame.last - frame.first + 1) * policy.subjects.length).fill(0)
}
