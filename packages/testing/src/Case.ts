import { formatDay, formatHours, type LearningRecord, type Policy, type Question, type Verdict } from "@xueshi/core"
import fc from "fast-check"

/** What a law is stated on: one person's records, judged for one year under one policy. */
export interface Case {
  readonly policy: Policy
  readonly year: number
  readonly records: ReadonlyArray<LearningRecord>
  /** What is known beside the records; nothing, unless said. */
  readonly question?: Question
}

/** An engine: core's `evaluate`, or another one that claims to mean the same. */
export type Judge = (
  policy: Policy,
  year: number,
  records: ReadonlyArray<LearningRecord>,
  question?: Question
) => Verdict

/** The verdict on a case. */
export const judged = ({ policy, question = {}, records, year }: Case, judge: Judge): Verdict =>
  judge(policy, year, records, question)

const known = new WeakMap<Judge, WeakMap<Case, Verdict>>()

/** The same, asked for once of each engine: what looks at a case without changing it shares the verdict. */
export const verdictOf = (one: Case, judge: Judge): Verdict => {
  const verdicts = known.get(judge) ?? new WeakMap<Case, Verdict>()
  known.set(judge, verdicts)
  const verdict = verdicts.get(one) ?? judged(one, judge)
  verdicts.set(one, verdict)
  return verdict
}

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
    ...(record.identity === null ? [] : [`activity ${record.identity}`]),
    ...(record.fields === undefined ? [] : [JSON.stringify(record.fields)]),
    ...(record.history ?? []).map(({ on, standing }) => `${standing} since ${formatDay(on)}`)
  ].join(" ")

/** A case in words, for the report of a law that does not hold. */
export const describeCase = ({ policy, question: { asOf, facts } = {}, records, year }: Case): string => {
  const known = facts === undefined ? "" : `, known ${JSON.stringify(facts)}`
  const when = asOf === undefined ? "" : `, as of ${formatDay(asOf)}`
  const head = `policy ${policy.reference.id}, year ${year}${when}${known}, ${records.length} record(s)`
  return [head, ...records.map(describeRecord)].join("\n  ")
}

/** Makes fast-check print a case in words instead of a compiled policy's innards. */
export const readable = <C extends Case>(one: C): C => ({ ...one, [fc.toStringMethod]: () => describeCase(one) })
