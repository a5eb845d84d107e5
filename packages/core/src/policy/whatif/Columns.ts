import type { Day } from "../../kernel/Day.ts"
import type { Hours } from "../../kernel/Hours.ts"
import type { Facts } from "../Facts.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Member } from "./Consequence.ts"

/** What many records have in common: all that decides where their hours go, but for how many there are. */
export type RecordKind = Pick<LearningRecord, "creditYear" | "form" | "standing" | "subject">

/** What few records have. */
type Details = Pick<LearningRecord, "fields" | "history">

/**
 * A part of a population in columns: some 24 bytes a record, whatever its texts. Kept are the activities of a person apart, not
 * their names; a record's id is its place among the person's, from 1.
 */
export interface Columns {
  readonly ids: ReadonlyArray<string>
  readonly organisations: ReadonlyArray<string>
  /** By person: the place after the last record. */
  readonly ends: Uint32Array
  /** By person: whether two records are the same activity, one is under review, one has fields of its form. */
  readonly repeats: Uint8Array
  readonly underReview: Uint8Array
  readonly fielded: Uint8Array
  readonly kinds: ReadonlyArray<RecordKind>
  /** By record: the place of its kind. */
  readonly kind: Uint32Array
  readonly declared: Uint32Array
  readonly recognised: Uint32Array
  readonly from: Int32Array
  readonly to: Int32Array
  /** By record: the same number is the same activity of the person; 0 where the form cannot tell. */
  readonly activity: Uint32Array
  readonly details: ReadonlyMap<number, Details>
  readonly facts: ReadonlyMap<number, Facts>
  readonly recordsAfter: ReadonlyMap<number, ReadonlyArray<LearningRecord>>
}

/** The place of a person's first record. */
export const firstOf = ({ ends }: Columns, person: number): number => (person === 0 ? 0 : (ends[person - 1] as number))

/** One person of the columns again. */
export const memberIn = (columns: Columns, index: number): Member => {
  const first = firstOf(columns, index)
  const facts = columns.facts.get(index)
  const recordsAfter = columns.recordsAfter.get(index)
  const records = Array.from({ length: (columns.ends[index] as number) - first }, (_, place): LearningRecord => {
    const at = first + place
    const activity = columns.activity[at] as number
    return {
      id: String(place + 1),
      ...(columns.kinds[columns.kind[at] as number] as RecordKind),
      from: columns.from[at] as Day,
      to: columns.to[at] as Day,
      declared: columns.declared[at] as Hours,
      recognised: columns.recognised[at] as Hours,
      identity: activity === 0 ? null : String(activity),
      ...columns.details.get(at)
    }
  })
  return {
    id: columns.ids[index] as string,
    organisation: columns.organisations[index] as string,
    records,
    ...(recordsAfter === undefined ? {} : { recordsAfter }),
    ...(facts === undefined ? {} : { facts })
  }
}
