import { spawn } from "node:child_process"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type { Connection } from "@xueshi/embedded"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import {
  alive,
  living,
  made,
  place,
  readRows,
  run,
  slay,
  sql,
  until,
  watching,
  withServer,
  writeRow
} from "./support.ts"

const rowsIn = (directory: string) => withServer({ directory }, ({ connection }) => readRows(connection))

/** Runs a process with a server, writes a row there, and gives the pids of both. */
const running = async (directory: string) => {
  const { child, said } = run("", { directory })
  const { connection, pid } = await said
  if (connection === undefined || pid === undefined || child.pid === undefined) throw new Error("it did not start")
  await Effect.runPromise(writeRow(connection, "written"))
  return { parent: child.pid, pid, connection }
}

const both = ["from the seed", "written"]

/** Kills one backend, so that the server throws all others out and recovers; ends as soon as it begins to. */
const breaking = async (directory: string, connection: Connection) => {
  const kill = sql(connection, (client) =>
    Effect.map(client<{ readonly pid: number }>`select pg_backend_pid() as pid`, ([row]) =>
      process.kill(row?.pid ?? 0, "SIGKILL")
    )
  )
  await Effect.runPromise(kill)
  const log = join(directory, "postgres.log")
  while (!readFileSync(log, "utf8").includes("reinitializing")) await pause(1)
}

describe.concurrent("what was written survives", () => {
  it("SYS-01 kill -9 of our process and of the server at once", async () => {
    const directory = await made()
    const { parent, pid } = await running(directory)
    await Promise.all([slay(pid), slay(parent)])
    expect(existsSync(join(directory, "data", "postmaster.pid"))).toBe(true)
    expect(await rowsIn(directory)).toEqual(both)
    expect(readFileSync(join(directory, "postgres.log"), "utf8")).toContain("automatic recovery in progress")
  })

  it("SYS-01 kill -9 of our process alone; the next start at once ends the server it left", async () => {
    const directory = await made()
    const { parent, pid } = await running(directory)
    process.kill(parent, "SIGKILL")
    await until(() => !alive(parent))
    expect(await rowsIn(directory)).toEqual(both)
    expect(alive(pid)).toBe(false)
  })

  it("SYS-01 kill -9 of our process and its watchdog, so that the server lives on", async () => {
    const directory = await made()
    const { connection, parent, pid } = await running(directory)
    const watchdogs = watching(connection.host)

    expect(watchdogs).toHaveLength(1)
    for (const one of [...watchdogs, parent]) await slay(one)
    await pause(300)
    expect(alive(pid)).toBe(true)
    await withServer({ directory }, (server) =>
      Effect.gen(function* () {
        expect(yield* readRows(server.connection)).toEqual(both)
        expect(alive(pid)).toBe(false)
        expect(server.pid).not.toBe(pid)
      })
    )
  })

  it("SYS-01 kill -9 while a busy backend goes on without its postmaster", async () => {
    const directory = await made()
    const { connection, parent, pid } = await running(directory)
    const busy = Effect.runPromise(
      Effect.exit(sql(connection, (client) => client`select count(*) from generate_series(1, 100000000000)`))
    )
    await Effect.runPromise(
      sql(connection, (client) =>
        Effect.repeat(
          client`select 1 from pg_stat_activity
            where query like '%generate_series%' and state = 'active' and pid <> pg_backend_pid()`,
          { until: (rows) => rows.length > 0 }
        )
      )
    )
    await Promise.all([slay(pid), slay(parent)])
    expect(living(join(directory, "data")).length).toBeGreaterThan(0)
    expect(await rowsIn(directory)).toEqual(both)
    expect((await busy)._tag).toBe("Failure")
  })

  it("SYS-01 SYS-04 kill -9 of a backend and the scope closed while the server recovers: at once, not after 30 s", async () => {
    const directory = await made()
    let began = 0
    await withServer({ directory }, ({ connection }) =>
      Effect.gen(function* () {
        yield* writeRow(connection, "written")
        yield* Effect.promise(() => breaking(directory, connection))
        began = performance.now()
      })
    )
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(await rowsIn(directory)).toEqual(both)
  })

  it("SYS-01 SYS-04 kill -9 of a backend and, while the server recovers, of our process: the next start does not wait", async () => {
    const directory = await made()
    const { connection, parent } = await running(directory)
    await breaking(directory, connection)
    await slay(parent)
    const began = performance.now()
    expect(await rowsIn(directory)).toEqual(both)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

describe.concurrent("what a crash left does not stop the next start", () => {
  it("SYS-01 a pid file whose pid is a stranger's now; the stranger is left alone", async () => {
    const directory = await made()
    const { parent, pid } = await running(directory)
    await Promise.all([slay(pid), slay(parent)])
    // Such as a shell in which someone looks at the data.
    const stranger = spawn("sleep", ["60"], { cwd: join(directory, "data") })
    const file = join(directory, "data", "postmaster.pid")
    writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, `${stranger.pid}`))
    expect(await rowsIn(directory)).toEqual(both)
    expect(stranger.exitCode).toBe(null)
    expect(alive(stranger.pid ?? 0)).toBe(true)
    stranger.kill()
  })

  it("SYS-01 a pid file whose pid is of the PostgreSQL of another directory", async () => {
    const directory = await made()
    const { parent, pid } = await running(directory)
    await Promise.all([slay(pid), slay(parent)])
    await withServer({ directory: await made() }, (other) =>
      Effect.gen(function* () {
        const file = join(directory, "data", "postmaster.pid")
        writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, `${other.pid}`))
        expect(yield* Effect.promise(() => rowsIn(directory))).toEqual(both)
        expect(yield* readRows(other.connection)).toEqual(["from the seed"])
      })
    )
  })

  for (const [what, text] of [
    ["empty", ""],
    ["garbled", "not a number\n"]
  ] as const)
    it(`SYS-01 a pid file that is ${what}`, async () => {
      const directory = await made()
      writeFileSync(join(directory, "data", "postmaster.pid"), text)
      expect(await rowsIn(directory)).toEqual(["from the seed"])
    })

  it("SYS-01 an initdb killed with our process at any moment: none or a whole cluster, never a half one", async () => {
    const directories = await Promise.all(
      [150, 500].map(async (moment) => {
        const directory = join(place(), "data")
        const { child, ended, starting } = run("", { directory })
        await starting
        await pause(moment)
        child.kill("SIGKILL")
        await ended
        return directory
      })
    )
    await Promise.all(
      directories.map(async (directory) => {
        expect(await withServer({ directory }, ({ connection }) => writeRow(connection, "x"))).toBeUndefined()
        expect(readdirSync(directory).filter((name) => name.startsWith("data.partial"))).toEqual([])
      })
    )
  })

  it("SYS-01 a start killed with our process at any moment", async () => {
    const directory = await made()
    for (const moment of [30, 80, 150]) {
      const { child, ended, starting } = run("", { directory })
      await starting
      await pause(moment)
      child.kill("SIGKILL")
      await ended
    }
    expect(await rowsIn(directory)).toEqual(["from the seed"])
    expect(await until(() => living(directory).length === 0)).toBe(true)
  })
})

it("SYS-01 data on disk are written through; only a test server does without", async () => {
  const setting = (options: Parameters<typeof withServer>[0]) =>
    withServer(options, ({ connection }) =>
      sql(
        connection,
        (client) => client`select name, setting from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name`
      )
    )
  const all = (value: string) =>
    ["fsync", "full_page_writes", "synchronous_commit"].map((name) => ({ name, setting: value }))
  const tampered = { fsync: "off", synchronous_commit: "off" }
  expect(await setting({ directory: await made(), settings: tampered })).toEqual([
    ...all("on").slice(0, 2),
    { name: "synchronous_commit", setting: "off" }
  ])
  expect(await setting({ durable: false })).toEqual(all("off"))
})
