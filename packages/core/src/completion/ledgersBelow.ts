import { Effect } from "effect"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import { Ledgers } from "./Ledgers.ts"

/** The people of a subtree, page by page: their ledgers, but for whoever has left the subtree since the page was read. */
export const ledgersBelow = Effect.fnUntraced(function* (path: string, limit: number) {
  const [ledgers, organisations] = [yield* Ledgers, yield* OrganisationRepository]
  const professionals = yield* ProfessionalRepository
  return Effect.fnUntraced(function* (after: string | null) {
    const { items, next } = yield* professionals.jurisdiction(path, {}, { after, limit })
    const listed = new Map(items.map(({ id, organisation }) => [id, organisation]))
    const opened = yield* ledgers.open([...listed.keys()])
    const people = yield* Effect.filter(opened, ({ organisation, professional }) =>
      listed.get(professional) === organisation
        ? Effect.succeed(true)
        : Effect.map(Effect.orDie(organisations.get(organisation)), (now) => now.path.startsWith(path))
    )
    return { people, next }
  })
})
