import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { migrations, migrationsTable } from "./migrate.ts"

/** How a database's tables stand to what this version of the package needs. */
export interface SchemaState {
  readonly state: "current" | "older" | "newer" | "empty"
  readonly applied: number
  readonly known: number
}

/** Compares the newest migration of a database with the newest of the code; changes nothing. */
export const schemaState = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const known = Math.max(...(yield* migrations).map(([id]) => id))
  const [table] = yield* sql<{ there: boolean }>`select to_regclass(${migrationsTable}) is not null as there`
  if (table?.there !== true) return { state: "empty", applied: 0, known } satisfies SchemaState as SchemaState
  const [row] = yield* sql<{ newest: number | null }>`select max(migration_id) as newest from ${sql(migrationsTable)}`
  const applied = row?.newest ?? 0
  const state = applied === 0 ? "empty" : applied < known ? "older" : applied > known ? "newer" : "current"
  return { state, applied, known } satisfies SchemaState as SchemaState
}).pipe(Effect.withSpan("schemaState"))
