import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { PgClient } from "@effect/sql-pg"
import { type Connection, connectionOf, urlOf } from "@xueshi/embedded"
import { migrate } from "@xueshi/sql"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { on, server } from "../sql/server.ts"
import { count, print } from "../sql/show.ts"

const main = fileURLToPath(new URL("../../packages/adapters/cli/src/main.ts", import.meta.url))

/** Has the command fill a database. */
const generate = (connection: Connection, args: ReadonlyArray<string>) =>
  Effect.callback<void>((resume) => {
    const child = spawn(process.execPath, [...process.execArgv, main, "generate", ...args], {
      env: { ...process.env, DATABASE_URL: urlOf(connection) },
      stdio: ["ignore", "inherit", "inherit"]
    })
    child.on("close", (code) =>
      resume(code === 0 ? Effect.void : Effect.die(new Error(`generating ended with ${code}`)))
    )
  })

/**
 * A province of the size that `--professionals` and `--organisations` say, on a server of its own; or the one that stands in the
 * database of `--database`.
 */
export const madeProvince = Effect.fnUntraced(function* (args: ReadonlyArray<string>) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      database: { type: "string" },
      professionals: { type: "string", default: "1000000" },
      organisations: { type: "string", default: "50000" }
    }
  })
  const given = values.database === undefined ? undefined : connectionOf(values.database)
  const connection = given ?? { ...(yield* server), database: "province" }
  if (given === undefined) {
    yield* on(
      { ...connection, database: "postgres" },
      Effect.flatMap(SqlClient.SqlClient, (sql) => sql`create database province`)
    )
    yield* Effect.scoped(Effect.provide(migrate, PgClient.layer(connection)))
    const { organisations, professionals } = values
    const size = ["--professionals", professionals, "--organisations", organisations, "--years", "1", "--seed", "7"]
    yield* generate(connection, size)
  }
  const [sizes] = yield* on(
    connection,
    Effect.flatMap(
      SqlClient.SqlClient,
      (sql) => sql<{ organisations: number; professionals: number }>`
        select (select count(*) from organisation)::integer as organisations,
          (select count(*) from professional)::integer as professionals`
    )
  )
  print(
    "",
    `A province of ${count(sizes?.organisations ?? 0)} organisations and ${count(sizes?.professionals ?? 0)} people`
  )
  return connection
})
