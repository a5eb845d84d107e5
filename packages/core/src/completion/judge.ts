import { Effect, Result } from "effect"
import type { Region } from "../codes/region.ts"
import type { Day } from "../kernel/Day.ts"
import type { Hours } from "../kernel/Hours.ts"
import { evaluate } from "../policy/evaluate.ts"
import { Policies } from "../policy/Policies.ts"
import { policyDigest } from "../policy/policyDigest.ts"
import type { Judged, Ledger, StoredVerdict } from "./Ledgers.ts"
import { recordOf } from "./recordOf.ts"

/** The digest of the document that governs a region's year now; empty where none does. */
export const digestFor = Effect.fnUntraced(function* (region: Region, year: number) {
  const policy = yield* Effect.result((yield* Policies).governing(region, year))
  return Result.isSuccess(policy) ? policyDigest(policy.success) : ""
})

/** A year from scratch, by the document that governs it now: a fail with nothing where there is no such document. */
export const judgeYear = Effect.fnUntraced(function* (ledger: Ledger, year: number) {
  const { approved, inputs, organisation, region } = ledger
  const found = yield* Effect.result((yield* Policies).governing(region, year))
  const none: StoredVerdict = {
    organisation,
    policy: null,
    digest: "",
    inputs,
    outcome: "fail",
    total: 0 as Hours,
    subjects: []
  }
  if (Result.isFailure(found)) return none
  const policy = found.success
  const verdict = evaluate(
    policy,
    year,
    approved.map((declaration) => recordOf(policy, year, declaration))
  )
  const { outcome, subjects, total } = verdict
  return { ...none, policy: verdict.policy, digest: policyDigest(policy), outcome, total, subjects }
})

/**
 * All years of a person from scratch. The statistics count what changed on the day that the inputs did or, where only
 * the document is another one, today.
 */
export const judge = Effect.fnUntraced(function* (ledger: Ledger, today: Day) {
  const { changedOn, inputs, professional, settled, years } = ledger
  const judged: Judged = {
    professional,
    inputs,
    day: settled === inputs ? today : (changedOn ?? today),
    years: yield* Effect.forEach(years, ({ year }) =>
      Effect.map(judgeYear(ledger, year), (verdict) => ({ year, verdict }))
    )
  }
  return judged
})
