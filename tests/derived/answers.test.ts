import { PgClient } from "@effect/sql-pg"
import { Declarations, Policies } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { TestDatabase } from "@xueshi/embedded"
import { SequentialIds } from "@xueshi/memory"
import { migrate, sql as ports } from "@xueshi/sql"
import { Effect, Layer, Stream } from "effect"
import { Migrator, SqlClient } from "effect/sql"
import { expect, inject, it } from "vitest"
import { migrations, migrationsTable } from "../../packages/adapters/sql/src/migrate.js"
import { administrator, claim, self, smallCity } from "../core/fixtures.ts"

/** The last migration before a commit kept an answer for each of its keys. */
const before = 9

const client = Layer.unwrap(
  Effect.map(TestDatabase.create(inject("postgres"), "migrated"), (connection) => PgClient.layer(connection))
)

it("SYS-03 a database of before each item of a batch had its answer keeps them once it is migrated", () =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    yield* sql`drop schema public cascade`
    yield* sql`create schema public`
    const loader = Effect.map(migrations, (all) => all.filter(([id]) => id <= before))
    yield* Migrator.make({})({ table: migrationsTable, loader })
    // A function of before: it knows nothing of many answers.
    yield* sql`create or replace function xueshi_commit(given jsonb) returns void language plpgsql as
      'begin raise exception ''of before''; end'`
    yield* migrate
    yield* Effect.gen(function* () {
      const { employer, person } = yield* smallCity
      const { id } = yield* Declarations.draft(self(person), person.id, claim())
      yield* Declarations.submit(self(person), id)
      const key = { key: "the key", digest: "this selection" }
      const approve = Stream.runCollect(Declarations.approveAll(administrator(employer.id), [id], key))
      expect(yield* approve).toEqual(yield* approve)
      const kept = yield* sql<{ key: string }>`select key from answer order by key`
      expect(kept.map((row) => row.key)).toEqual(["the key", `the key/${id}`])
    }).pipe(Effect.provide(Layer.mergeAll(ports, SequentialIds, Policies.layer([documents.weihai2018]))))
  }).pipe(Effect.provide(client), Effect.scoped, Effect.runPromise))
