import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { MemberLine, WhatIfReport } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Schema } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { launched, xueshi } from "./xueshi.ts"

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "what-if-"))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const at = (name: string) => join(directory, name)
const write = async (name: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(at(name), content)
  return at(name)
}
const record = (id: string, subject: string, declared: number, more: object = {}) => ({
  ...{ id, form: "conference", subject, creditYear: 2018, from: "2018-03-01", to: "2018-03-02" },
  ...{ declared: String(declared), recognised: String(declared), standing: "approved", identity: null, ...more }
})
const person = (id: string, general: number, specialised: number, organisation = "甲") =>
  JSON.stringify({
    id,
    organisation,
    records: [record("g", "general", general), record("s", "specialised", specialised)]
  })

const both = ["--from", "weihai-2018", "--to", "weihai-2018-completed", "--year", "2018"]
const whatIf = (population: string, ...more: ReadonlyArray<string>) =>
  xueshi(undefined, "policy", "what-if", ...both, "--population", population, ...more)
const decode = (text: string) => Schema.decodeUnknownSync(WhatIfReport)(JSON.parse(text))
const noTrace = /\bat .*:\d+:\d+|node_modules|Error:|[^\P{Cc}\n]/u

describe("xueshi policy what-if", () => {
  it("CMP-06 tells what changes, of whom and why, in either language; 0", async () => {
    const people = await write("people.ndjson", [person("张三", 33, 60), person("李四", 24, 66), ""].join("\n"))
    const [zh, en] = await Promise.all([whatIf(people), whatIf(people, "--language", "en")])
    expect(zh.code).toBe(0)
    expect(zh.out).toContain("新合格 0 人，不再合格 1 人")
    expect(zh.out).toMatch(/合格 +2 +1\n/u)
    expect(zh.out).toMatch(/不再合格 +专业科目学时 \(specialised\) +1/u)
    expect(zh.out).toMatch(
      /▶ 不再合格：张三 甲\n {2}\[原文件\][\s\S]*通过（共计 93 学时）[\s\S]*\[新文件\][\s\S]*不通过/u
    )
    expect(en.out).toMatch(/0 newly pass, 1 no longer pass[\s\S]*no longer passes: 张三/u)
    expect(`${zh.out}${en.out}`).not.toMatch(noTrace)
    expect(zh.out).not.toContain("--year")
  })

  it("CMP-06 SYS-04 lines that cannot be read are told by their numbers, and the others counted; 1", async () => {
    const good = person("a", 33, 60)
    const latin = Uint8Array.from([...Buffer.from('{"id":"'), 0xff, ...Buffer.from('","records":[]}\n')])
    const text = (line: string) => Buffer.from(line)
    const parts = [
      text(`\uFEFF${good}\r\n`),
      text("\n  \r\n"),
      text(`{"id":"b"\n`),
      latin,
      text(`{"id":"c","records":[${JSON.stringify(record("r", "general", 1, { from: "2018-02-30" }))}]}\n`),
      text(`${"[".repeat(5000)}\n`),
      text(`{"id":"\\u001b[31md","records":[{"\\u001b[2J":1}]}\n`),
      text(good.replace('"a"', '"last"'))
    ]
    const file = await write("mixed.ndjson", Buffer.concat(parts))
    const [told, json] = await Promise.all([whatIf(file), whatIf(file, "--json")])
    expect([told.code, json.code]).toEqual([1, 1])
    const report = decode(json.out)
    expect(report).toMatchObject({ complete: true, year: 2018, total: { persons: 2, lost: 2 }, unread: { lines: 5 } })
    expect(report.unread.faults.map(({ issues, line }) => [line, issues[0]?.code])).toEqual([
      [4, "NotJson"],
      [5, "NotUtf8"],
      [6, "InvalidDay"],
      [7, "NotJson"],
      [8, "UnknownKey"]
    ])
    expect(told.out).toContain("第 6 行：records.0.from：")
    expect(told.out).not.toMatch(noTrace)
  })

  it("SYS-04 a line of 100 MB is refused by its length, in memory that does not grow with it", async () => {
    const file = await write(
      "long.ndjson",
      `${person("a", 33, 60)}\n{"id":"${"x".repeat(100_000_000)}"}\n${person("b", 33, 60)}`
    )
    const { code, out } = await whatIf(file, "--json")
    expect(code).toBe(1)
    expect(decode(out)).toMatchObject({
      total: { persons: 2 },
      unread: { lines: 1, faults: [{ line: 2, issues: [{ code: "TooLong" }] }] }
    })
  })

  it("CMP-06 U20 several threads come to what one comes to, faults at their lines, who flips in the order of the file", async () => {
    const lines = Array.from({ length: 70_000 }, (_, index) =>
      index % 10_007 === 5 ? "broken" : person(`p${index}`, index % 40, 60 + (index % 9), `单位${index % 7}`)
    )
    const file = await write("many.ndjson", lines.join("\n"))
    const flips = at("flips.ndjson")
    const [large, piped] = await Promise.all([
      whatIf(file, "--json", "--flips", flips),
      launched(
        { input: lines.slice(0, 40_000).join("\n") },
        "policy",
        "what-if",
        ...both,
        "--population",
        "-",
        "--json"
      )
    ])
    const report = decode(large.out)
    expect(report.unread.faults.map(({ line }) => line)).toEqual(
      Array.from({ length: 7 }, (_, time) => 6 + 10_007 * time)
    )
    const lost = lines.flatMap((line, index) => {
      if (line === "broken") return []
      const [general, special] = [index % 40, 60 + (index % 9)]
      return general + special >= 90 && special * 3 < (general + special) * 2 ? [`p${index}`] : []
    })
    const told = (await readFile(flips, "utf8"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
    expect(told.map((one) => one.person)).toEqual(lost)
    expect(told[0]).toMatchObject({ flip: "lost", before: "pass", after: "fail", because: ["specialised"] })
    expect(report.total).toMatchObject({ persons: 69_993, lost: lost.length, gained: 0 })
    expect(decode(piped.out).total.persons).toBe(39_996)
  })

  it("CMP-06 interrupted, it shows what was done and says that it is not all; 130", async () => {
    const child = spawn(process.execPath, [
      ...["--conditions=xueshi-source", "--disable-warning=ExperimentalWarning"],
      ...["packages/adapters/cli/src/main.ts", "policy", "what-if", ...both, "--population", "-", "--json"]
    ])
    let out = ""
    child.stdout.on("data", (text) => {
      out += text
    })
    const lines = `${person("张三", 33, 60)}\n`.repeat(5000)
    const feed = () => child.stdin.write(lines)
    child.stdin.on("error", () => {})
    child.stdin.on("drain", feed)
    feed()
    child.stderr.once("data", () => child.kill("SIGINT"))
    const [code] = await once(child, "close")
    expect(code).toBe(130)
    const report = decode(out)
    expect(report.complete).toBe(false)
    expect(report.total.persons).toBeGreaterThan(0)
    expect(report.total.lost).toBe(report.total.persons)
  })

  it("CMP-06 refuses what cannot be compared or used, and writes nothing but what was asked for; 2", async () => {
    const people = await write("few.ndjson", person("a", 1, 1))
    const broken = await write("broken.json", JSON.stringify({ ...(documents.weihai2018 as object), granularity: "x" }))
    const before = (await readdir(directory)).toSorted()
    const other = ["policy", "what-if", "--from", "weihai-2018", "--population", people]
    const all = await Promise.all([
      xueshi(undefined, ...other, "--to", "henan-2017"),
      xueshi(undefined, ...other, "--to", broken),
      whatIf(at("absent.ndjson"), "--report", at("no-page.html"), "--flips", at("no-flips.ndjson")),
      whatIf(directory),
      whatIf(people, "--as-of", "2018-02-30"),
      whatIf(people, "--examples", "-1"),
      whatIf(people, "--flips", people),
      whatIf(people, "--report", join(directory, "no", "such.html"))
    ])
    expect(all.map(({ code }) => code)).toEqual(all.map(() => 2))
    for (const { err } of all) expect(err).not.toMatch(/\bat .*:\d+:\d+/u)
    expect(all[0]?.err).toContain("互不包含")
    expect((await readdir(directory)).toSorted()).toEqual(before)
    expect(await readFile(people, "utf8")).toBe(person("a", 1, 1))
  })

  it("CMP-06 says so where a document is not in force; the page is written beside", async () => {
    const people = await write("one.ndjson", person("张三", 33, 60))
    const page = at("page.html")
    const { code, out } = await xueshi(
      undefined,
      ...["policy", "what-if", ...both.slice(0, 4), "--year", "1995", "--population", people, "--report", page]
    )
    expect(code).toBe(0)
    expect(out).toContain("在 1995 年度并不施行")
    expect(out).toContain("没有学时计入 1995 年度：要测算别的年度，请用 --year 写明")
    const html = await readFile(page, "utf8")
    expect(html).toMatch(/^<!doctype html>/u)
    expect(html).not.toContain(directory)
  })

  it("CMP-06 the year is the first one that the later document is in force in, unless given", async () => {
    const people = await write("default.ndjson", person("张三", 33, 60))
    const { out } = await xueshi(undefined, "policy", "what-if", ...both.slice(0, 4), "--population", people, "--json")
    expect(decode(out).year).toBe((documents.weihai2018Completed as { inForce: { from: number } }).inForce.from)
  })

  it("CMP-06 the guide's example comes to what the guide says", async () => {
    const guide = await readFile(join(import.meta.dirname, "../../docs/policy/what-if.md"), "utf8")
    const [, lines = ""] = /```ndjson\n([\s\S]*?)```/u.exec(guide) ?? []
    const { code, out } = await whatIf(await write("guide.ndjson", lines))
    expect(code).toBe(0)
    expect(out).toMatch(/新合格 0 人，不再合格 1 人[\s\S]*不再合格 +专业科目学时[\s\S]*▶ 不再合格：张三 市立医院/u)
  })

  it("CMP-06 the JSON Schema of a line of a population is printed, and is MemberLine's", async () => {
    const { code, out } = await xueshi(undefined, "policy", "schema", "--of", "population")
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ $id: "https://xueshi.example/schema/population-1.json", type: "object" })
    expect(Object.keys(JSON.parse(out).properties)).toEqual(Object.keys(MemberLine.fields))
  })
})
