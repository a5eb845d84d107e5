import type { Day } from "../../kernel/Day.ts"
import type { Facts } from "../Facts.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Policy } from "../Policy.ts"
import type { Carried, LeafFinding } from "../Verdict.ts"
import type { Tally } from "./Tally.ts"
import type { Watch } from "./Watch.ts"

/** What a verdict is asked with beside the records. */
export interface Question {
  /** The day as of which is judged; what came later is not there yet. With everything known, unless said. */
  readonly asOf?: Day
  /** What is known of the person. */
  readonly facts?: Facts
}

/** Hours of one record in one credit year. */
export interface Slice {
  readonly index: number
  readonly year: number
  hours: number
}

/** What a period is for one person and year. */
export interface Time {
  /** First and last credit year. */
  readonly from: number
  readonly to: number
  /** Whether what is asked over it is due in the year judged. */
  readonly due: boolean
  /** First and last day on which an activity may end, where days decide instead of years. */
  readonly days?: readonly [Day, Day]
}

/** One verdict in the making. */
export interface Frame {
  readonly policy: Policy
  readonly year: number
  readonly asOf: Day | undefined
  readonly facts: Facts
  readonly records: ReadonlyArray<LearningRecord>
  /** Whether what is under review counts as if approved. */
  readonly hopeful: boolean
  readonly watch: Watch | undefined
  /** The year judged, as a period. */
  readonly own: Time
  /** First and last credit year that is looked at. */
  first: number
  last: number
  slices: ReadonlyArray<Slice>
  /** By record. */
  readonly tallies: Array<Tally>
  /** Hours of each subject in each year: at `(year − first) × subjects + subject`. */
  sums: Array<number>
  /** Findings of the year judged, by leaf. */
  readonly found: Array<LeafFinding | undefined>
  /** Findings of other years, by leaf and year. */
  foundElsewhere: Map<number, LeafFinding> | undefined
  /** Hours that are carried into a year, by year and leaf. */
  carried: Map<number, ReadonlyArray<ReadonlyArray<Carried> | undefined>> | undefined
}

/** A key for a leaf in a year. */
export const keyOf = (leaf: number, year: number): number => leaf * 4096 + year
