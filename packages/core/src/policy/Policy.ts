import type { Hours } from "../kernel/Hours.ts"
import type { Ratio } from "../kernel/Ratio.ts"
import type { Adjustment } from "./document/Adjustment.ts"
import type { Cap } from "./document/Cap.ts"
import type { Carry } from "./document/Carry.ts"
import type { Period } from "./document/Period.ts"
import type { Leaf, Requirement } from "./document/Requirement.ts"
import type { FormDefinition } from "./FormDefinition.ts"
import type { LearningRecord, Standing } from "./LearningRecord.ts"
import type { PolicyDocument } from "./PolicyDocument.ts"

/** How a declared subject's hours reach the subjects that are counted: each by its share, the last takes the rest. */
export interface Sharing {
  readonly parts: ReadonlyArray<{ readonly subject: number; readonly share: Ratio }>
  /** Instead, whichever of the parts needs them. */
  readonly either: boolean
}

/** Which parts of which records are meant. */
export interface Filter {
  /** By place of the subject; undefined for every one. */
  readonly subjects: ReadonlyArray<boolean> | undefined
  readonly matches: ((record: LearningRecord) => boolean) | undefined
}

/** A leaf ready to measure. */
export interface CompiledLeaf {
  readonly leaf: Leaf
  /** The subjects that it sums. */
  readonly subjects: ReadonlyArray<number>
  /** What it sums, where that is not just subjects of credit years. */
  readonly filters: ReadonlyArray<Filter> | undefined
  readonly period: Period
  /** What it requires where that is the same for everybody; or as a share of all hours completed. */
  readonly threshold:
    | { readonly _tag: "Fixed"; readonly required: Hours }
    | { readonly _tag: "OfCompleted"; readonly share: Ratio }
    | { readonly _tag: "Computed" }
  /** The leaf that a share is of, or that this one comes on top of, by its place. */
  readonly base: number | undefined
  readonly onTopOf: number | undefined
  readonly adjustments: ReadonlyArray<Adjustment>
}

/** A node of the requirement with its leaves by their places. */
export type CompiledNode =
  | { readonly node: "leaf"; readonly leaf: number; readonly advisory: boolean }
  | { readonly node: "allOf" | "anyOf" | "several"; readonly need: number; readonly parts: ReadonlyArray<CompiledNode> }
  | {
      readonly node: "years"
      readonly requirement: Extract<Requirement, { eachYear: Requirement } | { consecutive: number }>
      readonly of: CompiledNode
    }
  | { readonly node: "every"; readonly requirement: Extract<Requirement, { every: number }>; readonly of: CompiledNode }

/** A cap ready to apply. */
export interface CompiledCap extends Filter {
  readonly cap: Cap
  /** The limit where it is the same hours for everybody and every year. */
  readonly fixed: number | undefined
  /** Whether each record meets it only once. */
  readonly alone: boolean
  /** Of a limit by a share of what a leaf requires, that leaf's place. */
  readonly leaf: number | undefined
  readonly spillTo: number | undefined
}

/** A carry ready to apply. */
export interface CompiledCarry {
  readonly carry: Carry
  readonly filter: Filter
  readonly over: number
  readonly to: ReadonlyArray<number>
  readonly after: number | undefined
}

/** A validated document, compiled once and evaluated many times. Make it with `compile`. */
export interface Policy {
  readonly document: PolicyDocument
  readonly reference: { readonly id: string; readonly version: string }
  readonly subjects: ReadonlyArray<string>
  readonly sharing: ReadonlyMap<string, Sharing>
  readonly forms: ReadonlyMap<string, FormDefinition>
  /** The forms whose award the document decides. */
  readonly awarded: ReadonlySet<string>
  readonly leaves: ReadonlyArray<CompiledLeaf>
  readonly root: CompiledNode
  /** Nothing but subjects of one credit year summed up: counted in one pass. */
  readonly plain: boolean
  /** Whether adding hours can undo nothing: no share of completed hours, no demand of at most so many. */
  readonly monotone: boolean
  /** Whether a record adds no more to any leaf than its hours, and changes nothing that is asked for. */
  readonly bounded: boolean
  readonly counts: ReadonlySet<Standing>
  /** In the order in which they apply: so many records, on one record, on one form, on a group; on subjects; a share of what counts. */
  readonly caps: {
    readonly records: ReadonlyArray<CompiledCap>
    readonly whole: ReadonlyArray<CompiledCap>
    readonly subject: ReadonlyArray<CompiledCap>
    readonly counted: ReadonlyArray<CompiledCap>
  }
  /** Caps on subjects over a year that no other form gets around. */
  readonly tight: ReadonlyArray<CompiledCap>
  /** Whether every record counts in the one year that was declared. */
  readonly asDeclared: boolean
  /** Whether it matters which record is counted first. */
  readonly ordered: boolean
  readonly carries: ReadonlyArray<CompiledCarry>
  /** How many years before and after the year judged a verdict looks at; all of them before, where that is infinite. */
  readonly reach: { readonly back: number; readonly ahead: number }
}
