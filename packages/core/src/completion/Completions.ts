import { Effect } from "effect"
import type { Actor } from "../account/Actor.ts"
import { mayRead } from "../account/rules/mayRead.ts"
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
import type { Dossier } from "./Dossier.ts"
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

/** All that a person's years are judged on, for whoever may read the person (ORG-03, ACC-10). */
const dossierOf = Effect.fnUntraced(function* (actor: Actor, id: ProfessionalId) {
  const dossier = yield* (yield* DeclarationRepository).dossier(id)
  yield* Effect.fromResult(mayRead(actor, dossier.professional, dossier.organisation))
  return dossier
})

const judged = Effect.fnUntraced(function* ({ declarations, organisation, professional }: Dossier, year: number) {
  const policy = yield* (yield* Policies).governing(organisation.region, year)
  const records = declarations.map((declaration) => recordOf(policy, year, declaration))
  const completion: AnnualCompletion = { professional, policy, records, verdict: evaluate(policy, year, records) }
  return completion
})

/** Judges a person's year under the governing policy, with the whole explanation (CMP-01 to CMP-04). */
export const ofYear = Effect.fn("Completions.ofYear")(function* (actor: Actor, id: ProfessionalId, year: number) {
  return yield* judged(yield* dossierOf(actor, id), year)
})

/**
 * The outcome and totals of a person's year, from what is kept where that is current; else judged now and kept. Never
 * stale: equal to what `ofYear` finds (CMP-02).
 */
export const outcomeOf = Effect.fn("Completions.outcomeOf")(function* (actor: Actor, id: ProfessionalId, year: number) {
  const { organisation } = yield* readable(actor, id)
  const policy = yield* (yield* Policies).governing(organisation.region, year)
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
  const dossier = yield* dossierOf(actor, id)
  const years = new Set(dossier.declarations.flatMap(({ claim }) => claim.creditYear ?? []))
  return yield* Effect.forEach(
    [...years].toSorted((a, b) => b - a),
    (year) => judged(dossier, year)
  )
})
