import type { Hours } from "../../kernel/Hours.ts"
import type { Facts } from "../Facts.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Outcome } from "../Verdict.ts"

/** One person of a population: what a year is judged on, and where the person is counted. */
export interface Member {
  readonly id: string
  readonly organisation: string
  readonly records: ReadonlyArray<LearningRecord>
  /** The records as the later document reads them, where its awards fill in other hours. */
  readonly recordsAfter?: ReadonlyArray<LearningRecord>
  readonly facts?: Facts
}

/** What one document says of a person's year, as far as a what-if compares it. */
export interface Side {
  /** `none`: the document is not for this person. */
  readonly outcome: Outcome | "none"
  /** Whether the outcome counts as passed under the document (see `passes`). */
  readonly passed: boolean
  /** The hours counted in the year. */
  readonly total: Hours
  /** What all leaves of the year together still lack; infinite where no addition suffices for one of them. */
  readonly lacking: number
  /** The leaves of the year that are asked and missed, by their codes. */
  readonly missed: ReadonlyArray<string>
}

/** From not passed to passed, or back. */
export type Flip = "gained" | "lost"

/** What a reform does to one person. */
export interface Consequence {
  readonly before: Side
  readonly after: Side
  readonly flip: Flip | null
  /** Better off: passes now, else lacks less, else more hours count. Worse off: the reverse. */
  readonly fares: "better" | "worse" | "same"
  /** The leaves that decide a flip: those missed now and not before, or before and not now. */
  readonly because: ReadonlyArray<string>
}
