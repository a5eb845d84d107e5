import { Effect, Result, Stream } from "effect"
import { actorOf, type Principal } from "../account/Principal.ts"
import { countedChange } from "../completion/countedChange.ts"
import { type Batch, batchUnder } from "../journal/batchUnder.ts"
import type { Change } from "../journal/Change.ts"
import type { Guard } from "../journal/Guard.ts"
import type { IdempotencyKey, KeyReused } from "../journal/IdempotencyKey.ts"
import { Conflict, type Store } from "../journal/Store.ts"
import { NotFound } from "../kernel/NotFound.ts"
import { type Now, now } from "../kernel/now.ts"
import type { Taken } from "./ReviewKind.ts"

/** How many are read at once and written in one commit: enough that round trips no longer matter. */
const together = 500

/** What a decision on one item leads to: its own change, and what is written with it. */
export interface Decided extends Taken {
  readonly change: Change
}

/** How items of one kind are decided on in a batch, each as if it were alone. */
export interface Deciding<Id extends string, Item, E, R> {
  /** What items are called where one does not exist. */
  readonly thing: string
  /** Those that exist, each once, all as of one moment. */
  readonly read: (ids: ReadonlyArray<Id>) => Effect.Effect<ReadonlyArray<Item>, never, R>
  readonly idOf: (item: Item) => Id
  /** Whether whoever asks may decide on it, and what comes of it. */
  readonly decide: (principal: Principal, item: Item, when: Now) => Effect.Effect<Decided, E, R>
}

/** What became of one item of a selection. */
export interface Outcome<Id extends string, A, E> {
  readonly id: Id
  readonly result: Result.Result<A, E | Conflict | NotFound>
}

type Results<Id, A, E> = Map<Id, Result.Result<A, E | Conflict | NotFound>>

const keyOf = (guard: Guard): string => JSON.stringify(guard)

const nameOf = ({ aggregate, id }: Pick<Change, "aggregate" | "id">): string => `${aggregate} ${id}`

/** For whom an item changes what counts. */
const countsFor = ({ change, changes }: Decided): ReadonlyArray<string> =>
  [change, ...changes].flatMap((one) => countedChange(one)?.professional ?? [])

/** Two items are not written at once where one changes what the other changes too, or was decided on. */
const collides = (items: ReadonlyArray<Decided>): boolean => {
  const changedBy = new Map<string, number>()
  for (const [place, { change, changes }] of items.entries())
    for (const name of [change, ...changes].map(nameOf)) {
      if (changedBy.has(name)) return true
      changedBy.set(name, place)
    }
  // What the one declares is nothing that the other was decided on.
  const declaredFor = items.flatMap(({ guards }) =>
    guards.flatMap((guard) => (guard._tag === "NoneStandingBut" ? [guard.professional] : []))
  )
  if (new Set(declaredFor).size < declaredFor.length) return true
  const counting = Map.groupBy(items.flatMap(countsFor), (person) => person)
  return items.some((item, place) =>
    item.guards.some((guard) => {
      if (guard._tag === "Unchanged") return (changedBy.get(nameOf(guard)) ?? place) !== place
      if (guard._tag !== "InputsUnchanged") return false
      const own = countsFor(item).filter((person) => person === guard.professional).length
      return (counting.get(guard.professional)?.length ?? 0) > own
    })
  )
}

/** Decides on each as it stands now, unless its batch has: what becomes of it, and what is to be written then. */
const decideEach = Effect.fnUntraced(function* <Id extends string, Item, A, E, R>(
  deciding: Deciding<Id, Item, E, R>,
  principal: Principal,
  ids: ReadonlyArray<Id>,
  batch: Batch
) {
  const items = yield* deciding.read(ids)
  const answers = yield* batch.answers(ids)
  const when = yield* now
  const results: Results<Id, A, E> = new Map()
  const answered: Array<readonly [Id, Change]> = []
  const written: Array<Decided> = []
  for (const item of items) {
    const id = deciding.idOf(item)
    if (answers.has(id)) continue
    const decided = yield* Effect.result(deciding.decide(principal, item, when))
    if (Result.isFailure(decided)) {
      results.set(id, Result.fail(decided.failure))
      continue
    }
    const { change } = decided.success
    answered.push([id, change])
    written.push(decided.success)
    results.set(id, Result.succeed(change.after as A))
  }
  for (const [id, { after }] of answers) results.set(id as Id, Result.succeed(after as A))
  for (const id of ids) if (!results.has(id)) results.set(id, Result.fail(new NotFound({ kind: deciding.thing, id })))
  const guards = new Map(written.flatMap((one) => one.guards.map((guard) => [keyOf(guard), guard] as const)))
  return {
    results,
    answered,
    collide: collides(written),
    commit: {
      actor: actorOf(principal),
      at: when.at,
      changes: written.flatMap(({ change, changes }) => [change, ...changes]),
      guards: [...guards.values()],
      credentials: written.flatMap(({ credentials = [] }) => credentials)
    }
  }
})

/** The ids in chunks, each with those that it is the first to hold. */
const chunksOf = <Id extends string>(ids: ReadonlyArray<Id>) => {
  const seen = new Set<Id>()
  return Array.from({ length: Math.ceil(ids.length / together) }, (_, index) => {
    const all = ids.slice(index * together, (index + 1) * together)
    const fresh = all.filter((id) => !seen.has(id) && seen.add(id))
    return { all, fresh }
  })
}

/** The ids that come more than once. */
const repeatedIn = <Id extends string>(ids: ReadonlyArray<Id>): ReadonlySet<Id> => {
  const [seen, repeated] = [new Set<Id>(), new Set<Id>()]
  for (const id of ids) (seen.has(id) ? repeated : seen).add(id)
  return repeated
}

/**
 * Decides on a selection, each item as if it were decided on alone (PRO-03). Gives an outcome for each id in the order given; none
 * stops another, and an id that comes twice is decided on once. Works in chunks, as far as the stream is pulled; while one is
 * written, the next is read and decided on. A chunk is whole items. Where somebody was faster it decides on each half anew, so that
 * what they changed is told as it is now, or at last is a conflict, and all else is decided. Under a key, what was decided is
 * answered as it was then, whatever has happened since, and the key is for this selection alone (SYS-03); what was refused is
 * decided on again.
 */
export const decideAll = <A, Id extends string, Item, E, R>(
  deciding: Deciding<Id, Item, E, R>,
  principal: Principal,
  ids: ReadonlyArray<Id>,
  idempotency?: IdempotencyKey
): Stream.Stream<Outcome<Id, A, E>, KeyReused, R | Store> =>
  Stream.suspend(() => {
    const batch = batchUnder(idempotency)
    const repeated = repeatedIn(ids)
    const kept: Results<Id, A, E> = new Map()
    const decide = (some: ReadonlyArray<Id>) => decideEach<Id, Item, A, E, R>(deciding, principal, some, batch)
    type Chunk = Effect.Success<ReturnType<typeof decide>>
    const write: (ids: ReadonlyArray<Id>, chunk: Chunk) => Effect.Effect<Results<Id, A, E>, KeyReused, R | Store> =
      Effect.fn("Reviews.decideTogether")(function* (some, { answered, collide, commit, results }) {
        if (answered.length === 0) return results
        const written = yield* Effect.result(
          collide
            ? Effect.fail(new Conflict({ what: "changed", id: answered[0]?.[0] ?? "" }))
            : batch.commit(commit, answered)
        )
        if (Result.isSuccess(written)) return results
        const anew = Effect.fnUntraced(function* (part: ReadonlyArray<Id>) {
          return yield* write(part, yield* decide(part))
        })
        // A twin has decided on some of these: what it has done is answered now.
        if (written.failure.what === "repeated") return yield* anew(some)
        if (some.length === 1) return new Map(some.map((id) => [id, Result.fail(written.failure)]))
        const half = Math.ceil(some.length / 2)
        const first = yield* anew(some.slice(0, half))
        return new Map([...first, ...(yield* anew(some.slice(half)))])
      })
    return Stream.fromIterable(chunksOf(ids)).pipe(
      Stream.rechunk(1),
      Stream.mapEffect((chunk) => Effect.map(decide(chunk.fresh), (decided) => ({ ...chunk, decided }))),
      Stream.buffer({ capacity: 1 }),
      Stream.mapEffect(
        Effect.fnUntraced(function* ({ all, decided, fresh }) {
          const results = yield* write(fresh, decided)
          const resultOf = (id: Id) => results.get(id) ?? kept.get(id)
          for (const id of fresh) {
            const result = results.get(id)
            if (repeated.has(id) && result !== undefined) kept.set(id, result)
          }
          return all.flatMap((id): ReadonlyArray<Outcome<Id, A, E>> => {
            const result = resultOf(id)
            return result === undefined ? [] : [{ id, result }]
          })
        })
      ),
      Stream.flattenIterable
    )
  })
