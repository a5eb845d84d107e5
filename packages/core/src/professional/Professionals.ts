import { Effect } from "effect"
import type { Actor } from "../account/Actor.ts"
import type { OrganisationId, ProfessionalId } from "../kernel/ids.ts"
import { emptyPage, type Page, type PageRequest } from "../kernel/Page.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { mayListPeople } from "../organisation/rules/mayListPeople.ts"
import { type ListedProfessional, listed } from "./ListedProfessional.ts"
import { ProfessionalRepository } from "./ProfessionalRepository.ts"
import { readable } from "./readable.ts"

export { importRoster, type RosterOutcome, rosterImporter } from "./importRoster.ts"

/** One person, for whoever may read them (ORG-03, ACC-10). */
export const get = Effect.fn("Professionals.get")((actor: Actor, id: ProfessionalId) =>
  Effect.map(readable(actor, id), ({ professional }) => professional)
)

/**
 * The people of an organisation and of all below it, in the order of ids: the one asked for, or else the administrator's
 * own. To any other hat the list is empty. (ORG-03, ACC-10, STA-06)
 */
export const list = Effect.fn("Professionals.list")(function* (
  actor: Actor,
  { organisation }: { readonly organisation?: OrganisationId | undefined },
  page: PageRequest
) {
  const { hat } = actor
  const id = organisation ?? (hat._tag === "Administrator" ? hat.organisation : undefined)
  if (id === undefined) return emptyPage
  const top = yield* (yield* OrganisationRepository).get(id)
  yield* Effect.fromResult(mayListPeople(actor, top))
  const { items, next } = yield* (yield* ProfessionalRepository).jurisdiction(top.path, page)
  const shown: Page<ListedProfessional> = { items: items.map(listed), next }
  return shown
})
