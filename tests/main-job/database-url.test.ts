import { existsSync } from "node:fs"
import { join } from "node:path"
import { PgClient } from "@effect/sql-pg"
import { EmbeddedPostgres, type Server, urlOf } from "@xueshi/embedded"
import { migrate, prepare } from "@xueshi/sql"
import { Effect, Exit, Redacted, Scope } from "effect"
import type { SqlClient } from "effect/sql"
import { afterAll, beforeAll, expect, it } from "vitest"
import { freshDirectory } from "../freshDirectory.ts"
import { type Run, runMain } from "./program.ts"
import { badNetwork } from "./proxy.ts"
import { done, refusalOf } from "./refusal.ts"
import { argsOf, type SmallFiles, smallFiles } from "./small.ts"
import { holdings } from "./state.ts"

const scope = Scope.makeUnsafe()
let server: Server
let files: SmallFiles
beforeAll(async () => {
  files = await smallFiles(20, 20)
  server = await Effect.runPromise(
    Scope.provide(EmbeddedPostgres.start({ durable: false, network: "loopback" }), scope)
  )
})
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))

/** Asks one of the server's databases. */
const inside = <A, E>(
  database: string,
  use: (sql: PgClient.PgClient) => Effect.Effect<A, E, SqlClient.SqlClient>
): Promise<A> =>
  Effect.flatMap(PgClient.PgClient, use).pipe(
    Effect.provide(PgClient.layer({ ...server.connection, database, maxConnections: 1 })),
    Effect.runPromise
  )

let count = 0
/** A new database, and its URL. */
const fresh = async (statements: ReadonlyArray<string> = []) => {
  const database = `job${++count}`
  await inside("postgres", (sql) => sql.unsafe(`create database ${database}`))
  await inside(database, (sql) => Effect.forEach(statements, (one) => sql.unsafe(one)))
  return { database, url: urlOf({ ...server.connection, database }) }
}

const password = () => Redacted.value(server.connection.password ?? Redacted.make(""))

/** Said in Chinese and English, without a stack or the password; nothing put out. */
const run = async (url: string, ...args: ReadonlyArray<string>): Promise<Run & { readonly out: string }> => {
  const out = join(freshDirectory(), "out")
  return { ...(await runMain({ url }, "--out", out, ...argsOf(files), ...args)), out }
}
/** As the program prints it, and ends. */
const refused = ({ code, out, stderr, stdout }: Run & { readonly out: string }, zh: RegExp, en: RegExp) => {
  expect(stderr).toMatch(zh)
  expect(stderr).toMatch(en)
  expect(code).toBe(1)
  expect(stderr + stdout).not.toContain(password())
  expect(stderr).not.toMatch(/\bat .*\.[tj]s:\d|SqlError|Secret/u)
  expect(existsSync(out) || existsSync(`${out}.partial`)).toBe(false)
}

/** The same of the job alone, without the start of a process. */
const refusal = async (url: string, zh: RegExp, en: RegExp) => {
  const out = join(freshDirectory(), "out")
  const database = { _tag: "Server", url: Redacted.make(url), patience: "30 seconds" } as const
  const error = await refusalOf({ ...files, out, database, evidence: "" })
  expect(error).toMatchObject({ zh: expect.stringMatching(zh), en: expect.stringMatching(en) })
  expect(JSON.stringify(error)).not.toContain(password())
  expect(JSON.stringify(error)).not.toMatch(/SqlError|Secret/u)
  expect(existsSync(out) || existsSync(`${out}.partial`)).toBe(false)
}

/** The job done to its end, without the start of a process. */
const again = (url: string) => {
  const database = { _tag: "Server", url: Redacted.make(url), patience: "30 seconds" } as const
  return done({ ...files, out: join(freshDirectory(), "out"), database, evidence: "" })
}

let undisturbed: Effect.Success<ReturnType<typeof holdings>>
it("SYS-01 SYS-03 works on any PostgreSQL; two runs at once on it do everything once", async () => {
  const { database, url } = await fresh()
  const [one, two] = await Promise.all([run(url), run(url)])
  expect([one.stderr, two.stderr]).toEqual(["", ""])
  const held = await inside(database, holdings)
  await again(url)
  expect(await inside(database, holdings)).toEqual(held)
  expect(held.doubled).toEqual([])
  expect(held.journal).toContain("Organisation OrganisationEstablished 62")
  undisturbed = held
})

it("SYS-04 nobody listens there", async () => {
  const url = new URL(urlOf({ ...server.connection, port: 1 }))
  await refusal(url.href, /没有应答/u, /does not answer/u)
})

it("SYS-04 not a URL of a database", async () => {
  await refusal("mysql://root:Secret@localhost/x", /无法识别/u, /write postgresql:/u)
})

it("SYS-04 a server that accepts and says nothing", async () => {
  const proxy = await badNetwork(server.connection.port, { _tag: "Silent" })
  const url = urlOf({ ...server.connection, port: proxy.port })
  refused(await run(url, "--patience", "2"), /没有在规定时间内应答/u, /did not answer in time/u)
  proxy.close()
})

it.each([
  ["Cut", /中途断开/u, /dropped the connection/u],
  ["Stall", /没有在规定时间内应答/u, /did not answer in time/u]
] as const)("SYS-01 SYS-04 midway: %s; run again, it ends as it should", async (_tag, zh, en) => {
  const { database, url } = await fresh()
  const proxy = await badNetwork(server.connection.port, { _tag, after: 120_000 })
  const bad = urlOf({ ...server.connection, database, port: proxy.port })
  const broken = await run(bad, "--patience", "3")
  proxy.close()
  refused(broken, zh, en)
  expect(broken.stdout).toContain("一、")
  await again(url)
  expect(await inside(database, holdings)).toEqual(undisturbed)
})

it("SYS-04 a wrong password, never printed", async () => {
  const url = urlOf({ ...server.connection, password: Redacted.make("WrongSecret") })
  const wrong = await run(url)
  refused(wrong, /拒绝登录/u, /refuses the login/u)
  expect(wrong.stderr).not.toContain("WrongSecret")
})

it("SYS-04 no database of that name", async () => {
  await refusal(urlOf({ ...server.connection, database: "absent" }), /没有 DATABASE_URL 所写的库/u, /no database/u)
})

it("SYS-04 too few connections", async () => {
  const { database } = await fresh(["create role few login password 'fewSecret' connection limit 2"])
  await inside(database, (sql) => sql.unsafe("grant all on schema public to few"))
  const url = urlOf({ ...server.connection, database, username: "few", password: Redacted.make("fewSecret") })
  await refusal(url, /连接数已满/u, /no connection left/u)
})

it("SYS-04 a user who may not make tables", async () => {
  const { database } = await fresh(["create role guest login password 'guestSecret'"])
  const url = urlOf({ ...server.connection, database, username: "guest", password: Redacted.make("guestSecret") })
  await refusal(url, /不允许该用户/u, /does not let this user/u)
})

it("SYS-04 a schema of a newer version is left alone", async () => {
  const { database, url } = await fresh()
  await inside(database, (sql) =>
    Effect.andThen(migrate, sql`insert into xueshi_migrations (migration_id, name) values (9999, 'later')`)
  )
  const held = await inside(database, holdings)
  await refusal(url, /更新版本的程序/u, /newer version/u)
  expect(await inside(database, holdings)).toEqual(held)
})

it("SYS-04 somebody else's tables of the same names are left alone", async () => {
  const { database, url } = await fresh(["create table organisation (theirs text)"])
  await refusal(url, /同名的其他表/u, /other tables of the same names/u)
  const tables = await inside(database, (sql) => sql`select tablename from pg_tables where schemaname = 'public'`)
  expect(tables).not.toContainEqual({ tablename: "declaration" })
})

it("SYS-04 migrated by many at once, each finds it ready", async () => {
  for (let round = 0; round < 5; round++) {
    const { database } = await fresh()
    await Promise.all(
      Array.from({ length: 6 }, () => inside(database, () => prepare).then((done) => expect(done).toBeUndefined()))
    )
    const [row] = await inside(
      database,
      (sql) => sql<{ many: number; last: number }>`
        select count(*)::integer as many, max(migration_id) as last from xueshi_migrations`
    )
    expect(row?.many).toBe(row?.last)
    expect(row?.many).toBeGreaterThan(3)
  }
})
