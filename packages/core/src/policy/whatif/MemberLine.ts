import { Schema } from "effect"
import { AssessRecord, mostRecords } from "../cases/AssessRequest.ts"
import { Facts } from "../Facts.ts"

const Name = Schema.NonEmptyString.check(Schema.isMaxLength(200))

/** One person of a population, as a line of NDJSON: the records as they are written to `assess`. */
export const MemberLine = Schema.Struct({
  id: Name,
  /** Where the person is counted; all without one are counted together, under no name. */
  organisation: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(200))),
  facts: Schema.optionalKey(Facts),
  records: Schema.Array(AssessRecord).check(Schema.isMaxLength(mostRecords))
})
export type MemberLine = typeof MemberLine.Type
