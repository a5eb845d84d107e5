import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { rosterForm, type SheetForm } from "@xueshi/core"
import { declarationForm } from "@xueshi/example-weihai/declarationSheet"
import { rowsBytes } from "@xueshi/excel"
import { Effect, FileSystem, Layer, PlatformError } from "effect"
import { zipSync } from "fflate"
import { beforeAll, describe, expect, it } from "vitest"
import { weihai } from "../core/fixtures.ts"
import { freshDirectory } from "../freshDirectory.ts"
import { runMain } from "./program.ts"
import { nothing, refusalOf } from "./refusal.ts"
import { type SmallFiles, smallFiles } from "./small.ts"

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
      file("r.xlsx", zipSync({ "xl/workbook.xml": zeros(30), "[Content_Types].xml": zeros(1) }, { level: 9 })),
    /上限|损坏/u
  ]
]

/** Sound files of few rows, with enough who pass to fill a disk. */
let files: SmallFiles
beforeAll(async () => {
  files = await smallFiles(50, 150)
})

/** In two languages; no stack, and nothing half done. */
const told = (error: unknown, message: RegExp, out: string) => {
  expect(error).toMatchObject({ zh: expect.stringMatching(message), en: expect.stringMatching(/^[-A-Za-z/]/u) })
  expect(existsSync(out) || existsSync(`${out}.partial`)).toBe(false)
}

describe("bad input ends with what to do, in Chinese and English, exit code 1, and nothing half done", () => {
  it("SYS-04 the program prints both and no stack, and ends with 1", async () => {
    const out = join(freshDirectory(), "out")
    const { code, stderr } = await runMain({}, "--out", out, "--roster", file("r.xlsx", "姓名,证件号\n"))
    expect(code).toBe(1)
    expect(stderr).toMatch(/不是可读取的 \.xlsx 工作簿.*\n {2}[A-Za-z/]/u)
    expect(stderr).not.toMatch(/\bat .*\.ts:\d/u)
    expect(existsSync(out) || existsSync(`${out}.partial`)).toBe(false)
  })

  describe.each([
    ["roster", rosterForm],
    ["declarations", declarationForm(weihai.document)]
  ] as const)("--%s", (name, form) => {
    it.each(bad)("SYS-04 %s", async (_, make, message) => {
      const out = join(freshDirectory(), "out")
      told(await refusalOf({ ...nothing, ...files, out, [name]: await make(form) }), message, out)
    })
  })

  it("SYS-04 an output directory below a file cannot be made", async () => {
    const out = join(file("a.txt", "x"), "out")
    told(await refusalOf({ ...nothing, out }), /无法写入/u, out)
  })

  it.runIf(existsSync("/proc"))("SYS-04 an output directory where none can be made, on Linux below /proc", async () => {
    told(await refusalOf({ ...nothing, out: "/proc/x" }), /无法写入/u, "/proc/x")
  })

  it("SYS-04 a directory that holds somebody else's files is left alone", async () => {
    const theirs = freshDirectory()
    mkdirSync(join(theirs, "photos"))
    expect(await refusalOf({ ...nothing, out: theirs })).toMatchObject({ zh: expect.stringContaining("不会覆盖") })
    expect(readdirSync(theirs)).toEqual(["photos"])
  })

  it("SYS-04 a day that is none", async () => {
    const out = join(freshDirectory(), "out")
    told(await refusalOf({ ...nothing, out, today: "2019-02-29" }), /--today 的日期无效/u, out)
  })

  it("SYS-04 a flag that does not exist", async () => {
    expect((await runMain({}, "--twice")).code).not.toBe(0)
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

  it.each([0, 1, 10])("SYS-04 a disk that is full after %d files leaves nothing, and says so", async (count) => {
    const parent = freshDirectory()
    const error = await refusalOf({ ...nothing, ...files, out: join(parent, "out") }, fullAfter(count))
    expect(error).toMatchObject({ _tag: "OutputNotWritable", reason: "full" })
    expect(readdirSync(parent)).toEqual([])
  })
})
