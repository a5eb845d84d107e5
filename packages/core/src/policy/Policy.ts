import type { Hours } from "../kernel/Hours.ts"
import type { Ratio } from "../kernel/Ratio.ts"
import type { FormDefinition } from "./FormDefinition.ts"
import type { Cap, Leaf, PolicyDocument } from "./PolicyDocument.ts"
import type { LeafFinding } from "./Verdict.ts"

/** How a declared subject's hours reach the subjects that are counted: each by its share, the last takes the rest. */
export type Sharing = ReadonlyArray<{ readonly subject: number; readonly share: Ratio }>

/** A leaf ready to measure: which subjects it sums, and its threshold in units of hours or as a share of all. */
export interface CompiledLeaf {
  readonly leaf: Leaf
  readonly subjects: ReadonlyArray<number>
  readonly threshold:
    | { readonly _tag: "Fixed"; readonly required: Hours }
    | { readonly _tag: "OfCompleted"; readonly share: Ratio }
}

/** A cap ready to apply. */
export interface CompiledCap {
  readonly cap: Cap
  readonly forms: ReadonlySet<string> | undefined
  readonly subjects: ReadonlySet<number> | undefined
}

/** A validated document, compiled once and evaluated many times. Make it with `compile`. */
export interface Policy {
  readonly document: PolicyDocument
  readonly reference: { readonly id: string; readonly version: string }
  readonly subjects: ReadonlyArray<string>
  readonly sharing: ReadonlyMap<string, Sharing>
  readonly forms: ReadonlyMap<string, FormDefinition>
  readonly leaves: ReadonlyArray<CompiledLeaf>
  /** Whether findings, in the order of `leaves`, satisfy the requirement. */
  readonly satisfied: (findings: ReadonlyArray<LeafFinding>) => boolean
  /** In the order in which they apply: on a record, on the forms of a year, on a subject. */
  readonly caps: {
    readonly record: ReadonlyArray<CompiledCap>
    readonly year: ReadonlyArray<CompiledCap>
    readonly subject: ReadonlyArray<CompiledCap>
  }
  readonly capped: boolean
}
