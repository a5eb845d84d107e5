import { Schema } from "effect"
import { Region } from "../../codes/region.ts"
import { CreditYear } from "../../declaration/Declaration.ts"
import { Day } from "../../kernel/DayCodec.ts"
import { Hours } from "../../kernel/HoursCodec.ts"
import { Code } from "../document/Code.ts"
import { Facts } from "../Facts.ts"
import { Standing } from "../LearningRecord.ts"

/** So many records of one person are judged at most. */
export const mostRecords = 100_000

const Name = Schema.NonEmptyString.check(Schema.isMaxLength(200))
const Value = Schema.String.check(Schema.isMaxLength(2000))

/** One activity, as people write it down to ask what it is worth: what is left out is what the document says, or the usual. */
export const AssessRecord = Schema.Struct({
  id: Name,
  /** A form that the document does not know counts too, where `declared` says for how much. */
  form: Value,
  subject: Value,
  from: Day,
  /** The first day, unless said. */
  to: Schema.optionalKey(Day),
  /** That of the last day, unless said. */
  creditYear: Schema.optionalKey(CreditYear),
  /** What the form's award gives, unless said. */
  declared: Schema.optionalKey(Hours),
  /** Where it is approved, the lesser of what is declared and what the award gives, unless said; else 0. */
  recognised: Schema.optionalKey(Hours),
  /** Where the history ends, else `approved`, unless said. */
  standing: Schema.optionalKey(Standing),
  fields: Schema.optionalKey(Schema.Record(Code, Value)),
  /** Of the form's identity fields, where `fields` are given; else it is like no other one. */
  identity: Schema.optionalKey(Schema.NullOr(Schema.String)),
  history: Schema.optionalKey(Schema.Array(Schema.Struct({ standing: Standing, on: Day })))
})
export type AssessRecord = typeof AssessRecord.Type

/** The question that a document answers: one person's year, by these records. */
export const assessQuestion = {
  year: CreditYear,
  asOf: Schema.optionalKey(Day),
  facts: Schema.optionalKey(Facts)
}

/** A person's year to be judged, in JSON: of the command line, of HTTP and of golden cases alike. */
export const AssessRequest = Schema.Struct({
  ...assessQuestion,
  /** Where the person belongs to; asked where several documents are at hand. */
  region: Schema.optionalKey(Region),
  records: Schema.Array(AssessRecord).check(Schema.isMaxLength(mostRecords))
})
export type AssessRequest = typeof AssessRequest.Type
