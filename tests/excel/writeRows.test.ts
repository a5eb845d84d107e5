import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect, it, vi } from "@effect/vitest"
import type { RefusedRow, SheetForm } from "@xueshi/core"
import {
  readRows,
  reasonsHeading,
  refusalsBytes,
  rowsBytes,
  templateBytes,
  writeRefusals,
  writeRows
} from "@xueshi/excel"
import { Effect, Stream } from "effect"
import ExcelJS from "exceljs"
import fc from "fast-check"
import { strFromU8, unzipSync } from "fflate"
import { form, freshPath, rowsOf, saved } from "./support.ts"

const open = (bytes: Uint8Array) =>
  Effect.promise(async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer, { ignoreNodes: ["dataValidations"] })
    return workbook
  })

const wild = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.stringMatching(/^[=+\-@][A-Z0-9()!'"|, ]{0,20}$/),
  fc.stringMatching(/^0{1,5}[0-9]{0,14}$/),
  fc.stringMatching(/^(_x[0-9A-Fa-f]{4}_|_x|_|x005F_){0,6}$/),
  fc.constantFrom(
    "𠮷野家",
    "😀👨‍👩‍👧",
    "张·三",
    "1e5",
    "TRUE",
    "2024-02-29",
    "]]>",
    "&amp;<a>",
    "\u0000",
    "\r\n",
    "\ud800",
    "\uffff",
    "\u0085a\u2028"
  )
)
/** A heading as reading compares it. */
const bare = (heading: string): string => heading.trim().replace(/[\s*＊]+$/, "")
const columns = fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), {
  minLength: 1,
  maxLength: 6,
  // As a person sees headings: trimmed, the star of the template apart.
  selector: (heading) => bare(heading)
})
const wildForm: fc.Arbitrary<SheetForm> = columns
  .map((headings) => headings.filter((heading) => !["", reasonsHeading].includes(bare(heading))))
  .filter((headings) => headings.length > 0)
  .chain((headings) =>
    fc.tuple(fc.string(), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })).map(([name, required]) => ({
      name,
      columns: headings.map((heading, at) => ({ key: `k${at}`, heading, required: required[at] ?? false }))
    }))
  )
const wildRows = wildForm.chain((of) =>
  fc.tuple(
    fc.constant(of),
    fc.array(fc.record(Object.fromEntries(of.columns.map(({ key }) => [key, wild]))), { minLength: 1, maxLength: 60 })
  )
)

it.live("IMP-02 whatever is written is read again, trimmed: any text, any form", () =>
  Effect.promise(() =>
    fc.assert(
      fc.asyncProperty(wildRows, async ([of, cells]) => {
        // Bounded away from the empty sheet, which is an error of its own.
        const rows = [...cells, Object.fromEntries(of.columns.map(({ key }) => [key, "末"]))].map((one) => ({
          cells: one
        }))
        const bytes = await Effect.runPromise(rowsBytes(of, rows))
        const read = await Effect.runPromise(rowsOf(saved(bytes), {}, of))
        const expected = rows
          .map((row, index) => ({
            number: index + 2,
            cells: Object.fromEntries(Object.entries(row.cells).map(([key, text]) => [key, text.trim()]))
          }))
          .filter((row) => Object.values(row.cells).some((text) => text !== ""))
        expect(read).toEqual(expected)
      }),
      {
        numRuns: 20,
        examples: [[[{ name: "", columns: [{ key: "k0", heading: "!*", required: true }] }, [{ k0: "=1" }]]]]
      }
    )
  )
)

it.live("SYS-04 no text becomes a formula, neither in rows nor in refusals", () =>
  Effect.gen(function* () {
    const attacks = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://a","b")', "\t=1", "\r=1", "=cmd|'/C calc'!A0"]
    const rows = attacks.map((text, index) => ({
      number: index + 2,
      cells: { name: text, document: text, sex: text },
      issues: [{ code: "X", path: ["name"], rule: "PRO-01" as const, zh: text, en: text }]
    }))
    for (const bytes of [yield* rowsBytes(form, rows), yield* refusalsBytes(form, rows)]) {
      const sheet = (yield* open(bytes)).worksheets[0]
      const types = new Set<ExcelJS.ValueType>()
      sheet?.eachRow((row) => row.eachCell((cell) => types.add(cell.type)))
      expect([...types]).toEqual([ExcelJS.ValueType.String])
      expect(sheet?.getCell("A2").value).toBe("=1+1")
      expect(sheet?.getCell("A2").numFmt).toBe("@")
    }
  })
)

const fillOf = (cell: ExcelJS.Cell): string | undefined =>
  cell.fill?.type === "pattern" ? cell.fill.fgColor?.argb : undefined

const refused: ReadonlyArray<RefusedRow> = [
  {
    number: 5,
    cells: { name: "", document: "123", sex: "男" },
    issues: [
      { code: "Missing", path: ["name"], rule: "PRO-01", zh: "必须填写", en: "required" },
      { code: "BadLength", path: ["document", "number"], rule: "PRO-01", zh: "应为 18 位", en: "18 digits" },
      { code: "BadCheck", path: ["document"], rule: "PRO-01", zh: "校验位不符", en: "check digit" },
      { code: "Twice", path: [], rule: "IMP-02", zh: "与第 3 行重复", en: "as row 3" }
    ]
  },
  { number: 9, cells: { name: "李四", document: "0012", sex: "女" }, issues: [] }
]

it.live("IMP-02 refused rows come back in the template's form, reasons at their cells and in the last column", () =>
  Effect.gen(function* () {
    const workbook = yield* open(yield* refusalsBytes(form, refused))
    const template = yield* open(yield* templateBytes(form))
    const sheet = workbook.worksheets[0]
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(template.worksheets.map(({ name }) => name))
    expect(sheet?.getRow(1).values).toEqual([undefined, "姓名*", "证件号码*", "性别", "错误原因"])
    expect(sheet?.getCell("D2").value).toBe("姓名：必须填写；证件号码：应为 18 位；证件号码：校验位不符；与第 3 行重复")
    const marks = ["A2", "B2", "C2", "D2", "A3"].map((at) => {
      const cell = sheet?.getCell(at)
      return [typeof cell?.note === "string" ? cell.note : cell?.note?.texts?.[0]?.text, cell && fillOf(cell)]
    })
    expect(marks).toEqual([
      ["必须填写", "FFFFC7CE"],
      ["应为 18 位\n校验位不符", "FFFFC7CE"],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined]
    ])
  })
)

it.live("IMP-02 the refused rows, mended, are uploaded as they are: the reasons are ignored", () =>
  Effect.gen(function* () {
    const path = freshPath()
    yield* writeRefusals(path, form, refused)
    expect((yield* rowsOf(path)).map(({ cells }) => cells)).toEqual(refused.map(({ cells }) => cells))
    const workbook = yield* open(readFileSync(path))
    const sheet = workbook.worksheets[0]
    if (sheet !== undefined) sheet.getCell("A2").value = "张三"
    yield* Effect.promise(() => workbook.xlsx.writeFile(path))
    expect((yield* rowsOf(path))[0]?.cells).toEqual({ name: "张三", document: "123", sex: "男" })
  })
)

it.live("IMP-02 equal rows give equal bytes", () =>
  Effect.gen(function* () {
    const twice = [yield* refusalsBytes(form, refused), yield* refusalsBytes(form, refused)] as const
    expect(Buffer.compare(...twice)).toBe(0)
  })
)

it.live("IMP-02 a text longer than a cell is cut, notes stop at 5,000 cells, and the file stays whole", () =>
  Effect.gen(function* () {
    const long = yield* open(yield* rowsBytes(form, [{ cells: { name: "长".repeat(40_000) } }]))
    expect(long.worksheets[0]?.getCell("A2").text).toHaveLength(32_767)
    const many = Array.from({ length: 5_010 }, (_, index) => ({ ...refused[0], number: index }) as RefusedRow)
    const bytes = yield* refusalsBytes(form, many)
    expect(yield* rowsOf(saved(bytes))).toHaveLength(5_010)
    const notes = strFromU8(unzipSync(bytes)["xl/comments1.xml"] ?? new Uint8Array()).match(/<comment /g)
    expect(notes).toHaveLength(form.columns.length + 5_000)
  })
)

it.live("IMP-04 rows may come from a stream, and a file goes to its place whole or not at all", () =>
  Effect.gen(function* () {
    const [from, to] = [freshPath(), freshPath()]
    yield* writeRows(from, form, refused)
    yield* writeRows(to, form, Stream.toAsyncIterable(readRows(from, form)))
    expect(readFileSync(to).equals(readFileSync(from))).toBe(true)

    const directory = freshPath()
    mkdirSync(directory)
    const path = join(directory, "a.xlsx")
    writeFileSync(path, "before")
    const breaking = (function* () {
      yield* refused
      throw new Error("broken rows")
    })()
    expect(yield* Effect.exit(writeRows(path, form, breaking))).toMatchObject({ _tag: "Failure" })
    let released = false
    const endless = (function* () {
      try {
        while (true) yield* refused
      } finally {
        released = true
      }
    })()
    yield* writeRows(path, form, endless).pipe(Effect.timeoutOption("100 millis"))
    yield* Effect.promise(() => vi.waitFor(() => expect(released).toBe(true)))
    expect(readdirSync(directory)).toEqual(["a.xlsx"])
    expect(readFileSync(path, "utf8")).toBe("before")
  })
)

it.live("SYS-04 says why a file cannot be written", () =>
  Effect.gen(function* () {
    const missing = join(freshPath(), "a.xlsx")
    const error = yield* Effect.flip(writeRows(missing, form, refused))
    expect(error).toMatchObject({ _tag: "FileNotWritable", path: missing, reason: "missing" })
    const below = join(saved(Buffer.from("x")), "a.xlsx")
    expect(yield* Effect.flip(writeRows(below, form, refused))).toMatchObject({ reason: "missing" })
    expect(yield* Effect.flip(writeRows(dirname(below.slice(0, -7)), form, refused))).toMatchObject({ reason: "other" })
  })
)

it.live("IMP-04 what waits to be packed does not grow with the rows", () =>
  Effect.gen(function* () {
    const cells = { name: "张三".repeat(200), document: "1".repeat(400), sex: "男" }
    const peak = (count: number) =>
      Effect.gen(function* () {
        let most = 0
        const rows = (function* () {
          for (let index = 0; index < count; index += 1) {
            if (index % 500 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers)
            yield { cells }
          }
        })()
        yield* writeRows(freshPath(), form, rows)
        return most / 1e6
      })
    yield* peak(1_000)
    // 20,000 rows are 28 MB of XML; without waiting for the zip most of it stands in memory.
    expect((yield* peak(20_000)) - (yield* peak(2_000))).toBeLessThan(20)
  })
)
