import type { Hours } from "../kernel/Hours.ts"
import type { Cap, Leaf } from "./PolicyDocument.ts"

/** Why hours of a record do not count. Together with what counted they make up what was declared, exactly (law U5). */
export type Reduction =
  /** Not of this state: drafted, pending, rejected, failed in audit (CMP-02). */
  | { readonly why: "draft" | "pending" | "rejected" | "failed"; readonly hours: Hours }
  /** Counted into another year. */
  | { readonly why: "otherYear"; readonly hours: Hours }
  /** The policy has no such subject. */
  | { readonly why: "unknownSubject"; readonly hours: Hours }
  /** The reviewer granted less than declared (DEC-06). */
  | { readonly why: "reviewer"; readonly hours: Hours }
  /** The same activity already counts by this record (DEC-10). */
  | { readonly why: "duplicate"; readonly hours: Hours; readonly of: string }
  /** Above this cap. */
  | { readonly why: "cap"; readonly hours: Hours; readonly cap: Cap }

/** Hours that a record gives to one subject. */
export interface Part {
  readonly subject: string
  readonly hours: Hours
}

/** What one record contributed, and why not more. */
export interface Contribution {
  readonly record: string
  readonly declared: Hours
  readonly counted: Hours
  readonly parts: ReadonlyArray<Part>
  readonly reductions: ReadonlyArray<Reduction>
}

/** How one leaf was met or missed. */
export interface LeafFinding {
  readonly leaf: Leaf
  readonly required: Hours
  readonly counted: Hours
  /** The fewest further hours, in the policy's steps, that meet the leaf; null where no addition suffices. */
  readonly missing: Hours | null
  readonly met: boolean
}

/** Hours counted for one subject. */
export interface SubjectTotal {
  readonly subject: string
  readonly hours: Hours
}

/** The judgement of one person's year under one policy, explaining itself (CMP-04). */
export interface Verdict {
  readonly policy: { readonly id: string; readonly version: string }
  readonly year: number
  readonly outcome: "pass" | "fail"
  readonly total: Hours
  readonly subjects: ReadonlyArray<SubjectTotal>
  /** Every leaf of the requirement, in the document's order. */
  readonly leaves: ReadonlyArray<LeafFinding>
  /** Every record, in the order given. */
  readonly contributions: ReadonlyArray<Contribution>
}
