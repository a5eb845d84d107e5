import type { Day } from "../../kernel/Day.ts"
import type { Hours } from "../../kernel/Hours.ts"
import { contentOrder } from "../contentOrder.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Frame, Slice } from "./Frame.ts"
import { reduce, type Tally } from "./Tally.ts"
import { deadlineOf } from "./yearSpan.ts"

/** The last day on which what counts for a year can be recorded; undefined where there is none. */
const lastToRecord = ({ policy: { document } }: Frame, year: number): Day | undefined =>
  document.recordBy === undefined ? undefined : deadlineOf(document, document.recordBy, year)

/** The slices within the years that are looked at; what falls outside is told to be of another year. */
const within = ({ first, last, slices, tallies }: Frame): Array<Slice> => {
  const kept: Array<Slice> = []
  for (const slice of slices) {
    if (slice.year >= first && slice.year <= last) kept.push(slice)
    else reduce(tallies[slice.index] as Tally, { why: "otherYear", hours: slice.hours as Hours })
  }
  return kept
}

/** The same where a record may count in several years: what is over stands in others, what is more than there was counts again. */
const settled = (frame: Frame): Array<Slice> => {
  const { first, last, records, slices, tallies } = frame
  const given = new Map<Tally, number>()
  const kept: Array<Slice> = []
  for (const slice of slices) {
    const tally = tallies[slice.index] as Tally
    const inside = slice.year >= first && slice.year <= last
    given.set(tally, (given.get(tally) ?? 0) + (inside ? slice.hours : 0))
    if (inside) kept.push(slice)
  }
  records.forEach(({ declared }, index) => {
    const tally = tallies[index] as Tally
    const used = given.get(tally)
    if (used === undefined) return
    const left = tally.reductions.reduce((rest, { hours }) => rest - hours, declared as number)
    if (used < left) reduce(tally, { why: "otherYear", hours: (left - used) as Hours })
    else if (used > left) tally.repeated = (used - left) as Hours
  })
  return kept
}

/** Up to this many, putting each in its place is faster than the general way. */
const few = 32

/** By year and then by content: who comes first claims what is scarce. */
const sortByContent = (slices: Array<Slice>, records: ReadonlyArray<LearningRecord>): void => {
  const order = (a: Slice, b: Slice) =>
    a.year - b.year || contentOrder(records[a.index] as LearningRecord, records[b.index] as LearningRecord)
  if (slices.length > few) {
    slices.sort(order)
    return
  }
  for (let index = 1; index < slices.length; index++) {
    const slice = slices[index] as Slice
    let at = index
    for (; at > 0 && order(slice, slices[at - 1] as Slice) < 0; at--) slices[at] = slices[at - 1] as Slice
    slices[at] = slice
  }
}

/** Puts what was recorded after its year's last day for it aside. */
const inTime = (frame: Frame, slices: ReadonlyArray<Slice>): Array<Slice> =>
  slices.filter((slice) => {
    const { history } = frame.records[slice.index] as LearningRecord
    const recorded = history?.find(({ standing }) => standing !== "draft")?.on
    const last = recorded === undefined ? undefined : lastToRecord(frame, slice.year)
    const late = recorded !== undefined && last !== undefined && recorded > last
    if (late) reduce(frame.tallies[slice.index] as Tally, { why: "tooLate", hours: slice.hours as Hours })
    return !late
  })

/**
 * Chooses the years that are looked at, and puts what falls outside them or was recorded too late aside. Hours that count again
 * in each of several years are noted as repeated, so that the sums stay exact (law U5).
 */
export const lay = (frame: Frame): void => {
  const { policy, records, slices, year } = frame
  let [earliest, latest] = [year, year]
  for (const slice of slices) {
    if (slice.year < earliest) earliest = slice.year
    if (slice.year > latest) latest = slice.year
  }
  frame.first = Math.max(earliest, year - policy.reach.back)
  frame.last = Math.min(latest, year + policy.reach.ahead)
  let kept = policy.asDeclared ? within(frame) : settled(frame)
  if (policy.document.recordBy !== undefined) kept = inTime(frame, kept)
  if (policy.ordered) sortByContent(kept, records)
  frame.slices = kept
  frame.sums = new Array<number>((frame.last - frame.first + 1) * policy.subjects.length).fill(0)
}
