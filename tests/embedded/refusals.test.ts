import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { join } from "node:path"
import type { StartError } from "@xueshi/embedded"
import { Effect } from "effect"
import { describe, expect, it, onTestFinished, vi } from "vitest"
import { giveTo, isRoot, living, made, nobody, place, readRows, refusalOf, run, until, withServer } from "./support.ts"

/** Both languages, the rule, and nothing of a stack. */
const sound = (error: StartError): StartError => {
  expect(error.rule).toBe("SYS-04")
  expect(error.zh).toMatch(/[\u4e00-\u9fff]/)
  expect(error.zh).toMatch(/请/)
  expect(error.en.length).toBeGreaterThan(20)
  expect(error.message).not.toMatch(/\n\s+at |\.ts:\d/)
  return error
}
const refused = async (options: Parameters<typeof refusalOf>[0]) => sound(await refusalOf(options))

describe.concurrent("one process has a directory", () => {
  it("SYS-04 a second process is told who has it; after kill -9 of that one it gets it", async () => {
    const directory = await made()
    const first = run("", { directory })
    await first.said
    expect(await refused({ directory })).toMatchObject({ code: "DirectoryInUse", pid: first.child.pid })
    expect((await run("", { directory }).said).refused).toMatchObject({ code: "DirectoryInUse", pid: first.child.pid })
    first.child.kill("SIGKILL")
    await first.ended
    expect(await withServer({ directory }, ({ connection }) => readRows(connection))).toEqual(["from the seed"])
  })

  it("SYS-04 a second start in the same process", async () => {
    const directory = await made()
    await withServer({ directory }, () =>
      Effect.gen(function* () {
        for (const _ of [1, 2])
          expect(yield* Effect.promise(() => refused({ directory }))).toMatchObject({ pid: process.pid })
        const other = yield* Effect.promise(() => run("", { directory }).said)
        expect(other.refused).toMatchObject({ code: "DirectoryInUse", pid: process.pid })
      })
    )
  })

  it("SYS-04 of starts at the same moment exactly one wins, on a new directory", async () => {
    const directory = join(place(), "data")
    const processes = [1, 2, 3].map(() => run("", { directory }))
    const said = await Promise.all(processes.map((one) => one.said))
    const [winner, ...more] = said.filter((one) => one.refused === undefined)
    expect(more).toEqual([])
    expect(winner?.pid).toBeGreaterThan(0)
    const won = processes[said.findIndex((one) => one.refused === undefined)]?.child.pid
    for (const { refused } of said)
      if (refused !== undefined) expect(refused).toMatchObject({ code: "DirectoryInUse", pid: won })
    for (const { child } of processes) child.kill("SIGKILL")
    await until(() => living(directory).length === 0)
  })

  it("SYS-04 of locks asked for at the same moment exactly one is given, each time", async () => {
    const directories = Array.from({ length: 6 }, (_, at) => join(place(), `${at}`))
    const args = [
      "--conditions=xueshi-source",
      join(import.meta.dirname, "claimer.ts"),
      `${Date.now() + 3000}`,
      "/dev/null"
    ]
    const ask = () => spawn(process.execPath, [...args, ...directories], { stdio: ["pipe", "pipe", "inherit"] })
    const asking = [ask(), ask(), ask()]
    const said = await Promise.all(
      asking.map(async ({ stdout }) => JSON.parse(`${(await once(stdout, "data"))[0]}`) as ReadonlyArray<string>)
    )
    for (const at of directories.keys())
      expect(said.map((one) => one[at]).sort()).toEqual(["DirectoryInUse", "DirectoryInUse", "NoPlaceForPrograms"])
    for (const { stdin } of asking) stdin.end()
    await Promise.all(asking.map((one) => once(one, "close")))
  })
})

describe.concurrent("a directory that will not do is left as it was", () => {
  it("SYS-04 with files of something else", async () => {
    const directory = place()
    writeFileSync(join(directory, "论文.docx"), "x")
    expect(await refused({ directory })).toMatchObject({ code: "DirectoryNotOurs", found: ["论文.docx"] })
    expect(readdirSync(directory)).toEqual(["论文.docx"])
  })

  it("SYS-04 with a cluster that we did not make", async () => {
    expect(await refused({ directory: join(await made(), "data") })).toMatchObject({ code: "DirectoryNotOurs" })
  })

  it("SYS-04 with data of another major version", async () => {
    const directory = await made()
    writeFileSync(join(directory, "data", "PG_VERSION"), "17\n")
    expect(await refused({ directory })).toMatchObject({ code: "OtherMajorVersion", found: "17", needed: "18" })
    writeFileSync(join(directory, "data", "PG_VERSION"), "18\n")
    expect(await withServer({ directory }, ({ connection }) => readRows(connection))).toEqual(["from the seed"])
  })

  it("SYS-04 with damaged data: nothing is changed, and put right it starts", async () => {
    const directory = await made()
    const data = join(directory, "data")
    const control = join(data, "global", "pg_control")
    const harms: ReadonlyArray<readonly [path: string, instead: string | Buffer | undefined]> = [
      [join(data, "PG_VERSION"), undefined],
      [control, undefined],
      [control, ""],
      [control, Buffer.alloc(8192, 7)],
      [join(data, "pg_wal"), undefined],
      [join(data, "pg_xact"), undefined],
      [join(data, "global"), undefined]
    ]
    for (const [path, instead] of harms) {
      renameSync(path, `${directory}/aside`)
      if (instead !== undefined) {
        writeFileSync(path, instead)
        giveTo(path, statSync(data).uid)
      }
      expect(await refused({ directory }), path).toMatchObject({ code: "DatabaseDamaged", directory })
      rmSync(path, { recursive: true, force: true })
      renameSync(`${directory}/aside`, path)
    }
    expect(await withServer({ directory }, ({ connection }) => readRows(connection))).toEqual(["from the seed"])
    for (const name of readdirSync(join(data, "pg_wal"))) rmSync(join(data, "pg_wal", name), { recursive: true })
    expect(await refused({ directory })).toMatchObject({ code: "DatabaseDamaged" })
    expect(existsSync(join(data, "base"))).toBe(true)
  })

  it("SYS-04 that is a file, or lies below one", async () => {
    const file = join(place(), "file")
    writeFileSync(file, "x")
    for (const directory of [file, join(file, "below")])
      expect(await refused({ directory })).toMatchObject({ code: "DirectoryNotWritable", reason: "notADirectory" })
  })

  it("SYS-04 that we may not write, or whose data are another user's", async () => {
    // Root may write everywhere, so there it is nobody who tries.
    const user = isRoot ? { uid: nobody } : {}
    const closed = place()
    chmodSync(closed, 0o555)
    const inClosed = await run("", { directory: join(closed, "data") }, user).said
    expect(inClosed.refused).toMatchObject({ code: "DirectoryNotWritable", reason: "forbidden" })
    if (!isRoot) return
    const directory = await made()
    for (const path of [directory, ...["xueshi-embedded.lock", "postgres.log"].map((name) => join(directory, name))])
      giveTo(path, nobody)
    giveTo(join(directory, "data"), 1)
    expect((await run("", { directory }, user).said).refused).toMatchObject({ reason: "otherOwner" })
  })

  it("SYS-04 on a full disk (a real one only as root, who can mount it; else by what initdb says)", async () => {
    const small = place()
    const mounted = isRoot && spawnSync("mount", ["-t", "tmpfs", "-o", "size=12m", "tmpfs", small]).status === 0
    try {
      const programs = join(place(), "pg")
      mkdirSync(join(programs, "bin"), { recursive: true })
      writeFileSync(join(programs, "bin", "postgres"), '#!/bin/sh\necho "postgres (PostgreSQL) 18.4"\n', {
        mode: 0o755
      })
      writeFileSync(
        join(programs, "bin", "initdb"),
        "#!/bin/sh\necho 'initdb: error: No space left on device' >&2; exit 1\n",
        { mode: 0o755 }
      )
      for (const path of [programs, join(programs, "bin")]) chmodSync(path, 0o755)
      const directory = join(small, "data")
      expect(await refused({ directory, ...(mounted ? {} : { programs }) })).toMatchObject({
        code: "DiskFull",
        directory
      })
      expect(readdirSync(directory).filter((name) => name.startsWith("data"))).toEqual([])
    } finally {
      if (mounted) spawnSync("umount", [small])
    }
  })

  it("SYS-04 links are no way into another directory: the lock must be a lock", async () => {
    const directory = place()
    const other = join(place(), "passwords")
    writeFileSync(other, "kept as it is, and long enough to be no empty file".repeat(10))
    symlinkSync(other, join(directory, "xueshi-embedded.lock"))
    expect(await refused({ directory })).toMatchObject({ code: "DirectoryNotOurs" })
    expect(readFileSync(other, "utf8")).toMatch(/^kept as it is/)
  })
})

describe("time and place", () => {
  it("SYS-04 a start that takes too long ends, and the next one is free to go", async () => {
    const directory = join(place(), "data")
    expect(await refused({ directory, startTimeout: 1 })).toMatchObject({ code: "StartTimedOut", seconds: 0.001 })
    expect(await until(() => living(directory).length === 0, 2)).toBe(true)
    const other = await made()
    expect(await refused({ directory: other, startTimeout: 0 })).toMatchObject({ code: "StartTimedOut" })
    expect(living(other)).toEqual([])
    expect(await withServer({ directory: other }, ({ connection }) => readRows(connection))).toEqual(["from the seed"])
  })

  it("SYS-04 a platform without programs is told of DATABASE_URL", async () => {
    const arch = process.arch
    Object.defineProperty(process, "arch", { value: "s390x" })
    try {
      const error = await refused({ directory: join(place(), "data") })
      expect(error).toMatchObject({ code: "UnsupportedPlatform", platform: "linux-s390x" })
      expect(error.message).toContain("DATABASE_URL")
    } finally {
      Object.defineProperty(process, "arch", { value: arch })
    }
  })

  it("SYS-04 a user without a name, as containers have (only root can become one; else nothing to see)", async () => {
    if (!isRoot) return
    const directory = place()
    giveTo(directory, 54_321)
    expect((await run("", { directory }, { uid: 54_321 }).said).refused).toMatchObject({
      code: "UnknownUser",
      uid: 54_321
    })
  })

  it("SYS-04 the log is for us alone and stays short, at the start and while the server writes it", async () => {
    const directory = await made()
    const log = join(directory, "postgres.log")
    writeFileSync(log, "x".repeat(5_000_000))
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    await withServer({ directory }, ({ connection }) =>
      Effect.gen(function* () {
        expect(statSync(log).size).toBeLessThan(100_000)
        expect(statSync(`${log}.1`).size).toBe(5_000_000)
        appendFileSync(log, "y".repeat(4_500_000))
        vi.advanceTimersByTime(60_000)
        expect(statSync(log).size).toBe(0)
        expect(readFileSync(`${log}.1`, "utf8")).toMatch(/y$/)
        yield* Effect.exit(readRows({ ...connection, database: "none" }))
        expect(readFileSync(log, "utf8")).toMatch(/^\d{4}-.*"none" does not exist/)
      })
    )
    expect(statSync(join(directory, "postgres.log")).mode & 0o077).toBe(0)
  })
})
