import { Effect } from "effect"
import type { Principal } from "../account/Principal.ts"
import { uploaded, uploadsOf } from "../evidence/uploadsOf.ts"
import { change } from "../journal/Change.ts"
import { unchanged } from "../journal/unchanged.ts"
import { DeclarationId, Ids } from "../kernel/ids.ts"
import type { Now } from "../kernel/now.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import type { Placed } from "../professional/ProfessionalRepository.ts"
import type { TrainingPlan } from "../review/kinds/trainingPlan.ts"
import type { ClaimDraft, Declarant, Declaration } from "./Declaration.ts"
import { DeclarationRepository } from "./DeclarationRepository.ts"
import { declareFor } from "./rules/declareFor.ts"
import { noneBut } from "./standing.ts"
import { policyOf } from "./step.ts"

/** Who declares, as it stands, and what. */
export interface DeclaredBy {
  readonly declarant: Declarant
  readonly organisation: Organisation
  readonly plan?: TrainingPlan
  readonly claim: ClaimDraft
}

/** Somebody for whom is declared, and what stands of theirs. */
export interface DeclaredPerson extends Placed {
  readonly standing: ReadonlyArray<Declaration>
}

/** People with what stands of theirs, read at once. */
export const withStanding = Effect.fnUntraced(function* (placed: ReadonlyArray<Placed>) {
  const ids = placed.map(({ professional }) => professional.id)
  const all = Map.groupBy(yield* (yield* DeclarationRepository).standing(ids), ({ professional }) => professional)
  return placed.map((one): DeclaredPerson => ({ ...one, standing: all.get(one.professional.id) ?? [] }))
})

/** What declaring for one person writes (DEC-07, DEC-08). */
export const declaring = Effect.fnUntraced(function* (
  principal: Principal,
  { claim, ...by }: DeclaredBy,
  { organisation: home, professional, standing }: DeclaredPerson,
  when: Now
) {
  const policy = yield* policyOf(home, professional, claim, when)
  const id = DeclarationId.make(yield* (yield* Ids).next)
  const uploads = yield* uploadsOf(professional.id, claim, by.declarant)
  const event = yield* Effect.fromResult(
    declareFor(policy, principal, { id, professional, declaring: by, claim, uploads, standing }, when.today)
  )
  return {
    change: change("Declaration", id, undefined, event),
    changes: [],
    guards: [
      unchanged("Professional", professional),
      unchanged("Organisation", home),
      unchanged("Organisation", by.organisation),
      ...uploaded(professional.id, uploads),
      noneBut(professional.id, standing)
    ]
  }
})
