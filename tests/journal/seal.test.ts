import { PgClient } from "@effect/sql-pg"
import { type Change, change, DeclarationId, JournalChain, keepSealed, Policies, Store, seal } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { memory } from "@xueshi/memory"
import { Deferred, Duration, Effect, Fiber, Layer, Schedule, type Scope } from "effect"
import { describe, expect, it } from "vitest"
import { claim, type SmallCity, self, smallCity } from "../core/fixtures.ts"
import { emptyDatabase, findings, onPostgres, portsOn, sealAll, someLife } from "./support.ts"

const run = <A, E>(effect: Effect.Effect<A, E, Layer.Success<typeof onPostgres> | Scope.Scope>) =>
  Effect.runPromise(Effect.provide(Effect.scoped(effect), onPostgres))
const inMemory = Layer.merge(memory, Layer.orDie(Policies.layer([documents.weihai2018])))

const drafted = ({ person }: SmallCity, name: string): Change => {
  const id = DeclarationId.make(name)
  const { id: professional, user: madeBy } = person
  return change("Declaration", id, undefined, {
    _tag: "DeclarationDrafted",
    id,
    professional,
    madeBy,
    copyOf: null,
    claim: claim()
  })
}
const commit = (city: SmallCity, name: string) =>
  Effect.flatMap(Store, (store) =>
    store.commit({ actor: self(city.person), at: 1, changes: [drafted(city, name)], guards: [] })
  )
const lastSealed = Effect.flatMap(JournalChain, (chain) => Effect.map(chain.lastBlock, (block) => block?.last ?? 0))

/** A transaction that does something, then stays open until it is let go. */
const held = Effect.fnUntraced(function* <A, E, R>(first: Effect.Effect<A, E, R>, then: Effect.Effect<unknown, E, R>) {
  const sql = yield* PgClient.PgClient
  const [begun, go, rest, end] = yield* Effect.all([0, 1, 2, 3].map(() => Deferred.make<void>()))
  if (!begun || !go || !rest || !end) throw new Error("four")
  const fiber = yield* Effect.forkScoped(
    sql.withTransaction(
      Effect.gen(function* () {
        yield* first
        yield* Deferred.succeed(begun, undefined)
        yield* Deferred.await(go)
        yield* then
        yield* Deferred.succeed(rest, undefined)
        yield* Deferred.await(end)
      })
    )
  )
  /** Not for ever, where the transaction fails. */
  const reaching = (moment: Deferred.Deferred<void>) => Effect.raceFirst(Deferred.await(moment), Fiber.join(fiber))
  yield* reaching(begun)
  const goOn = Effect.andThen(Deferred.succeed(go, undefined), reaching(rest))
  const finish = Effect.andThen(Effect.andThen(goOn, Deferred.succeed(end, undefined)), Fiber.join(fiber))
  return { goOn, finish }
})

/** Many entries, without the trouble of making them through use cases. */
const bulk = (count: number) =>
  Effect.flatMap(
    PgClient.PgClient,
    (sql) => sql`
      insert into journal (at, actor, aggregate, id, version, shape, event)
      select n, '{}'::jsonb, 'Organisation', 'bulk-' || n, 1, 1, jsonb_build_object('n', n)
      from generate_series(1, ${count}::integer) n`
  )

describe("sealing the journal", () => {
  it("SYS-02 seals everything once, and is clean; what comes later is reported as not yet sealed", async () => {
    const program = Effect.gen(function* () {
      const city = yield* someLife
      expect((yield* findings()).unsealed).toBe(16)
      yield* sealAll
      expect(yield* findings()).toMatchObject({ faults: 0, blocks: 1, entries: 16, unsealed: 0 })
      expect(yield* seal).toMatchObject({ blocks: 0, entries: 0, head: { block: 1, sequence: 16 } })
      yield* commit(city, "later")
      expect(yield* findings()).toMatchObject({ faults: 0, entries: 16, unsealed: 1 })
      yield* sealAll
      expect(yield* findings()).toMatchObject({ faults: 0, blocks: 2, entries: 17, unsealed: 0 })
    })
    await Effect.runPromise(Effect.provide(program, inMemory))
    await run(program)
  })

  it("SYS-02 does not pass a transaction that holds a lower sequence and is not done", () =>
    run(
      Effect.gen(function* () {
        const city = yield* smallCity
        yield* sealAll
        const before = yield* lastSealed
        const slow = yield* held(commit(city, "slow"), Effect.void)
        yield* commit(city, "fast")
        yield* seal
        expect(yield* lastSealed).toBe(before)
        expect(yield* findings()).toMatchObject({ faults: 0, unsealed: 1 })
        yield* slow.finish
        yield* sealAll
        expect(yield* findings()).toMatchObject({ faults: 0, entries: before + 2, unsealed: 0 })
      })
    ))

  it("SYS-02 nor one that holds a lower sequence although it began later", () =>
    run(
      Effect.gen(function* () {
        const city = yield* smallCity
        const sql = yield* PgClient.PgClient
        yield* sealAll
        const before = yield* lastSealed
        const older = yield* held(sql`select pg_current_xact_id()::text`, Effect.orDie(commit(city, "older")))
        const younger = yield* held(commit(city, "younger"), Effect.void)
        yield* older.finish
        // By its transaction's number alone the older one is settled, as soon as others on this server let it be.
        const byNumber = sql<{ settled: boolean }>`
          select transaction < pg_snapshot_xmin(pg_current_snapshot()) as settled from journal where id = 'older'`
        yield* Effect.repeat(byNumber, {
          until: ([row]) => row?.settled === true,
          schedule: Schedule.spaced("20 millis")
        }).pipe(Effect.timeout("20 seconds"))
        yield* seal
        expect(yield* lastSealed).toBe(before)
        yield* younger.finish
        yield* sealAll
        expect(yield* findings()).toMatchObject({ faults: 0, entries: before + 2, unsealed: 0 })
      })
    ))

  it("SYS-02 takes the gap of a refused command for what it is", () =>
    run(
      Effect.gen(function* () {
        const city = yield* smallCity
        const sql = yield* PgClient.PgClient
        const undone = sql.withTransaction(Effect.andThen(commit(city, "undone"), Effect.fail("undone")))
        yield* Effect.flip(undone)
        yield* commit(city, "done")
        yield* sealAll
        const [{ gap } = { gap: 0 }] = yield* sql<{
          gap: number
        }>`select (max(sequence) - count(*))::int as gap from journal`
        expect(gap).toBe(1)
        expect(yield* findings()).toMatchObject({ faults: 0, unsealed: 0 })
      })
    ))

  it("SYS-02 several sealers at once make one chain", () =>
    Effect.runPromise(
      Effect.scoped(
        Effect.gen(function* () {
          const ports = portsOn(yield* emptyDatabase)
          yield* Effect.provide(bulk(7500), ports)
          const sealers = Array.from({ length: 6 }, () =>
            Effect.provide(Effect.andThen(sealAll, seal), Layer.fresh(ports))
          )
          yield* Effect.all(sealers, { concurrency: "unbounded" })
          const found = yield* Effect.provide(findings(), ports)
          expect(found).toMatchObject({ faults: 0, entries: 7500, unsealed: 0 })
          expect(found.blocks).toBe(found.head.block)
          expect(found.blocks).toBeGreaterThanOrEqual(8)
        })
      )
    ))

  it("SYS-02 kept sealed, a command is within 5 s", () =>
    run(
      Effect.gen(function* () {
        const city = yield* smallCity
        yield* keepSealed()
        yield* commit(city, "timely")
        yield* Effect.repeat(
          Effect.flatMap(JournalChain, (chain) => Effect.flatMap(lastSealed, chain.countAfter)),
          { until: (unsealed) => unsealed === 0, schedule: Schedule.spaced("50 millis") }
        ).pipe(Effect.timeout(Duration.seconds(5)))
        expect(yield* findings()).toMatchObject({ faults: 0, unsealed: 0 })
      })
    ))
})
