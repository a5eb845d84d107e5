import { Effect } from "effect"
import type { Principal } from "../account/Principal.ts"
import { change } from "../journal/Change.ts"
import type { Guard } from "../journal/Guard.ts"
import { DeclarationId, Ids } from "../kernel/ids.ts"
import type { Now } from "../kernel/now.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import type { Placed } from "../professional/ProfessionalRepository.ts"
import type { TrainingPlan } from "../review/kinds/trainingPlan.ts"
import type { ClaimDraft, Declarant } from "./Declaration.ts"
import { declareFor } from "./rules/declareFor.ts"
import { policyOf, unmoved } from "./step.ts"

/** An organisation is still as the decision read it: whoever asks for a change of it finds what is submitted meanwhile (ORG-06). */
export const unaltered = ({ id, version }: Organisation): Guard => ({
  _tag: "Unchanged",
  aggregate: "Organisation",
  id,
  version
})

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
  const event = yield* Effect.fromResult(
    declareFor(policy, principal, { id, professional, declaring: by, claim }, when.today)
  )
  return {
    change: change("Declaration", id, undefined, event),
    changes: [],
    guards: [unmoved(professional), unaltered(home), unaltered(by.organisation)]
  }
})
