import { Schema, SchemaGetter } from "effect"
import { Day } from "../../kernel/DayCodec.ts"
import { FieldIssue } from "../../kernel/FieldIssue.ts"
import { formatHours, unitsPerHour } from "../../kernel/Hours.ts"
import { Text } from "../../kernel/RuleError.ts"
import { Explanation, Outcome } from "../Explanation.ts"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** Decimal text ⇄ thousandths of an hour: the sum over a population, of any size. */
const HoursSum = Schema.String.check(Schema.isPattern(/^\d{1,12}(?:\.\d{1,3})?$/u)).pipe(
  Schema.decodeTo(Count, {
    decode: SchemaGetter.transform((text: string) => {
      const [whole, decimals = ""] = text.split(".")
      return Number(whole) * unitsPerHour + Number(decimals.padEnd(3, "0"))
    }),
    encode: SchemaGetter.transform(formatHours)
  })
)

/** Counts of people, before and after. */
const line = {
  persons: Count,
  passedBefore: Count,
  passedAfter: Count,
  /** From not passed to passed. */
  gained: Count,
  /** From passed to not passed. */
  lost: Count,
  /** Winners: pass now, else lack less, else have more hours counted. */
  better: Count,
  /** Losers: the reverse. */
  worse: Count,
  /** Hours counted in the year, summed up over all persons. */
  hoursBefore: HoursSum,
  hoursAfter: HoursSum
}

/** Counts of people, before and after a reform; each is a sum over persons, so those of parts add up to those of the whole (U20). */
export const WhatIfLine = Schema.Struct(line)
export type WhatIfLine = typeof WhatIfLine.Type

const Named = Schema.Struct({ id: Schema.String, version: Schema.String, title: Text })
const SideOutcome = Schema.Union([Outcome, Schema.Literal("none")])

/** One person for many: who flips or fares otherwise, explained under both documents. */
export const WhatIfExample = Schema.Struct({
  kind: Schema.Literals(["gained", "lost", "better", "worse"]),
  person: Schema.String,
  organisation: Schema.String,
  before: Schema.NullOr(Explanation),
  after: Schema.NullOr(Explanation)
})
export type WhatIfExample = typeof WhatIfExample.Type

/** What a reform does to a population (CMP-06). */
export const WhatIfReport = Schema.Struct({
  from: Named,
  to: Named,
  year: Schema.Int,
  asOf: Schema.optionalKey(Day),
  /** Which of the documents is not in force in the year, and was judged by all the same. */
  notInForce: Schema.Array(Schema.Literals(["from", "to"])),
  /** Whether everybody was seen; false where the run was interrupted. */
  complete: Schema.Boolean,
  total: WhatIfLine,
  /** By the organisation that a person belongs to, in the order of their codes. */
  organisations: Schema.Array(Schema.Struct({ organisation: Schema.String, ...line })),
  /** How many persons went from which outcome to which; `none`: the document is not for them. */
  outcomes: Schema.Array(Schema.Struct({ before: SideOutcome, after: SideOutcome, persons: Count })),
  /** The leaves that decide the flips: missed now and not before, or before and not now. */
  reasons: Schema.Array(
    Schema.Struct({ flip: Schema.Literals(["gained", "lost"]), leaf: Schema.String, name: Text, persons: Count })
  ),
  /** Subjects that the reform no longer has, and what was recorded for them. */
  removedSubjects: Schema.Array(Schema.Struct({ subject: Schema.String, name: Text, records: Count, hours: HoursSum })),
  examples: Schema.Array(WhatIfExample),
  /** Lines of the population that could not be read: how many, and what is wrong with the first of them. */
  unread: Schema.Struct({
    lines: Count,
    faults: Schema.Array(Schema.Struct({ line: Count, issues: Schema.Array(FieldIssue) }))
  })
})
export type WhatIfReport = typeof WhatIfReport.Type
