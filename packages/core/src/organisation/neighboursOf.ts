import { Effect } from "effect"
import type { Organisation } from "./Organisation.ts"
import { OrganisationRepository } from "./OrganisationRepository.ts"
import type { Neighbours } from "./rules/changeRegion.ts"

/** Who stands above an organisation, and whether anybody stands below it, now. */
export const neighboursOf = Effect.fnUntraced(function* ({ path, superior: above }: Organisation) {
  const repository = yield* OrganisationRepository
  const superior = above === null ? null : yield* Effect.orDie(repository.get(above))
  const { items } = yield* repository.jurisdiction(path, {}, { limit: 2 })
  return { superior, hasSubordinates: items.length > 1 } satisfies Neighbours
})
