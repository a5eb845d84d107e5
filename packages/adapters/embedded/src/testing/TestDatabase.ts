import { randomBytes } from "node:crypto"
import { Effect, type Scope } from "effect"
import { type Connection, connectionOf } from "../Connection.ts"
import type { StatementFailed } from "../wire/StatementFailed.ts"
import { type Session, session } from "../wire/session.ts"

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** At most 63 bytes; ours add 17. */
const checked = (name: string): string => {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(name))
    throw new Error(`a template's name is 1 to 40 of a-z, 0-9 and _, begins with a letter, and is not “${name}”`)
  return name
}

const isReady = (run: Session, name: string): Effect.Effect<boolean, StatementFailed> =>
  Effect.map(
    run(`select 1 from pg_database where datname = ${literal(name)} and datistemplate`),
    (rows) => rows.length > 0
  )

/**
 * Databases for test files on one server, which the runner's global setup starts with
 * `EmbeddedPostgres.start({ durable: false })` and names to the files by its `url`.
 *
 * @example
 * // global setup, once
 * yield* TestDatabase.template(server.url, "migrated", (connection) => migrate.pipe(Effect.provide(PgClient.layer(connection))))
 * // a test file
 * const layer = Layer.unwrap(Effect.map(TestDatabase.create(url, "migrated"), PgClient.layer))
 */
export const TestDatabase = {
  /**
   * Makes the database `name` and fills it, once: others who ask meanwhile, in any process, wait for it. A filling that
   * fails leaves none. No connection to it may stay open after `fill`; from then on it takes none.
   */
  template: <E, R>(
    url: string,
    name: string,
    fill: (connection: Connection) => Effect.Effect<unknown, E, R>
  ): Effect.Effect<void, E | StatementFailed, Exclude<R, Scope.Scope>> =>
    Effect.scoped(
      Effect.gen(function* () {
        const server = connectionOf(url)
        const database = checked(name)
        const run = yield* session(server)
        yield* run(`select pg_advisory_lock(hashtext(${literal(database)}))`)
        if (yield* isReady(run, database)) return
        yield* run(`drop database if exists ${quoted(database)} with (force)`)
        yield* run(`create database ${quoted(database)}`)
        yield* Effect.scoped(fill({ ...server, database }))
        yield* run(`alter database ${quoted(database)} with allow_connections false is_template true`)
      })
    ),

  /** A database of its own for a test file, copied from the template; dropped with the scope. */
  create: (url: string, template: string): Effect.Effect<Connection, StatementFailed, Scope.Scope> =>
    Effect.gen(function* () {
      const server = connectionOf(url)
      const database = `${checked(template)}_${randomBytes(8).toString("hex")}`
      const one = (sql: string) => Effect.scoped(Effect.flatMap(session(server), (run) => run(sql)))
      return yield* Effect.acquireRelease(
        Effect.as(one(`create database ${quoted(database)} template ${quoted(template)}`), { ...server, database }),
        () => Effect.ignore(one(`drop database ${quoted(database)} with (force)`))
      )
    })
}
