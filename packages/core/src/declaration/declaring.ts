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
import type { ClaimDraft, Declarant } from "./Declaration.ts"
import { declareFor } from "./rules/declareFor.ts"
import { policyOf } from "./step.ts"

/** Who declares, as it stands, and what. */
export interface DeclaredBy {
  readonly declarant: Declarant
  readonly organisation: Organisation
  readonly plan?: TrainingPlan
  readonly claim: ClaimDraft
}

/** What declaring for one person writes (DEC-07, DEC-08). */
export const declaring = Effect.fnUntraced(function* (
  principal: Principal,
  { claim, ...by }: DeclaredBy,
  { organisation: home, professional }: Placed,
  when: Now
) {
  const policy = yield* policyOf(home, professional, claim, when)
  const id = DeclarationId.make(yield* (yield* Ids).next)
  const uploads = yield* uploadsOf(professional.id, claim, by.declarant)
  const event = yield* Effect.fromResult(
    declareFor(policy, principal, { id, professional, declaring: by, claim, uploads }, when.today)
  )
  return {
    change: change("Declaration", id, undefined, event),
    changes: [],
    guards: [
      unchanged("Professional", professional),
      unchanged("Organisation", home),
      unchanged("Organisation", by.organisation),
      ...uploaded(professional.id, uploads)
    ]
  }
})
