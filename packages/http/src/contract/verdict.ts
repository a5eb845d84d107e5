import { Cap, Hours, Leaf } from "@xueshi/core"
import { Schema } from "effect"

const SubjectTotal = Schema.Struct({ subject: Schema.String, hours: Hours })
const Outcome = Schema.Literals(["pass", "fail"])
const PolicyReference = Schema.Struct({ id: Schema.String, version: Schema.String })

const Reduction = Schema.Union([
  Schema.Struct({
    why: Schema.Literals(["draft", "pending", "rejected", "failed", "otherYear", "unknownSubject", "reviewer"]),
    hours: Hours
  }),
  Schema.Struct({ why: Schema.Literal("duplicate"), hours: Hours, of: Schema.String }),
  Schema.Struct({ why: Schema.Literal("cap"), hours: Hours, cap: Cap })
])

const Contribution = Schema.Struct({
  record: Schema.String,
  declared: Hours,
  counted: Hours,
  parts: Schema.Array(SubjectTotal),
  reductions: Schema.Array(Reduction)
})

const LeafFinding = Schema.Struct({
  leaf: Leaf,
  required: Hours,
  counted: Hours,
  missing: Schema.NullOr(Hours),
  met: Schema.Boolean
})

/** A year's outcome and totals. */
export const YearOutcome = Schema.Struct({
  policy: PolicyReference,
  year: Schema.Int,
  outcome: Outcome,
  total: Hours,
  subjects: Schema.Array(SubjectTotal)
})

/** The judgement of a year, explaining itself (CMP-04): hours as exact decimal text. */
export const Verdict = Schema.Struct({
  ...YearOutcome.fields,
  leaves: Schema.Array(LeafFinding),
  contributions: Schema.Array(Contribution)
})
