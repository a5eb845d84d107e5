import { once } from "node:events"
import { connect, createServer, type Server, type Socket } from "node:net"
import { PgClient } from "@effect/sql-pg"
import { serve } from "@hono/node-server"
import { ClaimDraft, Declarations, Ids, type Organisation, Policies, type Professional } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { TestDatabase } from "@xueshi/embedded"
import { excel } from "@xueshi/excel"
import { type Mounted, type Problem, xueshi } from "@xueshi/http"
import { SequentialIds } from "@xueshi/memory"
import { pdf } from "@xueshi/pdf"
import { sql } from "@xueshi/sql"
import { Effect, Exit, Layer, Logger, ManagedRuntime, Schema, Scope } from "effect"
import { SqlClient } from "effect/sql"
import { Hono } from "hono"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { administrator, claim, self, smallCity } from "../core/fixtures.ts"

/** Stands between the interface and its database, and goes away when told. */
const network = (target: () => Socket) => {
  const open = new Set<Socket>()
  let server: Server | undefined
  let port = 0
  const listen = async () => {
    server = createServer((client) => {
      const upstream = target()
      for (const one of [client, upstream]) {
        open.add(one)
        one.on("error", () => {})
        one.on("close", () => open.delete(one))
      }
      client.pipe(upstream).on("close", () => client.destroy())
      upstream.pipe(client).on("close", () => upstream.destroy())
    })
    server.listen(port, "127.0.0.1")
    await once(server, "listening")
    port = (server.address() as { port: number }).port
    return port
  }
  const cut = () => {
    server?.close()
    for (const one of open) one.destroy()
  }
  return { cut, listen }
}

const scope = Scope.makeUnsafe()
const policies = Policies.layer([documents.weihai2018]).pipe(Layer.orDie)
const quiet = Logger.layer([])
const onDatabase = (database: Parameters<typeof PgClient.layer>[0]) =>
  Layer.mergeAll(sql, SequentialIds, policies, pdf(), excel(), quiet).pipe(
    Layer.provideMerge(PgClient.layer(database)),
    Layer.orDie
  )

const ready = async () => {
  const connection = await Effect.runPromise(
    TestDatabase.create(inject("postgres"), "migrated").pipe(Effect.provideService(Scope.Scope, scope))
  )
  const { host, port } = connection
  const between = network(() => (host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)))
  const layer = onDatabase({ ...connection, host: "127.0.0.1", port: await between.listen() })
  const runtime = ManagedRuntime.make(layer)
  const beside = ManagedRuntime.make(PgClient.layer({ ...connection, applicationName: "beside" }).pipe(Layer.orDie))
  const city = await runtime.runPromise(smallCity)
  const context = await runtime.context()
  const mounted = (patience: number, on = Layer.succeedContext(context)): Mounted =>
    xueshi({
      layer: on,
      patience,
      principal: (c) =>
        c.req.header("authorization") === "Bearer person" ? self(city.person) : administrator(city.employer.id)
    })
  return { between, beside, city, connection, mounted, runtime }
}

let world: Awaited<ReturnType<typeof ready>>
const app = new Hono()
beforeAll(async () => {
  world = await ready()
  app.route("/quick", world.mounted(700))
  app.route("/x", world.mounted(20_000))
})
afterAll(async () => {
  await world.runtime.dispose()
  await world.beside.dispose()
  await Effect.runPromise(Scope.close(scope, Exit.void))
})

const drafting = ({ person }: { readonly person: Professional; readonly employer: Organisation }, course: string) => ({
  method: "POST",
  headers: { authorization: "Bearer person", "content-type": "application/json" },
  body: JSON.stringify({
    professional: person.id,
    claim: Schema.encodeSync(ClaimDraft)(claim({ fields: { ...claim().fields, className: course } }))
  })
})
const codeOf = async (response: Response) => [response.status, ((await response.json()) as Problem).code]
const besides = <A>(statement: (sql: SqlClient.SqlClient) => Effect.Effect<A, unknown>) =>
  world.beside.runPromise(Effect.orDie(Effect.flatMap(SqlClient.SqlClient, statement)))
/** The statements that run or wait in this database, beside those that ask. */
const busy = async () =>
  (
    await besides(
      (sql) => sql<{ query: string }>`select query from pg_stat_activity
        where datname = current_database() and state <> 'idle' and application_name <> 'beside'`
    )
  ).map(({ query }) => query)
const until = async (holds: () => Promise<boolean>) => {
  for (let turn = 0; turn < 100 && !(await holds()); turn++) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await holds()).toBe(true)
}
/** Does something while everything that reads or writes declarations waits. */
const locked = (work: () => Promise<void>) =>
  besides((sql) =>
    sql.withTransaction(Effect.andThen(sql`lock table declaration in access exclusive mode`, Effect.promise(work)))
  )
const pending = () =>
  world.runtime.runPromise(
    Effect.gen(function* () {
      const { person } = world.city
      const { id } = yield* Declarations.draft(
        self(person),
        person.id,
        claim({ fields: { ...claim().fields, className: `${Math.random()}` } })
      )
      return (yield* Declarations.submit(self(person), id)).id
    })
  )

describe("a request that the database holds up", () => {
  it("ends in time with a problem, and its statement with it", async () => {
    const id = await pending()
    await locked(async () => {
      const begun = Date.now()
      const both = await Promise.all([
        app.request(`/quick/declarations/${id}/approval`, {
          ...drafting(world.city, ""),
          body: "{}",
          headers: { "content-type": "application/json" }
        }),
        app.request(`/quick/declarations/${id}`)
      ])
      expect(Date.now() - begun).toBeLessThan(3000)
      for (const one of both) expect(await codeOf(one)).toEqual([503, "TimedOut"])
      await until(async () => (await busy()).length === 0)
    })
    const shown = (await (await app.request(`/x/declarations/${id}`)).json()) as { _tag: string }
    expect(shown._tag).toBe("Pending")
  })

  it("is given up with its statement when whoever asked goes away", async () => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" })
    await once(server, "listening")
    const { port } = server.address() as { port: number }
    const id = await pending()
    await locked(async () => {
      const asking = new AbortController()
      const asked = fetch(`http://127.0.0.1:${port}/x/declarations/${id}`, { signal: asking.signal }).catch(
        () => "gone"
      )
      await until(async () => (await busy()).length === 1)
      asking.abort()
      expect(await asked).toBe("gone")
      await until(async () => (await busy()).length === 0)
    })
    expect((await fetch(`http://127.0.0.1:${port}/x/declarations/${id}`)).status).toBe(200)
    server.close()
  })
})

describe("a database that goes away", () => {
  it("is told as such, and found again without a restart", async () => {
    const id = await pending()
    const ask = (path: string) => app.request(`/x${path}`)
    expect((await ask("/ready")).status).toBe(200)
    world.between.cut()
    for (const path of ["/ready", `/declarations/${id}`, "/professionals"]) {
      const response = await ask(path)
      expect([path, ...(await codeOf(response))]).toEqual([path, 503, "Unavailable"])
      expect(response.headers.get("retry-after")).toBe("5")
    }
    expect((await ask("/health")).status).toBe(200)
    await world.between.listen()
    await until(async () => (await ask("/ready")).status === 200)
    expect((await ask(`/declarations/${id}`)).status).toBe(200)
  })
})

describe("an end under load", () => {
  it("loses nothing that was acknowledged: what runs is answered, what comes is refused", async () => {
    // Its ids are not those that stand.
    const ids = Layer.succeed(Ids, { next: Effect.sync(() => crypto.randomUUID()), serial: Effect.die("no serial") })
    const ending = world.mounted(20_000, Layer.merge(onDatabase(world.connection), ids))
    const portal = new Hono().route("/x", ending)
    const server = serve({ fetch: portal.fetch, port: 0, hostname: "127.0.0.1" })
    await once(server, "listening")
    const { port } = server.address() as { port: number }
    const acknowledged: Array<string> = []
    const statuses = new Map<number | string, number>()
    let turn = 0
    const caller = async () => {
      for (;;) {
        const course = `load-${turn++}`
        const status = await fetch(`http://127.0.0.1:${port}/x/declarations`, drafting(world.city, course)).then(
          async (response) => {
            const { id } = (await response.json()) as { id: string }
            if (response.status === 201) acknowledged.push(id)
            return response.status
          },
          () => "refused"
        )
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (status !== 201) return
      }
    }
    const callers = Array.from({ length: 32 }, caller)
    await until(async () => acknowledged.length > 100)
    const closed = new Promise((resolve) => server.close(resolve))
    await ending.dispose()
    await Promise.all(callers)
    await closed
    expect([...statuses.keys()].filter((status) => ![201, 503, "refused"].includes(status))).toEqual([])
    const kept = await besides((sql) => sql<{ id: string }>`select id from declaration`)
    const there = new Set(kept.map(({ id }) => id))
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([])
    expect((await busy()).length).toBe(0)
  })
})
