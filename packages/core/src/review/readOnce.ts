import { Context, Effect } from "effect"
import { DepartmentRepository } from "../department/DepartmentRepository.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"

const once = <Id extends string, A, E>(get: (id: Id) => Effect.Effect<A, E>) => {
  const read = new Map<Id, A>()
  return (id: Id): Effect.Effect<A, E> =>
    Effect.suspend(() => {
      const found = read.get(id)
      if (found !== undefined) return Effect.succeed(found)
      return Effect.tap(get(id), (one) => Effect.sync(() => read.set(id, one)))
    })
}

/**
 * Organisations and departments, each read once: for decisions that are written together, all of which are made before any is
 * written, most often about the same few of these. Whoever relies on one guards its version.
 */
export const readOnce = Effect.gen(function* () {
  const organisations = yield* OrganisationRepository
  const departments = yield* DepartmentRepository
  return Context.make(OrganisationRepository, { ...organisations, get: once(organisations.get) }).pipe(
    Context.add(DepartmentRepository, { ...departments, get: once(departments.get) })
  )
})
