import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PgClient } from "@effect/sql-pg"
import { type Connection, EmbeddedPostgres } from "@xueshi/embedded"
import { Effect, type Scope } from "effect"
import { SqlClient } from "effect/sql"

/** A directory for as long as the scope. */
export const directory: Effect.Effect<string, never, Scope.Scope> = Effect.acquireRelease(
  Effect.sync(() => {
    const home = mkdtempSync(join(tmpdir(), "xueshi-bench-"))
    // PostgreSQL does not run as root: its own user must be able to enter.
    chmodSync(home, 0o755)
    return home
  }),
  (home) => Effect.sync(() => rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))
)

/** A server on an empty directory, as one in production runs: durable, with PostgreSQL's own defaults. */
export const server = Effect.gen(function* () {
  const { connection } = yield* EmbeddedPostgres.start({ directory: join(yield* directory, "data") })
  return connection
})

/** Runs statements on one connection of its own. */
export const on = <A, E>(connection: Connection, use: Effect.Effect<A, E, SqlClient.SqlClient>) =>
  Effect.scoped(Effect.provide(use, PgClient.layer({ ...connection, maxConnections: 1 })))

/** What decides how fast a commit can be. */
export const settings = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ text: string }>`
    select name || ' ' || current_setting(name) as text from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'server_version') order by name`
  return rows.map(({ text }) => text).join(", ")
})

/** Copies a database to which nobody is connected, for as long as the scope. What the copy is made of is on disk by then. */
export const copy = (connection: Connection, database: string) => {
  const server = { ...connection, database: "postgres" }
  const run = (...statements: ReadonlyArray<string>) =>
    on(
      server,
      Effect.flatMap(SqlClient.SqlClient, (sql) => Effect.forEach(statements, (one) => sql.unsafe(one)))
    )
  const create = `create database "${database}" template "${connection.database}" strategy file_copy`
  return Effect.acquireRelease(
    Effect.as(run(create, "checkpoint"), { ...connection, database } satisfies Connection),
    () => Effect.orDie(run(`drop database "${database}" with (force)`))
  )
}
