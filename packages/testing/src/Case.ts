import { formatDay, formatHours, type LearningRecord, type Policy, type Verdict } from "@xueshi/core"
import fc from "fast-check"

/** What a law is stated on: one person's records, judged for one year under one policy. */
export interface Case {
  readonly policy: Policy
  readonly year: number
  readonly records: ReadonlyArray<LearningRecord>
}

/** An engine: core's `evaluate`, or another one that claims to mean the same. */
export type Judge = (policy: Policy, year: number, records: ReadonlyArray<LearningRecord>) => Verdict

/** A record on one line, as a policy officer would write it down. */
export const describeRecord = (record: LearningRecord): string =>
  [
    record.id,
    record.standing,
    record.form,
    record.subject,
    record.creditYear,
    `${formatDay(record.from)}～${formatDay(record.to)}`,
    `${formatHours(record.recognised)} of ${formatHours(record.declared)} h`,
    ...(record.identity === null ? [] : [`activity ${record.identity}`])
  ].join(" ")

/** A case in words, for the report of a law that does not hold. */
export const describeCase = ({ policy, records, year }: Case): string =>
  [`policy ${policy.reference.id}, year ${year}, ${records.length} record(s)`, ...records.map(describeRecord)].join(
    "\n  "
  )

/** Makes fast-check print a case in words instead of a compiled policy's innards. */
export const readable = <C extends Case>(one: C): C => ({ ...one, [fc.toStringMethod]: () => describeCase(one) })
