import { Schema } from "effect"
import { Hours } from "../../kernel/HoursCodec.ts"
import { Code } from "../document/Code.ts"
import { LeafState, Outcome } from "../Explanation.ts"
import { AssessRecord, assessQuestion } from "./AssessRequest.ts"

const { optionalKey } = Schema

/** What must come out: the outcome, and of the rest what is written down. */
export const Expectation = Schema.Struct({
  outcome: Outcome,
  total: optionalKey(Hours),
  leaves: optionalKey(
    Schema.Record(
      Code,
      Schema.Struct({
        state: optionalKey(LeafState),
        required: optionalKey(Hours),
        counted: optionalKey(Hours),
        missing: optionalKey(Schema.NullOr(Hours))
      })
    )
  ),
  records: optionalKey(
    Schema.Record(
      Schema.String,
      Schema.Struct({
        counted: optionalKey(Hours),
        /** Why not more, such as `cap`; in any order. */
        why: optionalKey(Schema.Array(Schema.String))
      })
    )
  ),
  /** The fewest hours that would turn it into a pass; null where there are none. */
  proposal: optionalKey(Schema.NullOr(Schema.Array(Schema.Struct({ subject: Code, hours: Hours }))))
})
export type Expectation = typeof Expectation.Type

/** What a case says beside its question. */
export const caseHead = { name: Schema.NonEmptyString.check(Schema.isMaxLength(200)), expect: Expectation }

/** Golden cases of a document: questions whose answers a policy officer can work out by hand (CMP-03). */
export const CasesFile = Schema.Struct({
  $schema: optionalKey(Schema.String),
  /** The document that they are for. */
  policy: Code,
  cases: Schema.NonEmptyArray(Schema.Struct({ ...caseHead, ...assessQuestion, records: Schema.Array(AssessRecord) }))
})
