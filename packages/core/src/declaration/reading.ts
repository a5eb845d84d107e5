import { Effect } from "effect"
import type { Actor } from "../account/Actor.ts"
import type { DeclarationId, OrganisationId, ProfessionalId } from "../kernel/ids.ts"
import { emptyPage, type PageRequest } from "../kernel/Page.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { mayListPeople } from "../organisation/rules/mayListPeople.ts"
import { readable as person } from "../professional/readable.ts"
import type { SubmittedState } from "./Declaration.ts"
import { type DeclarationFilter, DeclarationRepository } from "./DeclarationRepository.ts"
import { readable } from "./step.ts"

/** One declaration, for whoever may read it (ORG-03, ACC-10). */
export const get = Effect.fn("Declarations.get")((actor: Actor, id: DeclarationId) =>
  Effect.map(readable(actor, id), ({ declaration }) => declaration)
)

/** A person's declarations, what others declared for them included, for whoever may read the person (DEC-11, ACC-10). */
export const ofProfessional = Effect.fn("Declarations.ofProfessional")(function* (
  actor: Actor,
  id: ProfessionalId,
  filter: DeclarationFilter,
  page: PageRequest
) {
  yield* person(actor, id)
  return yield* (yield* DeclarationRepository).listOfProfessional(id, filter, page)
})

/** What was submitted to an organisation, for administrators whose jurisdiction holds it (DEC-05, DEC-11, ACC-10). */
export const ofOrganisation = Effect.fn("Declarations.ofOrganisation")(function* (
  actor: Actor,
  id: OrganisationId,
  state: SubmittedState,
  page: PageRequest
) {
  const organisation = yield* (yield* OrganisationRepository).get(id)
  yield* Effect.fromResult(mayListPeople(actor, organisation))
  return yield* (yield* DeclarationRepository).ofOrganisation(id, state, page)
})

/** What the administrator's own organisation is to review; to any other hat nothing (DEC-05, ORG-09). */
export const awaitingReview = Effect.fn("Declarations.awaitingReview")(function* ({ hat }: Actor, page: PageRequest) {
  return hat._tag === "Administrator"
    ? yield* (yield* DeclarationRepository).awaitingReview(hat.organisation, page)
    : emptyPage
})

/** What the administrator's own organisation is to audit; to any other hat nothing (AUD-01). */
export const awaitingAudit = Effect.fn("Declarations.awaitingAudit")(function* ({ hat }: Actor, page: PageRequest) {
  return hat._tag === "Administrator"
    ? yield* (yield* DeclarationRepository).awaitingAudit(hat.organisation, page)
    : emptyPage
})
