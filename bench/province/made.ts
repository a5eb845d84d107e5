import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { PgClient } from "@effect/sql-pg"
import { type Connection, connectionOf, urlOf } from "@xueshi/embedded"
import { migrate } from "@xueshi/sql"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { directory, on, server } from "../sql/server.ts"
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

export interface Size {
  readonly professionals: string
  readonly organisations: string
  readonly years: string
}

/** Has the command fill a new database with a province; gives the document that governs it. */
export const fillProvince = Effect.fnUntraced(function* (
  connection: Connection,
  { organisations, professionals, years }: Size
) {
  const { database } = connection
  yield* on(
    { ...connection, database: "postgres" },
    Effect.flatMap(SqlClient.SqlClient, (sql) => sql.unsafe(`create database "${database}"`))
  )
  yield* Effect.scoped(Effect.provide(migrate, PgClient.layer(connection)))
  const document = join(yield* directory, "document.json")
  const size = ["--professionals", professionals, "--organisations", organisations, "--years", years]
  yield* generate(connection, [...size, "--seed", "7", "--write-document", document])
  return JSON.parse(readFileSync(document, "utf8")) as unknown
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
  if (given === undefined) yield* fillProvince(connection, { ...values, years: "1" })
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
