import { PgClient } from "@effect/sql-pg"
import type { Connection } from "@xueshi/embedded"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

/** Lets the server look for deadlocks soon, on this database only; fails where we may not. */
export const quickToSeeDeadlocks = (connection: Connection) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    sql.unsafe(`alter database "${connection.database}" set deadlock_timeout = '20ms'`)
  ).pipe(Effect.provide(PgClient.layer({ ...connection, maxConnections: 1 })), Effect.scoped)
