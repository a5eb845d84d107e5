import { readFileSync } from "node:fs"
import { expect, it, vi } from "@effect/vitest"
import type { SheetForm } from "@xueshi/core"
import { templateBytes, writeTemplate } from "@xueshi/excel"
import { Effect } from "effect"
import ExcelJS from "exceljs"
import { form, freshPath, refusalOf, rowsOf, saved } from "./support.ts"

/** exceljs has drop-down lists on every sheet but not in its types. */
interface Validated {
  readonly dataValidations: { readonly model: Readonly<Record<string, { readonly formulae: ReadonlyArray<string> }>> }
}

const open = (bytes: Uint8Array) =>
  Effect.promise(async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
    return workbook
  })

const note = (cell: ExcelJS.Cell): string =>
  typeof cell.note === "string" ? cell.note : (cell.note?.texts ?? []).map(({ text }) => text).join("")

it.live("IMP-01 the template has starred headings with notes, frozen, in text format", () =>
  Effect.gen(function* () {
    const sheet = (yield* open(yield* templateBytes(form))).worksheets[0]
    expect(sheet?.name).toBe("专业技术人员")
    expect(sheet?.getRow(1).values).toEqual([undefined, "姓名*", "证件号码*", "性别"])
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 })
    expect(form.columns.map((_, index) => sheet?.getColumn(index + 1).numFmt)).toEqual(["@", "@", "@"])
    const [first, third] = [sheet?.getCell("A1"), sheet?.getCell("C1")]
    expect(first && note(first)).toBe("必填\n与证件一致\n示例：张三")
    expect(third && note(third)).toBe("选填")
    expect(first?.font.bold).toBe(true)
    expect(first?.fill).not.toEqual(third?.fill)
    expect(sheet?.rowCount).toBe(1)
  })
)

it.live("IMP-01 drop-down lists stand on a hidden sheet, so that long ones and ones with commas fit", () =>
  Effect.gen(function* () {
    const options = Array.from({ length: 400 }, (_, n) => `选项,${n}`)
    const columns = [
      { key: "x", heading: "备注", required: false },
      { key: "a", heading: "系列", required: false, options: ["=1+1", "乙"] },
      { key: "b", heading: "职称", required: true, options }
    ]
    const workbook = yield* open(yield* templateBytes({ name: "表", columns }))
    const [sheet, , lists] = workbook.worksheets
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ["表", "visible"],
      ["填写说明", "visible"],
      ["选项", "hidden"]
    ])
    const { A2, B2, C100001, C100002 } = (sheet as unknown as Validated).dataValidations.model
    expect([A2, B2?.formulae, C100001?.formulae, C100002]).toEqual([
      undefined,
      ["'选项'!$A$1:$A$2"],
      ["'选项'!$B$1:$B$400"],
      undefined
    ])
    expect(lists?.getColumn(1).values).toEqual([undefined, "=1+1", "乙"])
    expect(lists?.getColumn(2).values).toEqual([undefined, ...options])
  })
)

it.live("IMP-01 the example row stands on 填写说明 and is never imported", () =>
  Effect.gen(function* () {
    const bytes = yield* templateBytes(form)
    const instructions = (yield* open(bytes)).getWorksheet("填写说明")
    const rows: Array<ReadonlyArray<unknown>> = []
    instructions?.eachRow((row) => rows.push((row.values as ReadonlyArray<unknown>).slice(1)))
    expect(rows).toContainEqual(["姓名", "必填", "与证件一致", undefined, "张三"])
    expect(rows).toContainEqual(["性别", "选填", undefined, "男、女"])
    expect(rows.at(-1)).toEqual(["张三", "11010519491231002X"])
    expect(yield* refusalOf(saved(bytes))).toMatchObject({ _tag: "EmptyWorkbook", lacks: "rows" })
    // Even where somebody throws the first sheet away.
    const workbook = yield* open(bytes)
    workbook.removeWorksheet(1)
    const path = freshPath()
    yield* Effect.promise(() => workbook.xlsx.writeFile(path))
    expect((yield* refusalOf(path))._tag).toBe("WrongHeadings")
  })
)

it.live("IMP-01 a template filled in with another program is read", () =>
  Effect.gen(function* () {
    const path = freshPath()
    yield* writeTemplate(path, form)
    const workbook = yield* open(readFileSync(path))
    workbook.worksheets[0]?.addRow(["张三", "11010519491231002X", "男"])
    yield* Effect.promise(() => workbook.xlsx.writeFile(path))
    expect(yield* rowsOf(path)).toEqual([
      { number: 2, cells: { name: "张三", document: "11010519491231002X", sex: "男" } }
    ])
  })
)

it.live("IMP-01 equal forms give equal bytes, at any time; the date is the caller's", () =>
  Effect.gen(function* () {
    const first = yield* templateBytes(form)
    vi.setSystemTime(Date.UTC(2031, 5, 5))
    expect(Buffer.compare(yield* Effect.ensuring(templateBytes(form), Effect.sync(vi.useRealTimers)), first)).toBe(0)
    const at = new Date(Date.UTC(2024, 1, 29))
    const dated = yield* open(yield* templateBytes(form, { at }))
    expect([dated.created, dated.modified]).toEqual([at, at])
  })
)

it.live("IMP-01 any name of a form becomes a name that Excel takes for a sheet", () =>
  Effect.gen(function* () {
    const names = [
      "",
      "a/b\\c?d*e[f]g:h",
      "'引号'",
      "填写说明",
      "选项",
      "History",
      "长".repeat(40),
      "\u0001",
      "😀".repeat(16)
    ]
    for (const name of names) {
      const one: SheetForm = { ...form, name }
      const sheets = (yield* open(yield* templateBytes(one))).worksheets.map((sheet) => sheet.name)
      expect(sheets[0]).toMatch(/^(?!')[^\\/?*[\]:\p{Cc}\p{Cs}]{1,31}(?<!')$/u)
      expect(new Set(sheets).size).toBe(3)
    }
  })
)
