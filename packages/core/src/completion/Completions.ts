import { Effect } from "effect"
import type { Actor } from "../account/Actor.ts"
import { DeclarationRepository } from "../declaration/DeclarationRepository.ts"
import type { ProfessionalId } from "../kernel/ids.ts"
import { evaluate } from "../policy/evaluate.ts"
import type { LearningRecord } from "../policy/LearningRecord.ts"
import { Policies } from "../policy/Policies.ts"
import type { Policy } from "../policy/Policy.ts"
import { policyDigest } from "../policy/policyDigest.ts"
import type { Verdict } from "../policy/Verdict.ts"
import type { Professional } from "../professional/Professional.ts"
import { readable } from "../professional/readable.ts"
import type { StoredVerdict } from "./Ledgers.ts"
import { Ledgers } from "./Ledgers.ts"
import { settle } from "./recompute.ts"
import { recordOf } from "./recordOf.ts"

export { recompute, recomputeAll, settle } from "./recompute.ts"

/** 年度完成情况: one person's year under the policy that governs it. */
export interface AnnualCompletion {
  readonly professional: Professional
  readonly policy: Policy
  readonly records: ReadonlyArray<LearningRecord>
  readonly verdict: Verdict
}

/** A person's year without its explanation. */
export type YearOutcome = Pick<StoredVerdict, "outcome" | "total" | "subjects"> & Pick<Verdict, "policy" | "year">

/** The person, and the document that governs the year, for whoever may read the person. */
const governed = Effect.fnUntraced(function* (actor: Actor, id: ProfessionalId, year: number) {
  const { organisation, professional } = yield* readable(actor, id)
  const policy = yield* (yield* Policies).governing(organisation.region, year)
  return { policy, professional }
})

/** Judges a person's year under the governing policy, with the whole explanation (CMP-01 to CMP-04). */
export const ofYear = Effect.fn("Completions.ofYear")(function* (actor: Actor, id: ProfessionalId, year: number) {
  const { policy, professional } = yield* governed(actor, id, year)
  const declarations = yield* (yield* DeclarationRepository).ofProfessional(id)
  const records = declarations.map((declaration) => recordOf(policy, year, declaration))
  const completion: AnnualCompletion = { professional, policy, records, verdict: evaluate(policy, year, records) }
  return completion
})

/**
 * The outcome and totals of a person's year, from what is kept where that is current; else judged now and kept. Never
 * stale: equal to what `ofYear` finds (CMP-02).
 */
export const outcomeOf = Effect.fn("Completions.outcomeOf")(function* (actor: Actor, id: ProfessionalId, year: number) {
  const { policy } = yield* governed(actor, id, year)
  const { current, kept } = yield* (yield* Ledgers).ofYear(id, year)
  if (current && (kept === undefined || kept.verdict?.digest === policyDigest(policy))) {
    const { outcome, subjects, total } = kept?.verdict ?? evaluate(policy, year, [])
    return { policy: policy.reference, year, outcome, total, subjects } satisfies YearOutcome
  }
  yield* settle([id])
  const declarations = yield* (yield* DeclarationRepository).ofProfessional(id)
  const records = declarations.map((declaration) => recordOf(policy, year, declaration))
  const { outcome, subjects, total } = evaluate(policy, year, records)
  return { policy: policy.reference, year, outcome, total, subjects } satisfies YearOutcome
})

/** Every year that a person has declarations for, the latest first (CMP-05). */
export const allYears = Effect.fn("Completions.allYears")(function* (actor: Actor, id: ProfessionalId) {
  yield* readable(actor, id)
  const declarations = yield* (yield* DeclarationRepository).ofProfessional(id)
  const years = [...new Set(declarations.flatMap(({ claim }) => claim.creditYear ?? []))].toSorted((a, b) => b - a)
  return yield* Effect.forEach(years, (year) => ofYear(actor, id, year))
})
