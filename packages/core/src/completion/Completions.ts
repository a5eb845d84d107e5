import { Effect } from "effect"
import type { Operation } from "../account/operations.ts"
import type { Principal } from "../account/Principal.ts"
import { DeclarationRepository } from "../declaration/DeclarationRepository.ts"
import type { ProfessionalId } from "../kernel/ids.ts"
import { evaluate } from "../policy/evaluate.ts"
import type { Facts } from "../policy/Facts.ts"
import type { LearningRecord } from "../policy/LearningRecord.ts"
import { Policies } from "../policy/Policies.ts"
import type { Policy } from "../policy/Policy.ts"
import { passes } from "../policy/passes.ts"
import type { Verdict } from "../policy/Verdict.ts"
import { factsOf } from "../professional/factsOf.ts"
import type { Professional } from "../professional/Professional.ts"
import { permitOn, readable } from "../professional/readable.ts"
import type { Dossier } from "./Dossier.ts"
import { judgeDossier } from "./judgeDossier.ts"
import type { StoredVerdict } from "./Ledgers.ts"
import { Ledgers } from "./Ledgers.ts"
import { settle } from "./recompute.ts"

export { recompute, recomputeAll, settle } from "./recompute.ts"

/** 年度完成情况: one person's year under the policy that governs it. */
export interface AnnualCompletion {
  readonly professional: Professional
  readonly policy: Policy
  readonly records: ReadonlyArray<LearningRecord>
  /** What the document may ask of the person. */
  readonly facts: Facts
  readonly verdict: Verdict
}

/** A person's year without its explanation. */
export type YearOutcome = Pick<StoredVerdict, "outcome" | "passed" | "total" | "subjects"> &
  Pick<Verdict, "policy" | "year">

/** All that a person's years are judged on, for whoever may read the person (ORG-03, ACC-10). */
const dossierOf = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: ProfessionalId
) {
  const dossier = yield* (yield* DeclarationRepository).dossier(id)
  yield* permitOn(principal, operation, dossier.professional, dossier.organisation)
  return dossier
})

const judged = Effect.fnUntraced(function* (dossier: Dossier, year: number) {
  const { organisation, professional } = dossier
  const policy = yield* (yield* Policies).governing(organisation.region, year, { facts: factsOf(professional.person) })
  const completion: AnnualCompletion = { professional, policy, ...(yield* judgeDossier(policy, dossier, year)) }
  return completion
})

/** A person's year, for an operation that rests on it. */
export const yearFor = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: ProfessionalId,
  year: number
) {
  return yield* judged(yield* dossierOf(principal, operation, id), year)
})

/** Judges a person's year under the governing policy, with the whole explanation (CMP-01 to CMP-04). */
export const ofYear = Effect.fn("Completions.ofYear")((principal: Principal, id: ProfessionalId, year: number) =>
  yearFor(principal, "Completions.ofYear", id, year)
)

const outcomeIn = (
  policy: Policy,
  year: number,
  { outcome, passed, subjects, total }: Pick<StoredVerdict, "outcome" | "passed" | "subjects" | "total">
): YearOutcome => ({ policy: policy.reference, year, outcome, passed, total, subjects })

/**
 * The outcome and totals of a person's year, from what is kept where that is current; else judged now and kept. Never
 * stale: equal to what `ofYear` finds (CMP-02). What is kept knows of nothing under review, with which a fail may be `pending`:
 * then the declarations are read.
 */
export const outcomeOf = Effect.fn("Completions.outcomeOf")(function* (
  principal: Principal,
  id: ProfessionalId,
  year: number
) {
  const { organisation, professional } = yield* readable(principal, "Completions.outcomeOf", id)
  const policies = yield* Policies
  const policy = yield* policies.governing(organisation.region, year, { facts: factsOf(professional.person) })
  const { current, kept, underReview } = yield* (yield* Ledgers).ofYear(id, year)
  const verdict = kept?.verdict
  if (current && verdict?.digest === policies.digestOf(organisation.region, year)) {
    if (verdict.outcome !== "fail" || !underReview) return outcomeIn(policy, year, verdict)
  } else if (!current || kept !== undefined) yield* settle([id])
  else if (policy.plain && !underReview) {
    const nothing = evaluate(policy, year, [])
    return outcomeIn(policy, year, { ...nothing, passed: passes(policy, nothing.outcome) })
  }
  const now = (yield* judged(yield* (yield* DeclarationRepository).dossier(professional.id), year)).verdict
  return outcomeIn(policy, year, { ...now, passed: passes(policy, now.outcome) })
})

/** Every year that a person has declarations for, the latest first (CMP-05). */
export const allYears = Effect.fn("Completions.allYears")(function* (principal: Principal, id: ProfessionalId) {
  const dossier = yield* dossierOf(principal, "Completions.allYears", id)
  const years = new Set(dossier.declarations.flatMap(({ claim }) => claim.creditYear ?? []))
  return yield* Effect.forEach(
    [...years].toSorted((a, b) => b - a),
    (year) => judged(dossier, year)
  )
})
