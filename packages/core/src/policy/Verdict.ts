import type { Day } from "../kernel/Day.ts"
import type { Hours } from "../kernel/Hours.ts"
import type { Ratio } from "../kernel/Ratio.ts"
import type { Text } from "../kernel/RuleError.ts"
import type { Cap } from "./document/Cap.ts"
import type { Leaf } from "./document/Requirement.ts"
import type { Rounding } from "./document/Rounding.ts"

/** Why hours of a record do not count. Together with what counted they make up what was declared, exactly (law U5). */
export type Reduction =
  /** Not of a state that counts: drafted, pending, rejected, failed in audit (CMP-02). */
  | { readonly why: "draft" | "pending" | "rejected" | "failed"; readonly hours: Hours }
  /** Counted into another year. */
  | { readonly why: "otherYear"; readonly hours: Hours }
  /** The policy has no such subject. */
  | { readonly why: "unknownSubject"; readonly hours: Hours }
  /** Not there yet on the day as of which is judged. */
  | { readonly why: "later"; readonly hours: Hours }
  /** Recorded after the year's last day for it. */
  | { readonly why: "tooLate"; readonly hours: Hours }
  /** The reviewer granted less than declared (DEC-06). */
  | { readonly why: "reviewer"; readonly hours: Hours }
  /** More was granted than the form's award allows (DEC-06). */
  | { readonly why: "award"; readonly hours: Hours }
  /** Lost by rounding down; below zero where rounding adds. */
  | { readonly why: "rounding"; readonly hours: Hours }
  /** The same activity already counts by this record (DEC-10). */
  | { readonly why: "duplicate"; readonly hours: Hours; readonly of: string }
  /** Above this cap, which leaves so much; in the year judged, unless another one is named. */
  | {
      readonly why: "cap"
      readonly hours: Hours
      readonly cap: Cap
      readonly limit?: Hours
      readonly year?: number
    }

/** Hours that a record gives to one subject; in the year judged, unless another one is named. */
export interface Part {
  readonly subject: string
  readonly hours: Hours
  readonly year?: number
  /** The cap that they were above, and that sends them here. */
  readonly spilledBy?: string
}

/** What one record contributed, and why not more. */
export interface Contribution {
  readonly record: string
  readonly declared: Hours
  /** The sum of its parts: in the year judged, and in others where the rule looks at several. */
  readonly counted: Hours
  readonly parts: ReadonlyArray<Part>
  readonly reductions: ReadonlyArray<Reduction>
  /** Hours that count again in further years, where the rule lets them: `declared + repeated` is what the others sum up to. */
  readonly repeated?: Hours
}

/** Reached or not; not asked of this person (`exempt`), or not yet (`notDue`); taken as reached; or not said by the rule. */
export type LeafState = "met" | "missed" | "exempt" | "deemed" | "notDue" | "undefined"

/** One step on the way to what is required: its value and where that comes from. */
export type Step =
  | { readonly step: "hours"; readonly hours: Hours }
  /** A share of what a leaf requires or counts, or of all that is completed. */
  | {
      readonly step: "share"
      readonly share: Ratio
      readonly basis: "required" | "counted" | "completed"
      readonly leaf?: string
      readonly of: Hours
      readonly hours: Hours
    }
  /** By an adjustment: a share of what was asked before, or so much less; nothing, or the same, where it says neither. */
  | {
      readonly step: "adjusted"
      readonly adjustment: string
      readonly share?: Ratio
      readonly rounding?: Rounding
      readonly less?: Hours
      readonly hours: Hours
    }
  /** What is asked on so many days each, for its part of them. */
  | {
      readonly step: "byDays"
      readonly rows: ReadonlyArray<{ readonly days: number; readonly hours: Hours }>
      readonly hours: Hours
    }

/** Hours of another year that fill this leaf. */
export interface Carried {
  readonly carry: string
  readonly from: number
  readonly hours: Hours
}

/** How one leaf was met or missed. */
export interface LeafFinding {
  readonly leaf: Leaf
  readonly required: Hours
  readonly counted: Hours
  /** The fewest further hours, in the policy's steps, that meet the leaf; null where no addition suffices. */
  readonly missing: Hours | null
  /** Measured and reached. */
  readonly met: boolean
  readonly state: LeafState
  /** The records that count for it. */
  readonly records: ReadonlyArray<string>
  /** The legal basis of the value that was asked for. */
  readonly citation: string
  /** The year that it was measured for, where that is another one than the year judged. */
  readonly year?: number
  /** First and last year that were summed, where those are several. */
  readonly years?: readonly [number, number]
  /** First and last day on which an activity must end to be summed, where days decide and not years. */
  readonly days?: readonly [Day, Day]
  /** How what is required came about, where it is not just hours. */
  readonly steps?: ReadonlyArray<Step>
  /** The date that its period hangs on is not known: nothing is summed. */
  readonly undated?: true
  /** What the leaf that it comes on top of needs. */
  readonly beside?: Hours
  readonly carried?: ReadonlyArray<Carried>
  /** Hours given without records. */
  readonly credited?: Hours
  /** The adjustments that changed it. */
  readonly adjustments?: ReadonlyArray<string>
  /** What the rule does not say. */
  readonly gap?: Text
}

/** A node of the requirement with its state; a leaf by its place in the verdict's leaves. */
export type NodeFinding =
  | number
  | {
      readonly node: "allOf" | "anyOf" | "several" | "eachYear" | "consecutive" | "every"
      /** How many parts are needed, where that is not all or one. */
      readonly need?: number
      readonly state: LeafState
      /** Of what is asked every few years: the year looked at, and that year or the next one in which it is asked. */
      readonly due?: { readonly year: number; readonly next: number }
      readonly parts: ReadonlyArray<NodeFinding>
    }

/** Hours counted for one subject in the year judged. */
export interface SubjectTotal {
  readonly subject: string
  readonly hours: Hours
}

/** What comes out: `pending` would pass with what is under review; `undefined` where the rule's text has a gap. */
export type Outcome = "pass" | "fail" | "exempt" | "deemed" | "pending" | "undefined"

/** The judgement of one person's year under one policy, explaining itself (CMP-04). */
export interface Verdict {
  readonly policy: { readonly id: string; readonly version: string }
  readonly year: number
  readonly outcome: Outcome
  readonly total: Hours
  readonly subjects: ReadonlyArray<SubjectTotal>
  /** Every leaf of the requirement, in the document's order; then those of other years that it asks about. */
  readonly leaves: ReadonlyArray<LeafFinding>
  readonly requirement: NodeFinding
  /** Every record, in the order given. */
  readonly contributions: ReadonlyArray<Contribution>
}
