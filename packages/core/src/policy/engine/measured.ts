import { unitsPerHour } from "../../kernel/Hours.ts"
import { isMeant } from "../compile/filters.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { CompiledLeaf, Filter } from "../Policy.ts"
import type { Part } from "../Verdict.ts"
import type { Frame, Time } from "./Frame.ts"
import { timeOf } from "./periodIn.ts"
import type { Tally } from "./Tally.ts"

/** Hours of some subjects in some years. */
const sumOf = ({ first, last, policy, sums }: Frame, subjects: ReadonlyArray<number>, { from, to }: Time): number => {
  const { length } = policy.subjects
  let sum = 0
  for (let year = Math.max(from, first); year <= Math.min(to, last); year++)
    for (const subject of subjects) sum += sums[(year - first) * length + subject] as number
  return sum
}

/** Calls with every part of every record that counts in a period. */
const eachPart = (frame: Frame, time: Time, see: (index: number, part: Part) => void): void => {
  const { records, tallies, year } = frame
  const { days } = time
  for (let index = 0; index < tallies.length; index++) {
    const tally = tallies[index] as Tally
    if (tally.counted === 0) continue
    if (days !== undefined) {
      const { to } = records[index] as LearningRecord
      if (to < days[0] || to > days[1]) continue
    }
    for (const part of tally.parts) {
      const counted = part.year ?? year
      if (time.from <= counted && counted <= time.to) see(index, part)
    }
  }
}

const isMeantByAny = (frame: Frame, filters: ReadonlyArray<Filter>, index: number, part: Part): boolean => {
  const record = frame.records[index] as LearningRecord
  const subject = frame.policy.subjects.indexOf(part.subject)
  return filters.some((filter) => isMeant(filter, record, subject))
}

/** Hours (or records, each as 1) of the parts that are meant. */
const summed = (frame: Frame, filters: ReadonlyArray<Filter>, time: Time, countRecords: boolean): number => {
  let sum = 0
  let last = -1
  eachPart(frame, time, (index, part) => {
    if (!isMeantByAny(frame, filters, index, part)) return
    if (!countRecords) sum += part.hours
    else if (index !== last) sum += unitsPerHour
    last = index
  })
  return sum
}

/** All hours that count in a leaf's period. */
export const completedIn = (frame: Frame, index: number, year: number): number => {
  const leaf = frame.policy.leaves[index] as CompiledLeaf
  const time = timeOf(frame, leaf, year)
  if (time === undefined) return 0
  if (time.days !== undefined) return summed(frame, [{ subjects: undefined, matches: undefined }], time, false)
  return sumOf(
    frame,
    frame.policy.subjects.map((_, subject) => subject),
    time
  )
}

/**
 * What counts for a leaf by its own records, before any carry. `together` is the same with the hours of the leaf that it comes on
 * top of.
 */
export const measured = (
  frame: Frame,
  index: number,
  year: number
): { readonly counted: number; readonly together: number } => {
  const { filters, leaf, subjects } = frame.policy.leaves[index] as CompiledLeaf
  const time = timeOf(frame, frame.policy.leaves[index] as CompiledLeaf, year)
  if (time === undefined) return { counted: 0, together: 0 }
  if (filters === undefined) {
    const counted = sumOf(frame, subjects, time)
    return { counted, together: counted }
  }
  const [own] = filters as readonly [Filter, ...ReadonlyArray<Filter>]
  const counted = summed(frame, [own], time, leaf.counting === "records")
  return { counted, together: filters.length === 1 ? counted : summed(frame, filters, time, false) }
}

/** The records that count for a leaf. */
export const recordsOf = (frame: Frame, index: number, year: number): ReadonlyArray<string> => {
  const { policy, records, tallies } = frame
  const compiled = policy.leaves[index] as CompiledLeaf
  const { filters, subjects } = compiled
  const time = timeOf(frame, compiled, year)
  const found: Array<string> = []
  if (time === undefined) return found
  if (filters !== undefined) {
    let last = -1
    eachPart(frame, time, (at, part) => {
      if (at === last || !isMeantByAny(frame, [filters[0] as Filter], at, part)) return
      last = at
      found.push((records[at] as LearningRecord).id)
    })
    return found
  }
  const all = subjects.length === policy.subjects.length
  for (let at = 0; at < tallies.length; at++) {
    for (const part of (tallies[at] as Tally).parts) {
      const counted = part.year ?? frame.year
      if (counted < time.from || counted > time.to) continue
      if (!all && !subjects.includes(policy.subjects.indexOf(part.subject))) continue
      found.push((records[at] as LearningRecord).id)
      break
    }
  }
  return found
}
