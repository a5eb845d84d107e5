import { readFileSync } from "node:fs"
import { expect, it } from "@effect/vitest"
import type { SheetForm } from "@xueshi/core"
import { readRows, rowsBytes } from "@xueshi/excel"
import { Effect, Stream } from "effect"
import ExcelJS from "exceljs"
import fc from "fast-check"
import { book, form, freshPath, headings, inline, oneRow, refusalOf, rowsOf, saved } from "./support.ts"

const one: SheetForm = { name: "一列", columns: [{ key: "a", heading: "甲", required: true }] }
const styles = (...codes: ReadonlyArray<string>): string =>
  `<styleSheet><numFmts>${codes.map((code, n) => `<numFmt numFmtId="${n + 164}" formatCode="${code}"/>`).join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${codes.map((_, n) => `<xf numFmtId="${n + 164}"/>`).join("")}<xf numFmtId="14"/><xf numFmtId="31"/></cellXfs></styleSheet>`

/** The texts of one column of raw cells. */
const column = (cells: ReadonlyArray<string>, more: Omit<Parameters<typeof book>[0], "rows"> = {}) =>
  rowsOf(
    saved(book({ ...more, rows: `<row>${inline("甲")}</row>${cells.map((c) => `<row>${c}</row>`).join("")}` })),
    {},
    one
  ).pipe(Effect.map((rows) => rows.map(({ cells: { a } }) => a)))
const value = (text: string | number, style = 0): string => `<c s="${style}"><v>${text}</v></c>`

it.live("IMP-02 numbers are the shortest decimal text that a person sees", () =>
  Effect.gen(function* () {
    const cases = [
      ["0", "0"],
      ["-0", "0"],
      ["42", "42"],
      ["0.1", "0.1"],
      ["0.30000000000000004", "0.3"],
      ["2.2999999999999998", "2.3"],
      ["1E-7", "0.0000001"],
      ["1.5E-7", "0.00000015"],
      ["-12.50", "-12.5"],
      ["13912345678", "13912345678"],
      ["1.3912345678E10", "13912345678"],
      ["999999999999999", "999999999999999"],
      ["370102490101101", "370102490101101"]
    ] as const
    expect(yield* column(cases.map(([raw]) => value(raw)))).toEqual(cases.map(([, text]) => text))
  })
)

it.live("IMP-02 an identity number kept as a number shows as what is left of it, never as another number", () =>
  Effect.gen(function* () {
    const texts = yield* column([
      value("371002198501011234"),
      value("3.71002198501011E+17"),
      value("1E+15"),
      value("1e300")
    ])
    expect(texts).toEqual(["3.71002198501011E+17", "3.71002198501011E+17", "1E+15", "1E+300"])
  })
)

it.live("IMP-02 any number comes back as itself to 15 digits, without exponent from 1e-9 up to 1e15", () =>
  Effect.promise(() =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 200 }),
        async (numbers) => {
          const texts = await Effect.runPromise(column(numbers.map((n) => value(n))))
          for (const [index, n] of numbers.entries()) {
            expect(Number(texts[index])).toBe(Number(n.toPrecision(15)) + 0)
            if (n === 0 || (Math.abs(n) >= 1e-9 && Math.abs(n) < 1e14))
              expect(texts[index]).toMatch(/^-?[0-9]+(\.[0-9]*[1-9])?$/)
          }
        }
      ),
      { numRuns: 5 }
    )
  )
)

it.live("IMP-02 dates are days of the workbook's own calendar, in both date systems", () =>
  Effect.gen(function* () {
    const own = styles(
      "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
      "yyyy-mm-dd hh:mm",
      "[h]:mm",
      "[$-804]0.00",
      "000000"
    )
    const cases1900 = [
      [value(45_351, 6), "2024-02-29"],
      [value(45_351, 7), "2024-02-29"],
      [value(45_351, 1), "2024-02-29"],
      [value(1, 6), "1900-01-01"],
      [value(59, 6), "1900-02-28"],
      [value(60, 6), "1900-02-29"],
      [value(61, 6), "1900-03-01"],
      [value(2_958_465, 6), "9999-12-31"],
      [value(2_958_466, 6), "2958466"],
      [value(-1, 6), "-1"],
      [value(45_351.999, 6), "2024-02-29"],
      [value(45_351.5, 2), "2024-02-29 12:00:00"],
      [value(45_351, 2), "2024-02-29"],
      [value(45_351.9999999, 2), "2024-03-01"],
      [value(0.25, 3), "06:00:00"],
      [value(45_351, 4), "45351"],
      [value(371, 5), "000371"],
      ['<c t="d"><v>2024-02-29T00:00:00</v></c>', "2024-02-29"],
      [value("", 6) + inline("x", "C9"), ""]
    ] as const
    const texts = yield* column(
      cases1900.slice(0, -1).map(([cell]) => cell),
      { styles: own }
    )
    expect(texts).toEqual(cases1900.slice(0, -1).map(([, text]) => text))
    const texts1904 = yield* column([value(0, 6), value(59, 6), value(60, 6), value(43_889, 6)], {
      styles: own,
      date1904: true
    })
    expect(texts1904).toEqual(["1904-01-01", "1904-02-29", "1904-03-01", "2024-02-29"])
  })
)

it.live("IMP-02 every kind of cell that another program writes is the text that it shows", () =>
  Effect.gen(function* () {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet("a")
    const values: ReadonlyArray<readonly [ExcelJS.CellValue, string]> = [
      [" \t张三\u3000\u00a0", "张三"],
      ["000123", "000123"],
      [{ richText: [{ text: "张", font: { bold: true } }, { text: "三" }] }, "张三"],
      [{ text: "链接", hyperlink: "https://example.org" }, "链接"],
      [{ formula: "A1&A2", result: "合 成" }, "合 成"],
      [{ formula: "1/3", result: 1 / 3 }, "0.333333333333333"],
      [{ formula: "1=1", result: true }, "TRUE"],
      [false, "FALSE"],
      [{ error: "#N/A" }, "#N/A"],
      [{ formula: "1/0", result: { error: "#DIV/0!" } }, "#DIV/0!"],
      [new Date(Date.UTC(1985, 11, 31)), "1985-12-31"],
      [12.5, "12.5"]
    ]
    sheet.addRow(["甲"])
    for (const [cell] of values) sheet.addRow([cell])
    const path = freshPath()
    yield* Effect.promise(() => workbook.xlsx.writeFile(path))
    expect((yield* rowsOf(path, {}, one)).map(({ cells: { a } }) => a)).toEqual(values.map(([, text]) => text))
  })
)

it.live("IMP-02 rich text is joined, phonetic guides left out, escapes undone", () =>
  Effect.gen(function* () {
    const strings = `<sst><si><r><rPr><b/></rPr><t>张</t></r><r><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si><si><t>a_x000A_b_x005F_x0041_</t></si></sst>`
    const texts = yield* column(['<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>'], { strings })
    expect(texts).toEqual(["张 三", "a\nb_x0041_"])
  })
)

it.live("IMP-02 rows keep the sheet's numbers, empty ones are skipped, columns may stand in any order", () =>
  Effect.gen(function* () {
    const rows = `<row r="3">${inline(" 性别 ", "B3")}${inline("证件号码 ＊", "C3")}${inline("姓名", "E3")}${inline("错误原因", "F3")}</row><row r="4"/><row r="7">${inline("张三", "E7")}${inline("1", "C7")}${inline("旧的原因", "F7")}${inline("路人", "G7")}</row><row r="8">${inline("只有原因", "F8")}</row>`
    const expected = [{ number: 7, cells: { name: "张三", document: "1", sex: "" } }]
    expect(yield* rowsOf(saved(book({ rows })))).toEqual(expected)
    // Stored, not packed; and with prefixed names, as some programs write them.
    expect(yield* rowsOf(saved(book({ rows, stored: true })))).toEqual(expected)
    const prefixed = `<worksheet><sheetData>${rows}</sheetData></worksheet>`.replaceAll(/<(\/?)(?=[a-z])/g, "<$1x:")
    expect(
      yield* rowsOf(saved(book({ rows: "", parts: [{ name: "xl/worksheets/sheet1.xml", data: prefixed }] })))
    ).toEqual(expected)
  })
)

it.live("IMP-02 wrong headings are named: missing, unexpected, repeated", () =>
  Effect.gen(function* () {
    const rows = `<row>${["姓名", "姓 名", "性别", "性别*", "电话"].map((text) => inline(text)).join("")}</row>${oneRow}`
    const error = yield* refusalOf(saved(book({ rows })))
    expect(error).toMatchObject({
      _tag: "WrongHeadings",
      sheet: "表",
      missing: ["证件号码"],
      unexpected: ["姓 名", "电话"],
      repeated: ["性别"]
    })
    expect(error.zh).toBe(
      "工作表“表”的标题行与模板不符，缺少的列：证件号码；多出的列：姓 名、电话；重复的列：性别。请按模板的标题修改后再上传"
    )
  })
)

it.live("IMP-02 the first sheet whose headings match is read, wherever it stands", () =>
  Effect.gen(function* () {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet("空表")
    workbook.addWorksheet("说明").addRow(["姓名"])
    const hidden = workbook.addWorksheet("藏", { state: "hidden" })
    const sheet = workbook.addWorksheet("数据")
    for (const [to, name] of [
      [hidden, "李四"],
      [sheet, "张三"]
    ] as const) {
      to.addRow(["姓名", "证件号码", "性别"])
      to.addRow([name, "1", ""])
    }
    const path = freshPath()
    yield* Effect.promise(() => workbook.xlsx.writeFile(path))
    expect(yield* rowsOf(path)).toEqual([{ number: 2, cells: { name: "张三", document: "1", sex: "" } }])
  })
)

it.live("IMP-04 rows come as they are asked for, and the reading thread ends with its consumer", () =>
  Effect.gen(function* () {
    const threads = () => process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length
    const bytes = yield* rowsBytes(
      form,
      Array.from({ length: 2_000 }, (_, n) => ({ cells: { name: `${n}`, document: "1" } }))
    )
    const path = saved(bytes)
    const before = threads()
    const rows = readRows(path, form)
    expect(yield* rows.pipe(Stream.take(1), Stream.runCollect)).toMatchObject([{ number: 2, cells: { name: "0" } }])
    expect(threads()).toBe(before)
    const all = yield* Stream.runCollect(rows)
    expect(all.map(({ cells: { name } }) => name)).toEqual(Array.from({ length: 2_000 }, (_, n) => `${n}`))
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 2_000 }, (_, n) => n + 2))
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })
)

it.live("IMP-02 a file that breaks a limit in its last row has given none before", () =>
  Effect.gen(function* () {
    const rows = headings + Array.from({ length: 3_000 }, () => `<row>${inline("张三")}</row>`).join("")
    const path = saved(book({ rows: `${rows}<row>${inline("长".repeat(4_001))}</row>` }))
    let given = 0
    const error = yield* readRows(path, form).pipe(
      Stream.runForEach(() =>
        Effect.sync(() => {
          given += 1
        })
      ),
      Effect.flip
    )
    expect(error).toMatchObject({ _tag: "BeyondLimit", limit: "cellCharacters", row: 3_002 })
    expect(given).toBe(0)
  })
)
