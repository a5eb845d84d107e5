import { Schema } from "effect"
import { Day } from "../kernel/DayCodec.ts"
import { SummedHours as Hours } from "../kernel/HoursCodec.ts"
import { Ratio } from "../kernel/Ratio.ts"
import { Text } from "../kernel/RuleError.ts"
import { Attribution } from "./document/Attribution.ts"
import { Citation } from "./document/Citation.ts"
import { Rounding } from "./document/Rounding.ts"
import { Standing } from "./LearningRecord.ts"

const { optionalKey } = Schema
/** Where a demand stands. */
export const LeafState = Schema.Literals(["met", "missed", "exempt", "deemed", "notDue", "undefined"])
/** What comes out of a year. */
export const Outcome = Schema.Literals(["pass", "fail", "exempt", "deemed", "pending", "undefined"])

const Named = { code: Schema.String, name: Text }

const Step = Schema.Union([
  Schema.Struct({ step: Schema.Literal("hours"), hours: Hours }),
  /** What is asked on so many days each, for its part of them. */
  Schema.Struct({
    step: Schema.Literal("byDays"),
    rows: Schema.Array(Schema.Struct({ days: Schema.Int, hours: Hours })),
    hours: Hours
  }),
  /** A share of what a leaf requires or counts, or of all that is completed. */
  Schema.Struct({
    step: Schema.Literal("share"),
    share: Ratio,
    basis: Schema.Literals(["required", "counted", "completed"]),
    leaf: optionalKey(Schema.String),
    of: Hours,
    hours: Hours
  }),
  /** By an adjustment: a share of what was asked before, or so much less; nothing, or the same, where it says neither. */
  Schema.Struct({
    step: Schema.Literal("adjusted"),
    adjustment: Schema.String,
    share: optionalKey(Ratio),
    rounding: optionalKey(Rounding),
    less: optionalKey(Hours),
    hours: Hours
  })
])

/** Which parts of which records are meant: of these subjects, those within them included. */
const Meant = Schema.Struct({
  subjects: Schema.Array(Schema.String),
  forms: optionalKey(Schema.Array(Schema.String)),
  where: optionalKey(Schema.Record(Schema.String, Schema.Array(Schema.String)))
})

/** One demand, and how it came out. */
export const ExplainedLeaf = Schema.Struct({
  node: Schema.Literal("leaf"),
  ...Named,
  state: LeafState,
  /** It is shown and decides nothing. */
  advisory: optionalKey(Schema.Literal(true)),
  comparison: Schema.Literals(["atLeast", "atMost"]),
  counting: Schema.Literals(["hours", "records"]),
  of: Meant,
  /** The credit year that it is asked for. */
  year: Schema.Int,
  required: Hours,
  counted: Hours,
  /** The fewest further hours that meet it; null where none do. */
  missing: Schema.NullOr(Hours),
  met: Schema.Boolean,
  /** What each record gives to it; where records are counted, each gives 1. */
  records: Schema.Array(Schema.Struct({ record: Schema.String, hours: Hours })),
  /** The credit years that were summed, first and last. */
  years: Schema.Tuple([Schema.Int, Schema.Int]),
  /** First and last day on which an activity must end to be summed, where days decide. */
  days: optionalKey(Schema.Tuple([Day, Day])),
  /** The date that its period hangs on is not known: nothing is summed. */
  undated: optionalKey(Schema.Literal(true)),
  steps: Schema.Array(Step),
  carried: Schema.Array(Schema.Struct({ ...Named, from: Schema.Int, hours: Hours })),
  credited: Hours,
  adjustments: Schema.Array(
    Schema.Struct({
      ...Named,
      effect: Schema.Literals(["exempt", "deemed", "credit", "share", "less", "prorate", "gap"]),
      /** Hours given without records, where that is the effect. */
      credit: optionalKey(Hours),
      citation: Citation
    })
  ),
  /** The demand that it comes on top of, of which records, and what that one needs of the hours. */
  onTopOf: optionalKey(Schema.Struct({ ...Named, of: Meant, required: Hours })),
  /** What the rule does not say. */
  gap: optionalKey(Text),
  citation: Citation
})
export type ExplainedLeaf = typeof ExplainedLeaf.Type

const joined = {
  node: Schema.Literals(["allOf", "anyOf", "several", "eachYear", "consecutive", "every"]),
  /** How many of how many parts are needed; one that only advises is not asked for. */
  need: Schema.Int,
  of: Schema.Int,
  state: LeafState,
  /** Of what is asked every few years: the year looked at, and that year or the next one in which it is asked. */
  due: optionalKey(Schema.Struct({ year: Schema.Int, next: Schema.Int }))
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
  /** Where it stood on the day as of which is judged. */
  standing: Standing,
  /** Which years its hours count in. */
  attribution: Attribution,
  /** The subjects that its hours reach, and the share of each; whichever needs them, where `either`. */
  sharing: Schema.Array(Schema.Struct({ code: Schema.String, share: Ratio })),
  either: optionalKey(Schema.Literal(true)),
  declared: Hours,
  counted: Hours,
  repeated: Hours,
  /** Which subject they went to in which year; with the cap that sent them there instead of their own. */
  parts: Schema.Array(
    Schema.Struct({ ...Named, hours: Hours, year: Schema.Int, spilledBy: optionalKey(Schema.String) })
  ),
  reductions: Schema.Array(
    Schema.Struct({
      why: Schema.String,
      hours: Hours,
      /** The reason in words. */
      text: Text,
      /** The record that the same activity counts by. */
      of: optionalKey(Schema.String),
      /** The cap, what it leaves, and where it comes from. */
      cap: optionalKey(Schema.Struct({ ...Named, limit: Schema.NullOr(Hours), year: Schema.Int, citation: Citation }))
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
  /** What counts: records of these states; and whether an exempt or deemed year counts as passed. */
  counting: Schema.Struct({
    standings: Schema.Array(Standing),
    exempt: Schema.Boolean,
    deemed: Schema.Boolean
  }),
  /** The steps in which missing and proposed hours are told. */
  step: Hours,
  /** How the sum of each leaf is rounded. */
  rounding: optionalKey(Rounding),
  unit: Text,
  total: Hours,
  subjects: Schema.Array(Schema.Struct({ ...Named, hours: Hours })),
  requirement: ExplainedNode,
  records: Schema.Array(ExplainedRecord),
  /** The caps on a record or on the year that took something, and what of the year lies under each. */
  caps: Schema.Array(
    Schema.Struct({
      ...Named,
      of: Meant,
      per: Schema.Literals(["record", "year"]),
      /** The values of fields that it has a limit of its own for. */
      each: optionalKey(Schema.Record(Schema.String, Schema.String)),
      limit: Hours,
      records: Schema.Array(Schema.Struct({ record: Schema.String, hours: Hours })),
      citation: Citation
    })
  ),
  /** The fewest hours, subject by subject and in the form that a demand names, that would turn it into a pass; null where no addition does, or none is needed. */
  proposal: Schema.NullOr(Schema.Array(Schema.Struct({ ...Named, form: Schema.optionalKey(Text), hours: Hours })))
})
export type Explanation = typeof Explanation.Type
