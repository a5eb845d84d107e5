import { Effect } from "effect"
import type { Actor } from "../account/Actor.ts"
import { mayRead } from "../account/rules/mayRead.ts"
import type { ProfessionalId } from "../kernel/ids.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { ProfessionalRepository } from "./ProfessionalRepository.ts"

/** The person and their organisation, for whoever may read the person (ORG-03, ACC-10). */
export const readable = Effect.fnUntraced(function* (actor: Actor, id: ProfessionalId) {
  const professional = yield* (yield* ProfessionalRepository).get(id)
  const organisation = yield* Effect.orDie((yield* OrganisationRepository).get(professional.organisation))
  yield* Effect.fromResult(mayRead(actor, professional, organisation))
  return { organisation, professional }
})
