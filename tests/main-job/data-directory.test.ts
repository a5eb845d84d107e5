import { execFileSync } from "node:child_process"
import { readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { EmbeddedPostgres } from "@xueshi/embedded"
import { Effect } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { freshDirectory } from "../freshDirectory.ts"
import { type Run, runMain, startMain } from "./program.ts"
import { refusalOf } from "./refusal.ts"
import { argsOf, type SmallFiles, smallFiles } from "./small.ts"

let seed: string
let files: SmallFiles
beforeAll(async () => {
  seed = join(freshDirectory(), "data")
  files = await smallFiles(20, 20)
  await Effect.runPromise(Effect.scoped(EmbeddedPostgres.start({ directory: seed })))
})

/** A directory with a database in it, which is empty. */
const made = (): string => {
  const copy = join(freshDirectory(), "data")
  execFileSync("cp", ["-a", seed, copy])
  return copy
}

/** Said in Chinese and English, without a stack, and with nothing put out. */
const refused = ({ code, stderr }: Run, zh: RegExp, en: RegExp) => {
  expect(code).toBe(1)
  expect(stderr).toMatch(zh)
  expect(stderr).toMatch(en)
  expect(stderr).not.toMatch(/\bat .*\.[tj]s:\d/u)
}

/** The same of the job alone, without the start of a process. */
const refusal = async (directory: string, zh: RegExp, en: RegExp) => {
  const out = join(freshDirectory(), "out")
  const error = await refusalOf({ ...files, out, database: { _tag: "Embedded", directory }, evidence: "" })
  expect(error).toMatchObject({ zh: expect.stringMatching(zh), en: expect.stringMatching(en) })
  expect(readdirSync(join(out, ".."))).toEqual([])
}

/** The processes that work in a directory. Linux. */
const living = (directory: string) =>
  readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/u.test(name) && readlinkSync(`/proc/${name}/cwd`).startsWith(directory)
    } catch {
      return false
    }
  })

const workingOn = (child: ReturnType<typeof startMain>["child"]) =>
  new Promise<void>((resolve) => {
    child.stdout?.on("data", (text) => String(text).includes("一、") && resolve())
    child.once("exit", () => resolve())
  })

describe("a data directory that cannot be used", () => {
  it("SYS-04 of two at once the second is told which process has it, and the first ends well", async () => {
    const data = made()
    const first = startMain({ data }, "--out", join(freshDirectory(), "out"), ...argsOf(files))
    await workingOn(first.child)
    first.child.kill("SIGSTOP")
    const second = await runMain({ data }, "--out", join(freshDirectory(), "out"), ...argsOf(files))
    const pid = first.child.pid
    refused(second, new RegExp(`正被进程 ${pid} 使用`, "u"), new RegExp(`in use by process ${pid}`, "u"))
    first.child.kill("SIGCONT")
    expect((await first.run).code).toBe(0)
  })

  it("SYS-04 below a file it cannot be made", async () => {
    const file = join(freshDirectory(), "file")
    writeFileSync(file, "")
    await refusal(join(file, "data"), /无法写入数据库目录/u, /cannot write the database's directory/u)
  })

  it("SYS-04 of another version of PostgreSQL", async () => {
    const data = made()
    writeFileSync(join(data, "data", "PG_VERSION"), "14\n")
    await refusal(data, /属于 PostgreSQL 14/u, /are of PostgreSQL 14/u)
  })

  it("SYS-04 damaged", async () => {
    const data = made()
    rmSync(join(data, "data", "global", "pg_control"))
    await refusal(data, /已损坏/u, /is damaged/u)
  })
})

describe("stopped from outside", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("SYS-04 %s ends the program and its server", async (signal) => {
    const data = made()
    const out = join(freshDirectory(), "out")
    const { child, run } = startMain({ data }, "--out", out, ...argsOf(files))
    await workingOn(child)
    expect(living(data).length).toBeGreaterThan(0)
    child.kill(signal)
    const { code, stderr } = await run
    expect(code).not.toBe(0)
    expect(stderr).toMatch(/已停止[\s\S]*Stopped/u)
    for (let look = 0; living(data).length > 0 && look < 100; look++) await pause(50)
    expect(living(data)).toEqual([])
    expect(readdirSync(join(out, ".."))).toEqual([])
  })
})
