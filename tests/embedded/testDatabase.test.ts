import { connectionOf, EmbeddedPostgres, type Server, TestDatabase, urlOf } from "@xueshi/embedded"
import { Effect, Exit, Redacted, Scope } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { readRows, sql, writeRow } from "./support.ts"

for (const network of ["socket", "loopback"] as const)
  describe(`databases for tests, by ${network}`, () => {
    const scope = Scope.makeUnsafe()
    let server: Server
    beforeAll(async () => {
      const start = EmbeddedPostgres.start({ durable: false, network })
      server = await Effect.runPromise(Scope.provide(start, scope))
    })
    afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))
    const names = () =>
      sql(server.connection, (client) => client<{ readonly datname: string }>`select datname from pg_database`).pipe(
        Effect.map((rows) => rows.map(({ datname }) => datname))
      )

    it("SYS-04 a template is filled once, however many ask; copies are apart and go with their scope", () =>
      Effect.runPromise(
        Effect.gen(function* () {
          let filled = 0
          const template = TestDatabase.template(server.url, "migrated", (connection) =>
            Effect.andThen(
              Effect.sync(() => (filled += 1)),
              writeRow(connection, "from the template")
            )
          )
          yield* Effect.all([template, template, template], { concurrency: "unbounded" })
          expect(filled).toBe(1)
          yield* Effect.scoped(
            Effect.gen(function* () {
              const create = TestDatabase.create(server.url, "migrated")
              const [one, other] = yield* Effect.all([create, create], { concurrency: "unbounded" })
              yield* writeRow(one, "mine")
              expect(yield* readRows(one)).toEqual(["from the template", "mine"])
              expect(yield* readRows(other)).toEqual(["from the template"])
              expect(yield* names()).toContain(one.database)
            })
          )
          expect((yield* names()).sort()).toEqual(["migrated", "postgres", "template0", "template1"])
        })
      ))

    it("SYS-04 a template that fails to be filled is no template; the next who asks fills it", () =>
      Effect.runPromise(
        Effect.gen(function* () {
          const failing = TestDatabase.template(server.url, "failing", () => Effect.fail("no" as const))
          expect(yield* Effect.flip(failing)).toBe("no")
          const refused = yield* Effect.flip(Effect.scoped(TestDatabase.create(server.url, "nothing")))
          expect(refused).toMatchObject({ code: "StatementFailed", rule: "SYS-04" })
          expect(refused.message).toMatch(/template database "nothing" does not exist/)
          yield* TestDatabase.template(server.url, "failing", (connection) => writeRow(connection, "x"))
          const copy = yield* Effect.scoped(Effect.flatMap(TestDatabase.create(server.url, "failing"), readRows))
          expect(copy).toEqual(["x"])
        })
      ))

    it("SYS-04 a server that is gone is said to be", async () => {
      const gone = urlOf({ ...server.connection, host: network === "socket" ? "/nowhere" : "127.0.0.1", port: 1 })
      const error = await Effect.runPromise(Effect.flip(Effect.scoped(TestDatabase.create(gone, "migrated"))))
      expect(error.message).toMatch(/ENOENT|ECONNREFUSED/)
    })
  })

it("SYS-04 a URL says the same as the settings, and the other way round", () => {
  for (const connection of [
    { host: "/tmp/有 空格", port: 5432, username: "postgres", database: "a b" },
    { host: "127.0.0.1", port: 41_000, username: "p@q", database: "d", password: Redacted.make("s:/ecret") }
  ])
    expect(connectionOf(urlOf(connection))).toEqual(connection)
})
