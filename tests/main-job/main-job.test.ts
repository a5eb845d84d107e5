import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { rosterForm, rosterReasons } from "@xueshi/core"
import { readRows, reasonsHeading } from "@xueshi/excel"
import { Effect, Stream } from "effect"
import ExcelJS from "exceljs"
import jsqr from "jsqr"
import { beforeAll, describe, expect, it } from "vitest"
import { freshDirectory } from "../freshDirectory.ts"
import { renderPage } from "../pdf/render.ts"
import { type Run, runMain } from "./program.ts"
import { ask, cellsAlone, holdings, sealing, sheetOf } from "./state.ts"

const out = join(freshDirectory(), "结果")
const data = join(freshDirectory(), "data")
let run: Run
beforeAll(async () => {
  run = await runMain({ data }, "--out", out)
}, 120_000)

const sheet = async (name: string) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(join(out, name), cellsAlone)
  return book.worksheets[0] as ExcelJS.Worksheet
}
/** The lines about one person: from the name to the next heading. */
const portrait = (name: string): string => {
  const from = run.stdout.indexOf(`\n${name}（`)
  expect(from, `${name} is shown`).toBeGreaterThan(0)
  return run.stdout.slice(from, run.stdout.indexOf("\n\n", from + 1))
}
const certificates = () => readdirSync(join(out, "certificates"))

describe("the main job on a fresh directory", () => {
  it("SYS-04 ends well and says where everything is", () => {
    expect(run.stderr).toBe("")
    expect(run.code).toBe(0)
    for (const name of ["certificates", "年度认定结果.xlsx", "退回的人员.xlsx", "退回的申报.xlsx"])
      expect(run.stdout).toContain(join(out, name))
    expect(existsSync(`${out}.partial`)).toBe(false)
  })

  it("DEC-03 EXT-04 AUD-05 AUD-06 AUD-03 CRT-03 walks evidence, a sample, a late audit and a certificate that falls", () => {
    for (const told of [
      /所附的图片，\S+的申报已经用过/u,
      /审核不通过　原因代码 reused（同一证明材料已用于其他申报）/u,
      /待审验 3 条，抽取 2 条\n {4}审验通过　已过截止日 2018-12-31（虚构）　逾期原因：/u,
      /证书核验：2017 年度结业证书　已撤销（学时审验未通过/u
    ])
      expect(run.stdout).toMatch(told)
    const kept = readdirSync(`${data}-evidence/kept`, { recursive: true, encoding: "utf8" })
    expect(kept.filter((name) => /[0-9a-f]{64}$/u.test(name))).toHaveLength(3)
  })

  it("STA-02 the report's total is the sum of its districts, and as many certificates are printed as passed", () => {
    const rows = [...run.stdout.matchAll(/│ (\S+)\s+│\s+(\d+) │\s+(\d+) │\s+(\d+) │\s+([\d.]+)% │/gu)].map(
      ([, place = "", ...numbers]) => ({ place, numbers: numbers.slice(0, 3).map(Number) })
    )
    expect(rows.map(({ place }) => place)).toHaveLength(6)
    const total = rows.at(-1)?.numbers ?? []
    const sums = [0, 1, 2].map((column) =>
      rows.slice(0, -1).reduce((sum, { numbers }) => sum + (numbers[column] ?? 0), 0)
    )
    expect(total).toEqual(sums)
    expect(total[0]).toBeGreaterThanOrEqual(300)
    expect(certificates()).toHaveLength(total[2] ?? -1)
  })

  it.each([
    ["丛文静", "通过", "通过"],
    ["毕建国", "不通过", "不通过"],
    ["邹雨桐", "通过", "不通过"],
    ["鞠晓峰", "不通过", "不通过"],
    ["古丽娜尔·阿不都热依木", "通过", "通过"]
  ])("CMP-03 CMP-04 %s: %s read of the required total, %s read of the completed", (name, required, completed) => {
    const text = portrait(name)
    expect(text).toContain(`2018 年度：${required}（`)
    expect(text).toMatch(new RegExp(`按完成总学时的三分之二计（[^）]*）：${completed}(?:（|$)`, "mu"))
  })

  it("CMP-03 0 + 90 passes under Weihai and fails under Guangdong, with what is missing there", () => {
    expect(portrait("古丽娜尔·阿不都热依木")).toMatch(
      /广东省 2021 年规定：不通过（.*公需科目学时还差 30.*选修科目学时还差 18/u
    )
  })

  it("CMP-04 one person shows every reason for which hours do not count", () => {
    const text = portrait("王䶮")
    for (const why of [
      "尚未提交",
      "尚待单位审核",
      "单位审核不通过",
      "审验不通过",
      "计入其他年度（申报年度 2017）",
      "单位审核核减"
    ])
      expect(text).toContain(why)
  })

  it("IMP-02 refused people come back in the template's form, each cell with its reason, every reason shown", async () => {
    const worksheet = await sheet("退回的人员.xlsx")
    const headings = (worksheet.getRow(1).values as Array<string>).slice(1)
    expect(headings.at(-1)).toBe(reasonsHeading)
    const texts: Array<string> = []
    worksheet.eachRow((row, number) => {
      if (number > 1) texts.push(row.getCell(headings.length).text)
    })
    // Departments that a roster names are added first.
    for (const [code, { rule, zh }] of Object.entries(rosterReasons))
      if (rule !== "ORG-08")
        expect(
          texts.some((text) => text.includes(zh)),
          code
        ).toBe(true)
  })

  it("IMP-02 the refused rows can be read again as they are", async () => {
    const rows = await Effect.runPromise(Stream.runCollect(readRows(join(out, "退回的人员.xlsx"), rosterForm)))
    expect(rows.length).toBeGreaterThanOrEqual(Object.keys(rosterReasons).length - 3)
  })

  it("DEC-02 refused declarations come back with their reasons", async () => {
    const worksheet = await sheet("退回的申报.xlsx")
    expect(worksheet.rowCount).toBeGreaterThan(5)
    const reasons: Array<string> = []
    worksheet.eachRow((row) => reasons.push(row.getCell(worksheet.columnCount).text))
    expect(reasons.filter((text) => text.includes("同一学习活动已经申报过"))).toHaveLength(1)
    expect(run.stdout).toMatch(/共 (\d{4,}) 行：办理 \d+ 行，退回 \d+ 行/u)
  })

  it("STA-06 no list and no line on the screen shows a whole document number", async () => {
    const whole = /\d{17}[\dX]/u
    const documents = new Set<string>()
    const worksheet = await sheet("年度认定结果.xlsx")
    worksheet.eachRow((row) => {
      expect((row.values as Array<unknown>).join(" ").replaceAll(/371000-2018-\w+/gu, "")).not.toMatch(whole)
      documents.add(row.getCell(2).text)
    })
    expect(documents.size).toBeGreaterThan(100)
    expect(run.stdout).not.toMatch(whole)
  })

  it("CRT-01 a certificate shows its number, its words and a QR picture that leads to its verification", async () => {
    const [file = ""] = certificates()
    const picture = await renderPage(new Uint8Array(readFileSync(join(out, "certificates", file))), 3)
    const code = jsqr.default(new Uint8ClampedArray(picture.data), picture.width, picture.height)
    expect(code?.data).toBe(`https://weihai.example/verify/${file.replace(".pdf", "")}`)
  })

  it("SYS-02 SYS-03 run again, it ends the same in a fraction of the time, and nothing is doubled", async () => {
    const files = () => certificates().map((name) => [name, statSync(join(out, "certificates", name)).size])
    const kept = () => ask(data, (sql) => Effect.all({ held: holdings(sql), sealed: sealing(sql) }))
    const before = {
      ...(await kept()),
      files: files(),
      outcomes: await sheetOf(out, "年度认定结果.xlsx")
    }
    const refused = [await sheetOf(out, "退回的人员.xlsx"), await sheetOf(out, "退回的申报.xlsx")]
    writeFileSync(join(out, "old.txt"), "of the earlier run")
    const [spoilt = ""] = certificates()
    writeFileSync(join(out, "certificates", spoilt), "not a certificate")

    const again = await runMain({ data }, "--out", out)
    expect([again.code, again.stderr]).toEqual([0, ""])
    const after = { ...(await kept()), files: files(), outcomes: await sheetOf(out, "年度认定结果.xlsx") }
    expect(after).toEqual(before)
    expect(after.held.doubled).toEqual([])
    expect(after.sealed?.unsealed, "SYS-02: the job seals what it journals").toBe(0)
    expect([await sheetOf(out, "退回的人员.xlsx"), await sheetOf(out, "退回的申报.xlsx")]).toEqual(refused)
    expect(existsSync(join(out, "old.txt"))).toBe(false)
    const imported = /导入人员 (\d+) 名，退回 (\d+) 行，已在库 (\d+) 行/u
    const [, first = "", wrong = "", known = ""] = imported.exec(run.stdout) ?? []
    expect(imported.exec(again.stdout)?.slice(1)).toEqual(["0", wrong, `${Number(first) + Number(known)}`])
    const report = ({ stdout }: Run) => stdout.slice(stdout.indexOf("二、"), stdout.indexOf("用时"))
    expect(report(again)).toBe(report(run))
    const seconds = ({ stdout }: Run) => Number(/用时 ([\d.]+) 秒/u.exec(stdout)?.[1])
    expect(seconds(again)).toBeLessThan(seconds(run) / 2)
  }, 120_000)
})
