import { PgClient } from "@effect/sql-pg"
import { TestDatabase } from "@xueshi/embedded"
import { SequentialIds } from "@xueshi/memory"
import { sql } from "@xueshi/sql"
import { Effect, Layer } from "effect"
import { inject } from "vitest"

/** A client of a database of its own, migrated and empty, that goes with the scope. */
const client = Layer.unwrap(
  Effect.map(TestDatabase.create(inject("postgres"), "migrated"), (connection) => PgClient.layer(connection))
).pipe(Layer.orDie)

/** Every port on PostgreSQL, on a database of its own. */
export const postgres = Layer.merge(sql, SequentialIds).pipe(Layer.provideMerge(client))
