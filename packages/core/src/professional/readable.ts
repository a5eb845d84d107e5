import { Effect } from "effect"
import type { Operation } from "../account/operations.ts"
import type { Principal } from "../account/Principal.ts"
import { permit } from "../account/permit.ts"
import type { ProfessionalId } from "../kernel/ids.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import type { Professional } from "./Professional.ts"
import { ProfessionalRepository } from "./ProfessionalRepository.ts"

/** Goes on where whoever asks may do an operation on a person (ORG-03, ACC-10). */
export const permitOn = <Name extends Operation>(
  principal: Principal,
  operation: Name,
  professional: Pick<Professional, "id">,
  organisation: Pick<Organisation, "id" | "path" | "region">
) =>
  permit(principal, operation, {
    professional: professional.id,
    organisations: [organisation],
    hidden: { kind: "Professional", id: professional.id }
  })

/** The person and their organisation, for whoever may do the operation on them (ORG-03, ACC-10). */
export const readable = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: ProfessionalId
) {
  const professional = yield* (yield* ProfessionalRepository).get(id)
  const organisation = yield* Effect.orDie((yield* OrganisationRepository).get(professional.organisation))
  yield* permitOn(principal, operation, professional, organisation)
  return { organisation, professional }
})
