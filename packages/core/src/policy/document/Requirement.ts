import { Schema } from "effect"
import { Text } from "../../kernel/RuleError.ts"
import { Code, Count } from "./Code.ts"
import { Condition } from "./Condition.ts"
import { Anchor, Period } from "./Period.ts"
import { Selection } from "./Selection.ts"
import { Threshold } from "./Threshold.ts"

/** One measurable demand of the rule: the selected hours of a period reach the threshold, or do not pass it. */
export const Leaf = Schema.Struct({
  leaf: Code,
  name: Text,
  of: Selection,
  /** Hours, unless the records themselves are counted, each as 1. */
  counting: Schema.optionalKey(Schema.Literals(["hours", "records"])),
  /** The year judged, unless said. */
  period: Schema.optionalKey(Period),
  atLeast: Schema.optionalKey(Threshold),
  atMost: Schema.optionalKey(Threshold),
  /** Of whom it is asked; of everybody, unless said. */
  when: Schema.optionalKey(Condition),
  /** It is shown and decides nothing. */
  advisory: Schema.optionalKey(Schema.Literal(true)),
  /** Hours that fill this leaf may not fill that one too. */
  onTopOf: Schema.optionalKey(Code),
  citation: Code
})
export type Leaf = typeof Leaf.Type

/** Leaves, joined: all, any, or so many of them; the demand of each year of a period, of years in a row, of every k-th cycle. */
export type Requirement =
  | Leaf
  | { readonly allOf: ReadonlyArray<Requirement> }
  | { readonly anyOf: ReadonlyArray<Requirement> }
  | { readonly several: number; readonly of: ReadonlyArray<Requirement> }
  | { readonly eachYear: Requirement; readonly in: Period }
  | { readonly consecutive: number; readonly of: Requirement; readonly in: Period }
  | { readonly every: number; readonly cycle?: number; readonly anchoredAt: Anchor; readonly of: Requirement }
type EncodedRequirement =
  | typeof Leaf.Encoded
  | { readonly allOf: ReadonlyArray<EncodedRequirement> }
  | { readonly anyOf: ReadonlyArray<EncodedRequirement> }
  | { readonly several: number; readonly of: ReadonlyArray<EncodedRequirement> }
  | { readonly eachYear: EncodedRequirement; readonly in: typeof Period.Encoded }
  | { readonly consecutive: number; readonly of: EncodedRequirement; readonly in: typeof Period.Encoded }
  | {
      readonly every: number
      readonly cycle?: number
      readonly anchoredAt: typeof Anchor.Encoded
      readonly of: EncodedRequirement
    }

const again = Schema.suspend((): Schema.Codec<Requirement, EncodedRequirement> => Requirement)
const parts = Schema.NonEmptyArray(again)

/** The demands of a year as a tree. */
export const Requirement: Schema.Codec<Requirement, EncodedRequirement> = Schema.Union([
  Leaf,
  Schema.Struct({ allOf: parts }),
  Schema.Struct({ anyOf: parts }),
  /** At least so many of the parts. */
  Schema.Struct({ several: Count, of: parts }),
  /** The demand of each year of the period. */
  Schema.Struct({ eachYear: again, in: Period }),
  /** The demand of so many years in a row, somewhere in the period. */
  Schema.Struct({ consecutive: Count, of: again, in: Period }),
  /** Asked in the last year of every k-th cycle only; a cycle is a year, unless said. */
  Schema.Struct({ every: Count, cycle: Schema.optionalKey(Count), anchoredAt: Anchor, of: again })
]).annotate({ identifier: "Requirement", description: "要求：单项要求，或若干要求的组合" })
