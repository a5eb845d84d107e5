import { Schema } from "effect"
import { Day } from "../kernel/DayCodec.ts"
import { Hours } from "../kernel/HoursCodec.ts"
import { Ratio } from "../kernel/Ratio.ts"
import { Text } from "../kernel/RuleError.ts"
import { Citation } from "./document/Citation.ts"

const { optionalKey } = Schema
/** Where a demand stands. */
export const LeafState = Schema.Literals(["met", "missed", "exempt", "deemed", "notDue", "undefined"])
/** What comes out of a year. */
export const Outcome = Schema.Literals(["pass", "fail", "exempt", "deemed", "pending", "undefined"])

const Named = { code: Schema.String, name: Text }

const Step = Schema.Union([
  Schema.Struct({ step: Schema.Literals(["hours", "byDays"]), hours: Hours }),
  Schema.Struct({ step: Schema.Literal("share"), share: Ratio, of: Hours, hours: Hours }),
  Schema.Struct({ step: Schema.Literal("adjusted"), adjustment: Schema.String, hours: Hours })
])

/** One demand, and how it came out. */
export const ExplainedLeaf = Schema.Struct({
  node: Schema.Literal("leaf"),
  ...Named,
  state: LeafState,
  /** It is shown and decides nothing. */
  advisory: optionalKey(Schema.Literal(true)),
  comparison: Schema.Literals(["atLeast", "atMost"]),
  counting: Schema.Literals(["hours", "records"]),
  required: Hours,
  counted: Hours,
  /** The fewest further hours that meet it; null where none do. */
  missing: Schema.NullOr(Hours),
  met: Schema.Boolean,
  /** What each record gives to it; where records are counted, each gives 1. */
  records: Schema.Array(Schema.Struct({ record: Schema.String, hours: Hours })),
  /** The credit years that were summed, first and last. */
  years: Schema.Tuple([Schema.Int, Schema.Int]),
  steps: Schema.Array(Step),
  carried: Schema.Array(Schema.Struct({ ...Named, from: Schema.Int, hours: Hours })),
  credited: Hours,
  adjustments: Schema.Array(Schema.Struct({ ...Named, citation: Citation })),
  /** The demand that it comes on top of, and what that one needs of the hours. */
  onTopOf: optionalKey(Schema.Struct({ ...Named, required: Hours })),
  /** What the rule does not say. */
  gap: optionalKey(Text),
  citation: Citation
})
export type ExplainedLeaf = typeof ExplainedLeaf.Type

const joined = {
  node: Schema.Literals(["allOf", "anyOf", "several", "eachYear", "consecutive", "every"]),
  need: optionalKey(Schema.Int),
  state: LeafState
}
const Joined = Schema.Struct(joined)

export type ExplainedNode = ExplainedLeaf | (typeof Joined.Type & { readonly parts: ReadonlyArray<ExplainedNode> })
type EncodedNode =
  | typeof ExplainedLeaf.Encoded
  | (typeof Joined.Encoded & { readonly parts: ReadonlyArray<EncodedNode> })

export const ExplainedNode: Schema.Codec<ExplainedNode, EncodedNode> = Schema.Union([
  ExplainedLeaf,
  Schema.Struct({
    ...joined,
    parts: Schema.Array(Schema.suspend((): Schema.Codec<ExplainedNode, EncodedNode> => ExplainedNode))
  })
]).annotate({ identifier: "ExplainedNode" })

/** What one record gave, and why not more. */
export const ExplainedRecord = Schema.Struct({
  record: Schema.String,
  form: Text,
  subject: Text,
  from: Day,
  to: Day,
  standing: Schema.Literals(["draft", "pending", "approved", "rejected", "failed"]),
  declared: Hours,
  counted: Hours,
  repeated: Hours,
  parts: Schema.Array(Schema.Struct({ ...Named, hours: Hours, year: Schema.Int })),
  reductions: Schema.Array(
    Schema.Struct({
      why: Schema.String,
      hours: Hours,
      /** The reason in words. */
      text: Text,
      /** The record that the same activity counts by. */
      of: optionalKey(Schema.String),
      /** The cap, what it leaves, and where it comes from. */
      cap: optionalKey(Schema.Struct({ ...Named, limit: Schema.NullOr(Hours), citation: Citation }))
    })
  )
})
export type ExplainedRecord = typeof ExplainedRecord.Type

/** A verdict with all that it rests on, as a tree that a portal can draw (CMP-04). */
export const Explanation = Schema.Struct({
  policy: Schema.Struct({
    id: Schema.String,
    version: Schema.String,
    title: Text,
    invented: optionalKey(Schema.Literal(true))
  }),
  year: Schema.Int,
  /** First and last day of the year. */
  from: Day,
  to: Day,
  asOf: optionalKey(Day),
  outcome: Outcome,
  /** Whether the outcome counts as passed. */
  passed: Schema.Boolean,
  unit: Text,
  total: Hours,
  subjects: Schema.Array(Schema.Struct({ ...Named, hours: Hours })),
  requirement: ExplainedNode,
  records: Schema.Array(ExplainedRecord),
  /** The fewest hours, subject by subject and in the form that a demand names, that would turn it into a pass; null where no addition does, or none is needed. */
  proposal: Schema.NullOr(Schema.Array(Schema.Struct({ ...Named, form: Schema.optionalKey(Text), hours: Hours })))
})
export type Explanation = typeof Explanation.Type
