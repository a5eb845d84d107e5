import { inspect } from "node:util"
import {
  Accounts,
  Administrators,
  Credentials,
  type IdentityDocument,
  Organisations,
  type Principal,
  SessionRepository,
  Sessions,
  UserId
} from "@xueshi/core"
import { memory } from "@xueshi/memory"
import {
  accessContract,
  keepSessions,
  plainPasswords,
  proofContract,
  recoveryContract,
  sessionContract
} from "@xueshi/testing"
import { Deferred, Effect, Exit, Fiber, Layer, Redacted, Tracer } from "effect"
import { SqlClient } from "effect/sql"
import { describe, expect, it } from "vitest"
import { facts } from "../core/fixtures.ts"
import { emptiedPostgres } from "../postgres/emptied.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", emptiedPostgres]
] as const)("logging in and out on %s", (_, adapter) => {
  for (const [name, program] of Object.entries({
    ...sessionContract,
    ...proofContract,
    ...recoveryContract,
    ...accessContract
  }))
    it(name, () => keepSessions(adapter, program))
})

const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
const document: IdentityDocument = { type: "passport", number: "E12345678" }
const password = Redacted.make("春暖花开 correct horse")
const session = {
  digest: "0".repeat(64),
  actor: embedder,
  document,
  mustChoose: false,
  usedAt: 4_102_444_700_000,
  expiresAt: 4_102_444_800_000
}

/** Somebody with one post and a password. */
const somebody = Effect.gen(function* () {
  const root = yield* Organisations.establish(embedder, facts("bureau", "371000", "113710002132131225"), null)
  yield* Administrators.found(embedder, root.id, { document, name: "某", mobile: "1" }, "super")
  return yield* Accounts.setPassword(embedder, document, password)
})

/** Everything that any table holds, as text. */
const everything = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const tables = yield* sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`
  const rows = yield* Effect.forEach(
    tables,
    ({ name }) => sql<{ row: string }>`select t::text as row from ${sql(name)} t`
  )
  return rows
    .flat()
    .map(({ row }) => row)
    .join("\n")
})

const onPostgres = <A, E>(
  program: Effect.Effect<A, E, Layer.Success<typeof emptiedPostgres> | Layer.Success<typeof plainPasswords>>
) => Effect.runPromise(Effect.scoped(Effect.provide(program, Layer.merge(emptiedPostgres, plainPasswords))))

describe("what is kept of a session", () => {
  it("ACC-12 a token stands in no column of any table, in no span and in nothing that is printed", () =>
    onPostgres(
      Effect.gen(function* () {
        yield* somebody
        const spans: Array<Tracer.NativeSpan> = []
        const tracer = Tracer.make({
          span: (options) => {
            const span = new Tracer.NativeSpan(options)
            spans.push(span)
            return span
          }
        })
        const given = { document, password }
        const [opened, failed] = yield* Effect.gen(function* () {
          const loggedIn = yield* Sessions.logIn(given)
          const wrong = yield* Effect.exit(Sessions.logIn({ document, password: Redacted.make("wrong horse") }))
          expect(yield* Sessions.principal(loggedIn.token)).toEqual(loggedIn.actor)
          return [loggedIn, wrong] as const
        }).pipe(Effect.withTracer(tracer))
        const token = Redacted.value(opened.token)
        const bytes = Buffer.from(token, "base64url")
        expect(bytes).toHaveLength(32)
        const [kept] = yield* (yield* SqlClient.SqlClient)<{ digest: string }>`select digest from session`
        const digest = yield* Effect.promise(() => crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)))
        expect(kept?.digest).toBe(Buffer.from(digest).toString("hex"))
        const rows = yield* everything
        expect(rows).toContain(kept?.digest)
        const traced = inspect(
          spans.map(({ attributes, events, name, status }) => ({ name, attributes, events, status })),
          { depth: 9 }
        )
        expect(traced).toContain("from session")
        const printed = [opened, given, failed]
          .map((one) => `${JSON.stringify(one)} ${inspect(one, { depth: 9 })}`)
          .join()
        for (const text of [rows, traced, printed])
          for (const secret of [token, bytes.toString("hex"), bytes.toString("base64"), "correct horse", "wrong horse"])
            expect(text.includes(secret)).toBe(false)
        expect(inspect(spans.map(({ attributes }) => attributes))).not.toContain(document.number)
      })
    ))
})

/** Runs one write up to its end but for its commit, begins another meanwhile, and commits when that one waits. */
const whileOpen = Effect.fnUntraced(function* <E1, R1, A, E2, R2>(
  first: Effect.Effect<unknown, E1, R1>,
  second: Effect.Effect<A, E2, R2>
) {
  const sql = yield* SqlClient.SqlClient
  const [done, go] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
  const held = yield* Effect.forkChild(
    sql.withTransaction(
      first.pipe(Effect.andThen(Deferred.succeed(done, undefined)), Effect.andThen(Deferred.await(go)))
    )
  )
  yield* Deferred.await(done)
  const waiting = yield* Effect.forkChild(second)
  const blocked = Effect.map(
    sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    (rows) => rows.length
  )
  let seen = 0
  for (let tries = 0; tries < 200 && seen === 0; tries++) {
    seen = yield* blocked
    yield* Effect.sleep("10 millis")
  }
  yield* Deferred.succeed(go, undefined)
  yield* Fiber.join(held)
  expect(seen).toBe(1)
  return yield* Fiber.await(waiting)
})

describe("a log-in at the moment of another password", () => {
  it("ACC-04 waits for it, and does not get in", () =>
    onPostgres(
      Effect.gen(function* () {
        yield* somebody
        const sessions = yield* SessionRepository
        const credentials = yield* Credentials
        const read = yield* credentials.find(document)
        if (read === undefined) throw new Error("nobody")
        const next = { ...read, hash: "another", version: read.version + 1 }
        const late = yield* whileOpen(credentials.set(next), sessions.open(session, read))
        expect(Exit.isFailure(late)).toBe(true)
        expect(inspect(late, { depth: 9 })).toContain("Conflict")
        expect(yield* sessions.find(session.digest)).toBe(undefined)
      })
    ))

  it("ACC-04 that came just before is ended by it", () =>
    onPostgres(
      Effect.gen(function* () {
        yield* somebody
        const sessions = yield* SessionRepository
        const credentials = yield* Credentials
        const read = yield* credentials.find(document)
        if (read === undefined) throw new Error("nobody")
        const next = { ...read, hash: "another", version: read.version + 1 }
        const late = yield* whileOpen(sessions.open(session, read), credentials.set(next))
        expect(Exit.isSuccess(late)).toBe(true)
        expect(yield* sessions.find(session.digest)).toBe(undefined)
      })
    ))
})
