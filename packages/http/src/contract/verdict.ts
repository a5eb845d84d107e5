import { Cap, SummedHours as Hours, Leaf, type NodeFinding, Ratio } from "@xueshi/core"
import { Schema } from "effect"

const { optionalKey } = Schema
const SubjectTotal = Schema.Struct({ subject: Schema.String, hours: Hours })
const Outcome = Schema.Literals(["pass", "fail", "exempt", "deemed", "pending", "undefined"])
const PolicyReference = Schema.Struct({ id: Schema.String, version: Schema.String })
const State = Schema.Literals(["met", "missed", "exempt", "deemed", "notDue", "undefined"])

const Reduction = Schema.Union([
  Schema.Struct({
    why: Schema.Literals([
      "draft",
      "pending",
      "rejected",
      "failed",
      "otherYear",
      "unknownSubject",
      "later",
      "tooLate",
      "reviewer",
      "award",
      "rounding"
    ]),
    hours: Hours
  }),
  Schema.Struct({ why: Schema.Literal("duplicate"), hours: Hours, of: Schema.String }),
  Schema.Struct({ why: Schema.Literal("cap"), hours: Hours, cap: Cap, limit: optionalKey(Hours) })
])

const Contribution = Schema.Struct({
  record: Schema.String,
  declared: Hours,
  counted: Hours,
  parts: Schema.Array(Schema.Struct({ subject: Schema.String, hours: Hours, year: optionalKey(Schema.Int) })),
  reductions: Schema.Array(Reduction),
  repeated: optionalKey(Hours)
})

const Step = Schema.Union([
  Schema.Struct({ step: Schema.Literals(["hours", "byDays"]), hours: Hours }),
  Schema.Struct({ step: Schema.Literal("share"), share: Ratio, of: Hours, hours: Hours }),
  Schema.Struct({ step: Schema.Literal("adjusted"), adjustment: Schema.String, hours: Hours })
])

const LeafFinding = Schema.Struct({
  leaf: Leaf,
  required: Hours,
  counted: Hours,
  missing: Schema.NullOr(Hours),
  met: Schema.Boolean,
  state: State,
  records: Schema.Array(Schema.String),
  citation: Schema.String,
  year: optionalKey(Schema.Int),
  years: optionalKey(Schema.Tuple([Schema.Int, Schema.Int])),
  steps: optionalKey(Schema.Array(Step)),
  carried: optionalKey(Schema.Array(Schema.Struct({ carry: Schema.String, from: Schema.Int, hours: Hours }))),
  credited: optionalKey(Hours),
  adjustments: optionalKey(Schema.Array(Schema.String)),
  gap: optionalKey(Schema.Struct({ zh: Schema.String, en: Schema.String }))
})

/** A node of the requirement; a leaf by its place among the leaves. */
const Finding: Schema.Codec<NodeFinding> = Schema.Union([
  Schema.Int,
  Schema.Struct({
    node: Schema.Literals(["allOf", "anyOf", "several", "eachYear", "consecutive", "every"]),
    need: optionalKey(Schema.Int),
    due: optionalKey(Schema.Struct({ year: Schema.Int, next: Schema.Int })),
    state: State,
    parts: Schema.Array(Schema.suspend((): Schema.Codec<NodeFinding> => Finding))
  })
]).annotate({ identifier: "NodeFinding" })

const outcome = {
  policy: PolicyReference,
  year: Schema.Int,
  outcome: Outcome,
  total: Hours,
  subjects: Schema.Array(SubjectTotal)
}

/** A year's outcome and totals, and whether the outcome counts as passed under the document. */
export const YearOutcome = Schema.Struct({ ...outcome, passed: Schema.Boolean })

/** The judgement of a year, explaining itself (CMP-04): hours as exact decimal text. */
export const Verdict = Schema.Struct({
  ...outcome,
  leaves: Schema.Array(LeafFinding),
  requirement: Finding,
  contributions: Schema.Array(Contribution)
})
