import { Effect } from "effect"
import type { Principal } from "../account/Principal.ts"
import type { OrganisationId, ProfessionalId } from "../kernel/ids.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import { pathFor } from "../organisation/permitIn.ts"
import { type ListedProfessional, listed } from "./ListedProfessional.ts"
import { type ProfessionalFilter, ProfessionalRepository } from "./ProfessionalRepository.ts"
import { readable } from "./readable.ts"

export { importRoster, type RosterOutcome, rosterImporter } from "./importRoster.ts"
export { edit, keepRecords, requestChange } from "./ownInformation.ts"

/** One person, for whoever may read them (ORG-03, ACC-10). */
export const get = Effect.fn("Professionals.get")((principal: Principal, id: ProfessionalId) =>
  Effect.map(readable(principal, "Professionals.get", id), ({ professional }) => professional)
)

/**
 * The people of an organisation and of all below it, organisation by organisation: the one asked for, or else the
 * administrator's own; of a region, for the bureau that it belongs to. (ORG-03, ACC-10, STA-06)
 */
export const list = Effect.fn("Professionals.list")(function* (
  principal: Principal,
  { organisation, ...filter }: ProfessionalFilter & { readonly organisation?: OrganisationId | undefined },
  page: PageRequest
) {
  const path = yield* pathFor(principal, "Professionals.list", { within: organisation, region: filter.region })
  const { items, next } = yield* (yield* ProfessionalRepository).jurisdiction(path, filter, page)
  const shown: Page<ListedProfessional> = { items: items.map(listed), next }
  return shown
})
