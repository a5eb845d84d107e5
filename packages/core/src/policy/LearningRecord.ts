import { Schema } from "effect"
import { CreditYear } from "../declaration/Declaration.ts"
import { Day } from "../kernel/DayCodec.ts"
import { Hours } from "../kernel/HoursCodec.ts"

/** Where a record stands; only `approved` counts, unless a document says more (CMP-02). */
export const Standing = Schema.Literals(["draft", "pending", "approved", "rejected", "failed"])
export type Standing = typeof Standing.Type

/** One activity of one person as a policy sees it: what is evaluated, and nothing else. */
export const LearningRecord = Schema.Struct({
  id: Schema.String,
  form: Schema.String,
  subject: Schema.String,
  creditYear: CreditYear,
  from: Day,
  to: Day,
  declared: Hours,
  /** What the reviewer granted; zero until approved. */
  recognised: Hours,
  standing: Standing,
  /** The same text is the same activity (DEC-10); null where the form cannot tell. */
  identity: Schema.NullOr(Schema.String),
  /** What was declared under the form's own fields; the form's award and selections look at it. */
  fields: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  /** Where it stood since which day, in order of days; asked only where a past day is judged as of, or the document has a deadline. */
  history: Schema.optionalKey(Schema.Array(Schema.Struct({ standing: Standing, on: Day })))
}).check(
  Schema.makeFilter(
    ({ declared, recognised }: { readonly declared: number; readonly recognised: number }) =>
      recognised <= declared || "recognised hours must not exceed declared ones"
  )
)
export type LearningRecord = typeof LearningRecord.Type
