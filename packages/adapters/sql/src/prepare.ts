import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { DatabaseUnavailable, unavailable } from "./DatabaseUnavailable.ts"
import { migrate, migrations, migrationsTable } from "./migrate.ts"

/**
 * Makes a database ready for this version: migrates it where it is older, and refuses it where a newer version has
 * migrated it. Any number of processes may do so at once.
 */
export const prepare = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* migrate
  const known = Math.max(...(yield* migrations).map(([id]) => id))
  // After migrating, which leaves a newer database alone: none can become newer in between.
  const [row] = yield* sql<{ latest: number }>`select max(migration_id) as latest from ${sql(migrationsTable)}`
  const latest = row?.latest ?? 0
  if (latest > known) return yield* new DatabaseUnavailable({ reason: "newerSchema", detail: `${latest} > ${known}` })
}).pipe(
  Effect.catch((error) =>
    Effect.flatMap(
      Effect.sync(() => unavailable(error)),
      (found) => found ?? Effect.die(error)
    )
  )
)
