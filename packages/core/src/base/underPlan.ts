import { Effect } from "effect"
import { DeclarationRepository } from "../declaration/DeclarationRepository.ts"
import type { OrganisationId, ProfessionalId, ReviewId } from "../kernel/ids.ts"
import { ReviewRepository } from "../review/ReviewRepository.ts"
import { approvedPlan } from "./rules/approvedPlan.ts"
import { attend } from "./rules/attend.ts"

/** An approved plan of a base, and who may still be declared for under it (DEC-08, BAS-04). */
export const underPlan = Effect.fnUntraced(function* (id: ReviewId, base: OrganisationId) {
  const plan = yield* Effect.fromResult(approvedPlan(yield* (yield* ReviewRepository).get(id), base))
  const declared = yield* (yield* DeclarationRepository).attendees(id)
  return { plan, attends: (person: ProfessionalId) => attend(plan, person, declared) }
})
