import { execFileSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { alive, living, made, place, readRows, run, sql, until, withServer } from "./support.ts"

/** Waits for the server, does away with its process, and sees whether the server and its traces go too. */
const outlives = async (ending: string, signal: NodeJS.Signals | undefined, durable: boolean) => {
  const options = durable ? { directory: await made() } : { durable: false }
  const { child, ended, said } = run(ending, options)
  const { connection, directory = "?", pid = 0 } = await said
  expect(pid).toBeGreaterThan(0)
  if (signal !== undefined) child.kill(signal)
  await ended
  const gone = await until(() => !alive(pid) && living(directory).length === 0)
  const socket = connection?.host ?? "?"
  const cleared = await until(() => !existsSync(socket) && (durable || !existsSync(directory)))
  return { gone, cleared, whole: !durable || !existsSync(join(directory, "data", "postmaster.pid")) }
}

describe.concurrent("the server ends with our process, in order and without a trace", () => {
  for (const [what, ending, signal] of [
    ["kill -9", "", "SIGKILL"],
    ["SIGTERM", "", "SIGTERM"],
    ["SIGINT", "", "SIGINT"],
    ["an uncaught exception", "exception", undefined],
    ["process.exit", "exit", undefined],
    ["nothing left to do, the scope still open", "fall off the end", undefined],
    ["the scope closed", "close", undefined]
  ] as const)
    it(`SYS-04 ${what}`, async () => {
      expect(await outlives(ending, signal, true)).toEqual({ gone: true, cleared: true, whole: true })
    })

  it("SYS-04 kill -9 of a test run takes the temporary directory along", async () => {
    expect(await outlives("", "SIGKILL", false)).toEqual({ gone: true, cleared: true, whole: true })
  })

  it("SYS-04 Ctrl-C reaches our process alone, which may have work to finish", async () => {
    const { child, said } = run("deaf to SIGINT", { directory: await made() }, { detached: true })
    const { connection } = await said
    if (connection === undefined || child.pid === undefined) throw new Error("it did not start")
    process.kill(-child.pid, "SIGINT")
    await Effect.runPromise(Effect.sleep(200))
    expect(await Effect.runPromise(readRows(connection))).toEqual(["from the seed"])
    child.kill("SIGKILL")
  })
})

describe.concurrent("how it is reached", () => {
  it("SYS-04 by a unix socket in a directory closed to others, never by the network", async () => {
    await withServer({ directory: await made() }, ({ connection, pid }) =>
      Effect.gen(function* () {
        expect(yield* sql(connection, (client) => client`show listen_addresses`)).toEqual([{ listen_addresses: "" }])
        expect(execFileSync("stat", ["-c", "%a", connection.host], { encoding: "utf8" }).trim()).toBe("700")
        const listening = execFileSync("cat", [`/proc/${pid}/net/tcp`], { encoding: "utf8" })
        const port = (5432).toString(16).toUpperCase()
        expect(listening).not.toContain(`:${port} 00000000:0000 0A`)
      })
    )
  })

  it("SYS-04 by the loopback with a password, as on Windows; not without it", async () => {
    const directory = join(place(), "data")
    for (const time of ["first", "second"])
      await withServer({ directory, durable: false, network: "loopback" }, ({ connection }) =>
        Effect.gen(function* () {
          expect(connection.host).toBe("127.0.0.1")
          expect(yield* sql(connection, (client) => client`select ${time}::text as time`)).toEqual([{ time }])
          const { password: _, ...without } = connection
          expect((yield* Effect.exit(sql(without, (client) => client`select 1`)))._tag).toBe("Failure")
        })
      )
    expect(readdirSync(directory)).toContain("password")
  })

  it("SYS-04 from a path with spaces and Chinese that is longer than a socket's address may be", async () => {
    const directory = join(place(), "我的 项目".repeat(5), "学 时".repeat(6), ".xueshi")
    expect(Buffer.byteLength(directory)).toBeGreaterThan(107)
    for (const _ of [1, 2])
      expect(
        await withServer({ directory, durable: false }, ({ connection }) =>
          sql(connection, (client) => client`select 1 as one`)
        )
      ).toEqual([{ one: 1 }])
  })
})
