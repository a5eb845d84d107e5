import {
  type AggregateName,
  CertificateRepository,
  DeclarationRepository,
  DepartmentRepository,
  OrganisationState,
  PostRepository,
  ProfessionalRepository,
  type ReviewId,
  ReviewRepository,
  type StateOf,
  Store
} from "@xueshi/core"
import { Effect, Schema } from "effect"
import { allOrganisations } from "./City.ts"

/** Every state by its id, by the name of its aggregate. */
export type States = { readonly [K in AggregateName]: ReadonlyMap<string, StateOf<K>> }

const all = { limit: 1000 }
const stateOf = Schema.decodeUnknownSync(Schema.toType(OrganisationState))

const byId = <A extends { readonly id: string }>(rows: ReadonlyArray<A>): ReadonlyMap<string, A> =>
  new Map(rows.map((row) => [row.id, row]))

/** Everything that an adapter keeps, through its read ports alone. */
export const readStates = Effect.gen(function* () {
  const [declarations, certificates] = [yield* DeclarationRepository, yield* CertificateRepository]
  const [departments, posts] = [yield* DepartmentRepository, yield* PostRepository]
  const organisations = yield* allOrganisations
  const people = (yield* (yield* ProfessionalRepository).jurisdiction("", {}, all)).items
  const inEach = <A, E, R>(
    list: (one: (typeof organisations)[number]) => Effect.Effect<{ readonly items: ReadonlyArray<A> }, E, R>
  ) => Effect.map(Effect.forEach(organisations, list), (pages) => pages.flatMap(({ items }) => items))
  const ofEach = <A, E, R>(list: (one: (typeof people)[number]) => Effect.Effect<ReadonlyArray<A>, E, R>) =>
    Effect.map(Effect.forEach(people, list), (lists) => lists.flat())
  // Whoever asked, and of whom: those that the journal names.
  const entries = yield* (yield* Store).journal(0, 1_000_000)
  const asked = new Set(entries.flatMap(({ aggregate, id }) => (aggregate === "Review" ? [id as ReviewId] : [])))
  const states: States = {
    // Where an organisation stands is no part of its state.
    Organisation: byId(organisations.map((one) => stateOf(one))),
    Department: byId(yield* inEach(({ id }) => departments.ofOrganisation(id, all))),
    Role: byId(yield* inEach(({ id }) => posts.rolesOf(id, all))),
    Post: byId(yield* inEach(({ id }) => posts.ofOrganisation(id, all))),
    Professional: byId(people),
    Review: byId(yield* Effect.forEach(asked, (yield* ReviewRepository).get)),
    Declaration: byId(yield* ofEach(({ id }) => declarations.ofProfessional(id))),
    Certificate: byId(yield* ofEach(({ id }) => certificates.ofProfessional(id))),
    // No history draws any.
    Sample: new Map()
  }
  return states
})
