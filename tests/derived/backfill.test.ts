import { PgClient } from "@effect/sql-pg"
import {
  type AggregateName,
  aggregates,
  CompletionReports,
  Completions,
  Declarations,
  derivedMatches,
  hours,
  type JournalEntry,
  Policies,
  type Professional,
  ProfessionalRepository,
  Professionals,
  replay,
  Store
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { TestDatabase } from "@xueshi/embedded"
import { migrate, sql as ports } from "@xueshi/sql"
import { Effect, Layer, Schema } from "effect"
import { Migrator, SqlClient } from "effect/sql"
import { TestClock } from "effect/testing"
import { expect, inject, it } from "vitest"
import { migrations, migrationsTable } from "../../packages/adapters/sql/src/migrate.js"
import { administrator, claim, day, environment, rosterRow, self, smallCity } from "../core/fixtures.ts"

/** The last migration before anything derived was kept. */
const before = 3

const on = (date: number) => TestClock.setTime(Date.UTC(2019, 0, date))
const dates = Array.from({ length: 11 }, (_, index) => day(`2019-01-${14 + index}`))

/** What the reports of both years say as of every day. */
const reports = Effect.forEach([2017, 2018], (year) =>
  Effect.forEach(dates, (asOf) =>
    Effect.map(CompletionReports.ofPath("", year, asOf), ({ organisations, stale }) => [...organisations, stale])
  )
)

/** Days on which hours come and go, of one person, two and three; the last one has none that count for anything. */
const past = Effect.gen(function* () {
  const city = yield* smallCity
  const importRow = yield* Professionals.rosterImporter(administrator(city.bureau.id))
  const professionals = yield* ProfessionalRepository
  const [boss, auditor] = [administrator(city.employer.id), administrator(city.authority.id)]
  const newcomer = Effect.fnUntraced(function* (documentNumber: string) {
    const outcome = yield* importRow(rosterRow(city.employer.code, { documentType: "护照", documentNumber }))
    return outcome._tag === "Imported" ? yield* professionals.get(outcome.id) : yield* Effect.die(outcome)
  })
  let count = 0
  const submitted = Effect.fnUntraced(function* (person: Professional, given: number, creditYear = 2018) {
    const claimed = claim({
      creditYear,
      hours: hours(given),
      from: day("2017-12-20"),
      to: day("2018-01-20"),
      fields: { school: "威海市继续教育中心", className: `第 ${++count} 期`, score: "合格" }
    })
    const { id } = yield* Declarations.draft(self(person), person.id, claimed)
    return (yield* Declarations.submit(self(person), id)).id
  })
  const learned = Effect.fnUntraced(function* (person: Professional, given: number, year?: number) {
    return (yield* Declarations.approve(boss, yield* submitted(person, given, year))).id
  })

  const [one, two, three] = [city.person, yield* newcomer("G1"), yield* newcomer("G2")]
  yield* on(16)
  yield* learned(one, 90)
  const spoilt = yield* learned(two, 90)
  yield* on(17)
  const [doubted, sound] = [yield* learned(one, 30, 2017), yield* learned(one, 7.5)]
  yield* on(19)
  yield* Declarations.failAudit(auditor, doubted, "不实")
  yield* Declarations.failAudit(auditor, spoilt, "不实")
  yield* Declarations.passAudit(auditor, sound)
  yield* on(22)
  yield* submitted(one, 60, 2017)
  yield* Declarations.reject(boss, yield* submitted(two, 60), "证明不清")
  yield* submitted(three, 90)

  const journal = yield* (yield* Store).journal(0, 10_000)
  yield* Completions.recomputeAll(10)
  return { journal, reports: yield* reports }
})

const encoded = (name: AggregateName, part: "state" | "event", value: unknown) =>
  Schema.encodeSync(aggregates[name][part] as unknown as Schema.Codec<unknown>)(value)

/** A state as it was written then: an organisation's said where it stands. */
const stateThen = (aggregate: AggregateName, id: string, state: unknown) =>
  aggregate === "Organisation"
    ? { ...(encoded(aggregate, "state", state) as object), path: `${id}/`, reviewer: id }
    : encoded(aggregate, "state", state)

/** Writes states and journal as they were written then: rows alone, and events whole. */
const written = Effect.fnUntraced(function* (journal: ReadonlyArray<JournalEntry>) {
  const sql = yield* SqlClient.SqlClient
  for (const [aggregate, rows] of Object.entries(replay(journal)) as ReadonlyArray<
    [AggregateName, ReadonlyMap<string, { readonly version: number }>]
  >)
    for (const [id, state] of rows)
      yield* sql`insert into ${sql(aggregate.toLowerCase())} (id, version, state)
        values (${id}, ${state.version}, ${JSON.stringify(stateThen(aggregate, id, state))}::text::jsonb)`
  for (const { actor, aggregate, at, event, id, version } of journal)
    yield* sql`insert into journal (at, actor, aggregate, id, version, event)
      values (${at}, ${JSON.stringify(actor)}::text::jsonb, ${aggregate}, ${id}, ${version},
        ${JSON.stringify(encoded(aggregate, "event", event))}::text::jsonb)`
})

/** A client of a database of its own. */
const client = Layer.unwrap(
  Effect.map(TestDatabase.create(inject("postgres"), "migrated"), (connection) => PgClient.layer(connection))
)
const emptied = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`drop schema public cascade`
  yield* sql`create schema public`
})

it("STA-02 CMP-02 SYS-01 a database of before anything derived was kept: its totals are added, and judged they say what they would have said", () =>
  Effect.gen(function* () {
    const expected = yield* past.pipe(Effect.provide(environment))
    yield* emptied
    const loader = Effect.map(migrations, (all) => all.filter(([id]) => id <= before))
    yield* Migrator.make({})({ table: migrationsTable, loader })
    yield* written(expected.journal)
    yield* migrate
    yield* Effect.gen(function* () {
      expect(yield* derivedMatches()).toMatchObject({ people: 3, mismatches: [] })
      expect(yield* Completions.recomputeAll(10)).toBe(2)
      expect(yield* derivedMatches()).toEqual({ people: 3, stale: 0, mismatches: [] })
      expect(yield* reports).toEqual(expected.reports)
      expect(yield* (yield* Store).journal(0, 10_000)).toEqual(expected.journal)
    }).pipe(Effect.provide(Layer.merge(ports, Policies.layer([documents.weihai2018]))))
  }).pipe(Effect.provide(client), Effect.scoped, Effect.runPromise))
