import { type Day, declaredLaws, type FactSpan, type Facts, formatDay, type Verdict } from "@xueshi/core"
import { type AskedFact, askedFacts } from "../askedFacts.ts"
import { type Case, type Judge, judged, verdictOf } from "../Case.ts"
import { daysOf } from "../calendar.ts"
import type { Departure, LawToDeclare } from "./Law.ts"
import { sum } from "./sums.ts"

/** What is known once a fact has another value from a day on. A date that periods are counted from is that day. */
const moved = (facts: Facts, { fact, dates }: AskedFact, value: string, on: Day): Facts => {
  if (dates) return { ...facts, [fact]: formatDay(on) }
  const known = facts[fact] ?? []
  const spans: ReadonlyArray<FactSpan> = typeof known === "string" ? [{ value: known }] : known
  const before = spans
    .filter(({ from }) => from === undefined || from < on)
    .map((span) => (span.to === undefined || span.to >= on ? { ...span, to: (on - 1) as Day } : span))
  const [first = { value, from: on }, ...rest] = [...before, { value, from: on }]
  return { ...facts, [fact]: [first, ...rest] }
}

const measured: ReadonlyArray<string> = ["met", "missed", "notDue"]

/** Whether some hours of records count for less: of a record, or for a demand that is still asked. */
const loses = (before: Verdict, after: Verdict): boolean =>
  sum(after.contributions.map(({ counted }) => counted)) < sum(before.contributions.map(({ counted }) => counted)) ||
  after.leaves.slice(0, before.leaves.length).some(({ counted, credited = 0, state }, index) => {
    const was = before.leaves[index]
    if (was === undefined || !measured.includes(was.state) || !measured.includes(state)) return false
    return counted - credited < was.counted - (was.credited ?? 0)
  })

/** The transfer by which hours that counted no longer do, if there is one: on a day in the midst of the year, or on its last. */
const lost = (one: Case, judge: Judge): Departure | undefined => {
  const { policy, question = {}, year } = one
  const [first, last] = daysOf(policy.document, year)
  for (const asked of askedFacts(policy.document)) {
    if (!asked.changes) continue
    for (const on of [(first + 182) as Day, last])
      for (const value of asked.dates ? [formatDay(on)] : [...asked.values, "other"]) {
        const facts = moved(question.facts ?? {}, asked, value, on)
        const after = { ...one, question: { ...question, facts } }
        if (!loses(verdictOf(one, judge), judged(after, judge))) continue
        const day = formatDay(on)
        return {
          after,
          what: {
            zh: `${day} 调动：${asked.fact} 变为 ${value}`,
            en: `transfer on ${day}: ${asked.fact} becomes ${value}`
          }
        }
      }
  }
  return undefined
}

/**
 * R2: hours survive a transfer. A transfer is that a fact which the document compares has another value from a day on, or that a
 * date from which it counts cycles becomes that day. Not so where only hours after a move count, or where the new place has a cap.
 */
export const movable: LawToDeclare = {
  id: "R2",
  rules: ["CMP-01", "CMP-04"],
  title: "hours survive a transfer",
  statement: declaredLaws.R2,
  brokenBy: lost,
  holds: (one, judge) => lost(one, judge) === undefined
}
