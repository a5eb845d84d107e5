import { Effect, Result } from "effect"
import type { Declaration } from "../declaration/Declaration.ts"
import type { Day } from "../kernel/Day.ts"
import type { Hours } from "../kernel/Hours.ts"
import { evaluate } from "../policy/evaluate.ts"
import { Policies } from "../policy/Policies.ts"
import { passes } from "../policy/passes.ts"
import { factsOf } from "../professional/factsOf.ts"
import { furtherYears } from "./furtherYears.ts"
import type { Judged, Ledger, StatisticDelta, StoredVerdict } from "./Ledgers.ts"
import { recordOf } from "./recordOf.ts"

/** What an outcome counts for in the statistics (STA-02): learned is at least something counted. */
export const kindsOf = ({
  passed,
  total
}: Pick<StoredVerdict, "passed" | "total">): ReadonlyArray<StatisticDelta["kind"]> => [
  "judged",
  ...(total > 0 ? (["learned"] as const) : []),
  ...(passed ? (["passed"] as const) : [])
]

/** An approved declaration with hours that count, or that do not. */
const standingOn = (declaration: Declaration, counts: boolean): Declaration => {
  if (declaration._tag !== "Approved" || counts === (declaration.audit._tag !== "Failed")) return declaration
  const { auditor } = declaration.audit
  const failed = { _tag: "Failed", auditor, by: declaration.approvedBy, reason: "" } as const
  return { ...declaration, audit: counts ? { _tag: "Awaiting", auditor } : failed }
}

/** A person as at the end of a day: what was approved later is not there, and what failed in audit later has not failed. */
const asOf = (ledger: Ledger, day: Day): Ledger => ({
  ...ledger,
  approved: ledger.approved.flatMap((one) => {
    const [first, ...later] = one.days
    if (first > day) return []
    const days = [first, ...later.filter((on) => on <= day)] as const
    // What has failed counts again as on a day on which it had not, and what an appeal has won does not on one on which it had failed.
    return [{ declaration: standingOn(one.declaration, days.length % 2 === 1), days }]
  })
})

/** A year from scratch, by the document that governs it now: a fail with nothing where there is no such document. */
export const judgeYear = Effect.fnUntraced(function* (ledger: Ledger, year: number) {
  const { approved, inputs, organisation, person, region } = ledger
  const policies = yield* Policies
  const facts = factsOf(person)
  const found = yield* Effect.result(policies.governing(region, year, { facts }))
  const none: StoredVerdict = {
    organisation,
    policy: null,
    digest: policies.digestOf(region, year),
    inputs,
    outcome: "fail",
    passed: false,
    total: 0 as Hours,
    subjects: []
  }
  if (Result.isFailure(found)) return none
  const policy = found.success
  const records = approved.map((one) => recordOf(policy, year, one.declaration, one))
  const { outcome, policy: reference, subjects, total } = evaluate(policy, year, records, { facts })
  const verdict: StoredVerdict = {
    ...none,
    policy: reference,
    outcome,
    passed: passes(policy, outcome),
    total,
    subjects
  }
  return verdict
})

/** The days before the last change on which something changed that the kept verdicts do not know of yet. */
const missedDays = ({ approved, changedOn, inputs, settled, settledOn }: Ledger): ReadonlyArray<Day> => {
  if (settled === inputs || changedOn === null) return []
  const days = approved.flatMap((one) => one.days)
  return [...new Set(days)]
    .filter((day) => day < changedOn && (settledOn === null || day >= settledOn))
    .toSorted((a, b) => a - b)
}

/** What a year counted for from each missed day to the next, where it was judged then. */
const countedBetween = Effect.fnUntraced(function* (ledger: Ledger, year: number, days: ReadonlyArray<Day>, last: Day) {
  const kept = ledger.years.find((one) => one.year === year)?.verdict
  const organisation = kept?.organisation ?? ledger.organisation
  const deltas: Array<StatisticDelta> = []
  for (const [index, day] of days.entries()) {
    const until = days[index + 1] ?? last
    for (const kind of kindsOf(yield* judgeYear(asOf(ledger, day), year))) {
      const one = { organisation, year, kind } as const
      deltas.push({ ...one, day, delta: 1 }, { ...one, day: until, delta: -1 })
    }
  }
  return deltas
})

/**
 * All years of a person from scratch. The statistics count what changed on the day that it did, however late it is judged
 * (law U16); today, where only the document is another one.
 */
export const judge = Effect.fnUntraced(function* (ledger: Ledger, today: Day) {
  const { changedOn, inputs, professional, settled } = ledger
  const day = settled === inputs ? today : (changedOn ?? today)
  const missed = missedDays(ledger)
  const further = yield* furtherYears(ledger)
  const years = [...ledger.years.map(({ year }) => year), ...further]
  const judged: Judged = {
    professional,
    inputs,
    settled,
    from: missed[0] ?? day,
    day,
    years: yield* Effect.forEach(years, (year) =>
      Effect.map(judgeYear(ledger, year), (verdict) => ({ year, verdict }))
    ),
    further,
    between: (yield* Effect.forEach(years, (year) => countedBetween(ledger, year, missed, day))).flat()
  }
  return judged
})
