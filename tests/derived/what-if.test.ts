import { ProfessionalRepository, Store, WhatIfs } from "@xueshi/core"
import { memory } from "@xueshi/memory"
import { asking, assorted, commit, keepDerived, read, reportIn, transfer, tried, whatIfContract } from "@xueshi/testing"
import { Effect, Stream } from "effect"
import { SqlClient } from "effect/sql"
import { describe, expect, it } from "vitest"
import { emptiedPostgres } from "../postgres/emptied.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", emptiedPostgres]
] as const)("a changed document on the people of a deployment, on %s", (_, adapter) => {
  for (const [name, program] of Object.entries(whatIfContract)) it(name, () => keepDerived(adapter, program))
})

/** Every row of every table, as one digest. */
const wholeDatabase = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const tables = yield* sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() order by tablename`
  return yield* Effect.forEach(tables, ({ name }) =>
    Effect.map(
      sql<{ digest: string }>`
        select md5(coalesce(string_agg(one::text, chr(10) order by one::text), '')) as digest from ${sql(name)} one`,
      ([row]) => [name, row?.digest]
    )
  )
})

it("CMP-06 SYS-01 a what-if changes not one row of any table, and is content to be forbidden to", () =>
  Effect.gen(function* () {
    yield* assorted
    const sql = yield* SqlClient.SqlClient
    const before = yield* wholeDatabase
    expect(before.length).toBeGreaterThan(10)
    const events = yield* sql.withTransaction(Effect.andThen(sql`set transaction read only`, tried("", asking(30))))
    expect(reportIn(events).total).toMatchObject({ persons: 5, gained: 1 })
    yield* tried("", asking(30))
    expect(yield* wholeDatabase).toEqual(before)
  }).pipe((program) => keepDerived(emptiedPostgres, program as never)))

/** The same people, and something happens after each page of them. */
const after = (happens: (page: number) => Effect.Effect<unknown>) =>
  Effect.map(ProfessionalRepository, (repository) => {
    let pages = 0
    return ProfessionalRepository.of({
      ...repository,
      jurisdiction: (path, filter, page) =>
        Effect.tap(repository.jurisdiction(path, filter, page), () => happens(++pages))
    })
  })

it("CMP-06 whoever listens no longer is told nothing more: no further page is read", () =>
  Effect.gen(function* () {
    yield* assorted
    let pages = 0
    const counting = yield* after((page) => Effect.sync(() => (pages = page)))
    const events = Effect.provideService(
      WhatIfs.overPath("", read(asking(30)), 2018, { page: 1 }),
      ProfessionalRepository,
      counting
    )
    const first = yield* Stream.runCollect(Stream.take(yield* events, 1))
    expect([first, pages]).toEqual([[{ event: "progress", persons: 1, gained: 0, lost: 0 }], 1])
    yield* Stream.runDrain(yield* events)
    expect(pages).toBe(1 + 5)
  }).pipe((program) => keepDerived(memory, program as never)))

it("ORG-03 CMP-06 who leaves the subtree while it is read is not seen; who moves within it is, where they are now", () =>
  Effect.gen(function* () {
    const world = yield* assorted
    const { authority, factory, hospital } = world.organisations
    const [professionals, store] = [yield* ProfessionalRepository, yield* Store]
    const seen = (path: string, to: typeof factory) =>
      Effect.gen(function* () {
        const person = yield* Effect.orDie(professionals.get(world.people[1]?.id as never))
        const moving = yield* after(() =>
          Effect.orDie(Effect.provideService(commit(world, [transfer(person, to.id)]), Store, store))
        )
        const events = yield* WhatIfs.overPath(path, read(asking(30)), 2018).pipe(
          Effect.provideService(ProfessionalRepository, moving)
        )
        const { organisations } = reportIn(yield* Stream.runCollect(events))
        return organisations.map(({ organisation, persons }) => [organisation, persons])
      })
    expect(yield* seen(authority.path, authority)).toEqual([
      [authority.id, 2],
      [hospital.id, 1]
    ])
    expect(yield* seen(authority.path, factory)).toEqual([
      [authority.id, 1],
      [hospital.id, 1]
    ])
  }).pipe((program) => keepDerived(memory, program as never)))
