import {
  type Change,
  change,
  type Declaration,
  type DeclarationId,
  NotFound,
  type Organisation,
  type Page,
  type PageRequest,
  type Principal,
  type Professional,
  Store
} from "@xueshi/core"
import { Effect, Result } from "effect"
import type { City, Post } from "../histories/City.ts"
import { ContractBroken, same } from "./check.ts"
import { administrator, claimOf, personOf, selfOf } from "./derivedWorld.ts"
import { boss, submission } from "./selectionWorld.ts"

const actor = (user: string, hat: Principal["hat"]): Principal => ({ user: user as Principal["user"], hat })

/** Somebody under every kind of hat; none of those in posts is anybody's self. */
export const hats = (world: City) =>
  ({
    bureau: administrator(world, "bureau", "root1"),
    authority: administrator(world, "authority", "clerk"),
    hospital: boss(world),
    factory: administrator(world, "factory", "head"),
    doctor: selfOf(personOf(world, 1)),
    colleague: selfOf(personOf(world, 0)),
    worker: selfOf(personOf(world, 2)),
    embedder: actor("embedder", { _tag: "Embedder" }),
    "nobody's administrator": actor("lost", { _tag: "Administrator", organisation: "nowhere" as Organisation["id"] }),
    "nobody's self": actor("lost", { _tag: "Professional", professional: "nobody" as Professional["id"] })
  }) satisfies Record<string, Principal>
export type HatName = keyof ReturnType<typeof hats>

/** Hats by their names, and what comes of something under each. */
export const eachHat = <A, E, R>(world: City, ask: (actor: Principal, name: HatName) => Effect.Effect<A, E, R>) =>
  Effect.forEach(Object.entries(hats(world)) as ReadonlyArray<[HatName, Principal]>, ([name, one]) => ask(one, name))

/**
 * Dies unless something is given, as it is, to those who wear these hats, and does not exist for all others (of `among`): they are
 * told what everybody is told of an unknown id.
 */
export const readBy = Effect.fnUntraced(function* <Id extends string, A, R, E = NotFound>(
  world: City,
  what: string,
  names: ReadonlyArray<HatName>,
  thing: { readonly kind: string; readonly id: Id; readonly is: A },
  read: (actor: Principal, id: Id) => Effect.Effect<A, E, R>,
  among: ReadonlyArray<HatName> = Object.keys(hats(world)) as ReadonlyArray<HatName>
) {
  const none = (id: Id) => Result.fail(new NotFound({ kind: thing.kind, id }))
  yield* eachHat(
    world,
    Effect.fnUntraced(function* (one, name) {
      if (!among.includes(name)) return
      const answer = yield* Effect.result(read(one, thing.id))
      const expected = names.includes(name) ? Result.succeed(thing.is) : none(thing.id)
      yield* same<unknown>(`${what}, as ${name}`, answer, expected)
      const unknown = "unknown" as Id
      const nothing = yield* Effect.result(read(one, unknown))
      yield* same<unknown>(`unknown, as ${name}`, nothing, none(unknown))
    })
  )
})

/** Everything of a list, page by page; something else happens after each page. */
export const walk = Effect.fnUntraced(function* <A, E, R, E2 = never, R2 = never>(
  list: (page: PageRequest) => Effect.Effect<Page<A>, E, R>,
  limit: number,
  meanwhile: (items: ReadonlyArray<A>) => Effect.Effect<unknown, E2, R2> = () => Effect.void
) {
  const all: Array<A> = []
  let after: string | null = null
  while (true) {
    const { items, next }: Page<A> = yield* list({ after, limit })
    const full = next === null ? items.length <= limit : items.length === limit
    if (!full || all.length > 1000) return yield* Effect.die(new ContractBroken(`a page of ${items.length}`))
    all.push(...items)
    if (next === null) return all
    after = next
    yield* meanwhile(items)
  }
})

/** Dies unless every page length gives the same list, a limit of nothing gives nothing, and odd positions do no harm. */
export const pagesOf = Effect.fnUntraced(function* <A extends { readonly id: string }, E, R>(
  what: string,
  list: (page: PageRequest) => Effect.Effect<Page<A>, E, R>,
  ids: ReadonlyArray<string>
) {
  for (const limit of [1, 2, 3, ids.length, ids.length + 1, 1000]) {
    if (limit === 0) continue
    const all = yield* walk(list, limit)
    yield* same(
      `${what} by ${limit}`,
      all.map(({ id }) => id),
      ids
    )
  }
  for (const [where, page] of [
    ["none of", { limit: 0 }],
    ["after the last of", { after: "\u{10FFFF}", limit: 10 }]
  ] as const) {
    const { items, next } = yield* list(page)
    yield* same(`${where} ${what}`, { items, next }, { items: [], next: null })
  }
  for (const after of ["", "\0", "\ud800", "'; --", "💥".repeat(100)]) yield* list({ after, limit: 10 })
})

/** Pending declarations of a person under ids of one's own choice. */
export const submittedAs = Effect.fnUntraced(function* (
  world: City,
  { id: professional, user: madeBy }: Professional,
  post: Post,
  ids: ReadonlyArray<string>
) {
  const drafts = ids.map((one) => {
    const id = one as DeclarationId
    const claim = claimOf(1, one)
    return change("Declaration", id, undefined, {
      _tag: "DeclarationDrafted",
      id,
      professional,
      madeBy,
      copyOf: null,
      claim
    })
  })
  const submitted = drafts.map(({ after }) => submission(after as Declaration, world.organisations[post]))
  yield* commit(world, drafts)
  yield* commit(world, submitted)
  return submitted.map(({ after }) => after as Declaration)
})

export const commit = (world: City, changes: ReadonlyArray<Change>) =>
  Effect.flatMap(Store, (store) => store.commit({ actor: boss(world), at: 0, changes, guards: [] }))
