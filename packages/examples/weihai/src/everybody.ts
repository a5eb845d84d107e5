import {
  type Organisation,
  type OrganisationId,
  OrganisationRepository,
  type Page,
  type PageRequest,
  type Professional,
  ProfessionalRepository
} from "@xueshi/core"
import { Effect } from "effect"

/** All pages of a list. */
const all = Effect.fnUntraced(function* <A>(page: (request: PageRequest) => Effect.Effect<Page<A>>) {
  const items: Array<A> = []
  let after: string | null = null
  do {
    const found: Page<A> = yield* page({ after, limit: 500 })
    items.push(...found.items)
    after = found.next
  } while (after !== null)
  return items
})

/** Everybody in a jurisdiction and every organisation of it, as they stand stored. */
export interface Everybody {
  readonly organisations: ReadonlyMap<OrganisationId, Organisation>
  /** In the order of the tree, and within an organisation of the documents: the same on every run. */
  readonly people: ReadonlyArray<Professional>
}

/** Reads a jurisdiction, not only what this run brought in. */
export const readEverybody = Effect.fn("readEverybody")(function* (path: string) {
  const tree = yield* OrganisationRepository
  const professionals = yield* ProfessionalRepository
  const organisations = yield* all((request) => tree.jurisdiction(path, {}, request))
  const people = yield* all((request) => professionals.jurisdiction(path, {}, request))
  const order = new Map(organisations.map(({ id }, index) => [id, index]))
  const placeOf = ({ organisation, person }: Professional) =>
    `${String(order.get(organisation) ?? 0).padStart(8, "0")} ${person.document.number}`
  const everybody: Everybody = {
    organisations: new Map(organisations.map((one) => [one.id, one])),
    people: people.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  }
  return everybody
})
