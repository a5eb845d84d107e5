import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { NodeServices } from "@effect/platform-node"
import { rosterForm, type SheetForm } from "@xueshi/core"
import { declarationForm } from "@xueshi/example-weihai/declarationSheet"
import { type MainJob, mainJob } from "@xueshi/example-weihai/mainJob"
import { rowsBytes } from "@xueshi/excel"
import { Effect, FileSystem, Layer, PlatformError } from "effect"
import { zipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { weihai } from "../core/fixtures.ts"
import { freshDirectory, runMain } from "./program.ts"

const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(freshDirectory(), name)
  writeFileSync(path, bytes)
  return path
}
const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024)
const otherHeadings = { name: "表", columns: [{ key: "a", heading: "别的", required: false }] }

const bad: ReadonlyArray<readonly [string, (form: SheetForm) => Promise<string>, RegExp]> = [
  ["is not there", async () => join(freshDirectory(), "没有.xlsx"), /无法读取文件/u],
  ["is a text file", async () => file("r.xlsx", "姓名,证件号\n"), /不是可读取的 \.xlsx 工作簿/u],
  ["has no bytes", async () => file("r.xlsx", ""), /文件是空的/u],
  ["has no rows", async (form) => file("r.xlsx", await Effect.runPromise(rowsBytes(form, []))), /表中没有数据/u],
  [
    "has other headings",
    async () => file("r.xlsx", await Effect.runPromise(rowsBytes(otherHeadings, [{ cells: { a: "1" } }]))),
    /标题行与模板不符/u
  ],
  [
    "is a zip bomb",
    async () =>
      file("r.xlsx", zipSync({ "xl/workbook.xml": zeros(300), "[Content_Types].xml": zeros(1) }, { level: 9 })),
    /上限|损坏/u
  ]
]

const job: MainJob = {
  out: "",
  roster: undefined,
  declarations: undefined,
  today: undefined,
  database: { _tag: "Memory" }
}
/** Why the job ends, in this process and on memory. */
const refusalOf = (job: MainJob, services: Layer.Layer<NodeServices.NodeServices> = NodeServices.layer) =>
  Effect.runPromise(mainJob(job).pipe(Effect.scoped, Effect.flip, Effect.provide(services)))

describe("bad input ends with what to do, in Chinese and English, exit code 1, and nothing half done", () => {
  it.each(bad)("SYS-04 --roster %s", async (_, make, message) => {
    const out = join(freshDirectory(), "out")
    const { code, stderr } = await runMain({}, "--out", out, "--roster", await make(rosterForm))
    expect(code).toBe(1)
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/\n {2}[A-Za-z]/u)
    expect(stderr).not.toMatch(/\bat .*\.ts:\d/u)
    expect(existsSync(out) || existsSync(`${out}.partial`)).toBe(false)
  })

  it.each(bad)("SYS-04 --declarations %s", async (_, make, message) => {
    const out = join(freshDirectory(), "out")
    const declarations = await make(declarationForm(weihai.document))
    const error = await refusalOf({ ...job, out, declarations })
    expect(error).toMatchObject({ zh: expect.stringMatching(message), en: expect.stringMatching(/^[A-Za-z/]/u) })
    expect(existsSync(out) || existsSync(`${out}.partial`)).toBe(false)
  })

  it("SYS-04 an output directory below a file cannot be made", async () => {
    const below = join(file("a.txt", "x"), "out")
    const { code, stderr } = await runMain({}, "--out", below)
    expect(code).toBe(1)
    expect(stderr).toContain("无法写入")
  })

  it.runIf(existsSync("/proc"))("SYS-04 an output directory where none can be made, on Linux below /proc", async () => {
    const { code, stderr } = await runMain({}, "--out", "/proc/x")
    expect(code).toBe(1)
    expect(stderr).toContain("无法写入")
  })

  it("SYS-04 a directory that holds somebody else's files is left alone", async () => {
    const theirs = freshDirectory()
    mkdirSync(join(theirs, "photos"))
    const { code, stderr } = await runMain({}, "--out", theirs)
    expect(code).toBe(1)
    expect(stderr).toContain("不会覆盖")
    expect(readdirSync(theirs)).toEqual(["photos"])
  })

  it("SYS-04 a day that is none, and a flag that does not exist", async () => {
    const day = await runMain({}, "--today", "2019-02-29", "--out", join(freshDirectory(), "out"))
    expect([day.code, day.stderr.includes("--today 的日期无效")]).toEqual([1, true])
    const flag = await runMain({}, "--twice")
    expect(flag.code).not.toBe(0)
  })

  /** The real file system, until so many files have been written; then the disk is full. */
  const fullAfter = (count: number) =>
    Layer.effect(
      FileSystem.FileSystem,
      Effect.map(FileSystem.FileSystem, (files) => {
        let written = 0
        return FileSystem.FileSystem.of({
          ...files,
          writeFile: (path, bytes, options) =>
            ++written > count
              ? Effect.fail(
                  PlatformError.systemError({
                    _tag: "Unknown",
                    module: "FileSystem",
                    method: "writeFile",
                    pathOrDescriptor: path,
                    cause: Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" })
                  })
                )
              : files.writeFile(path, bytes, options)
        })
      })
    ).pipe(Layer.provideMerge(NodeServices.layer))

  it.each([0, 1, 20])("SYS-04 a disk that is full after %d files leaves nothing, and says so", async (count) => {
    const parent = freshDirectory()
    const error = await refusalOf({ ...job, out: join(parent, "out") }, fullAfter(count))
    expect(error).toMatchObject({ _tag: "OutputNotWritable", reason: "full" })
    expect(readdirSync(parent)).toEqual([])
  })
})
