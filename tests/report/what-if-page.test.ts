import {
  decodePolicy,
  type LearningRecord,
  type Member,
  parseDay,
  policyDigest,
  type Reform,
  WhatIf,
  type WhatIfReport
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { whatIfPage } from "@xueshi/report"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const read = (document: unknown) => Result.getOrThrow(decodePolicy(document))
const reform: Reform = { from: read(documents.weihai2018), to: read(documents.weihai2018Completed), year: 2018 }
const madeOn = parseDay("2018-06-01") as NonNullable<ReturnType<typeof parseDay>>

const record = (id: string, subject: string, hours: number): LearningRecord => ({
  ...{ id, form: "conference", subject, creditYear: 2018, standing: "approved", identity: null },
  from: 17_600 as LearningRecord["from"],
  to: 17_600 as LearningRecord["to"],
  declared: (hours * 1000) as LearningRecord["declared"],
  recognised: (hours * 1000) as LearningRecord["declared"]
})
const member = (id: string, organisation: string, general: number): Member => ({
  ...{ id, organisation },
  records: [record("g", "general", general), record("s", "specialised", 60)]
})
const reported = (people: ReadonlyArray<Member>, complete = true): WhatIfReport => {
  const whatIf = new WhatIf(reform)
  for (const one of people) whatIf.add(one)
  return whatIf.report(complete)
}
const pageOf = (report: WhatIfReport) => whatIfPage(report, { ...reform, madeOn })

/** The rows of all tables of one language, without the tags. */
const rowsOf = (page: string, language: string): ReadonlyArray<string> => {
  const [, main = ""] = new RegExp(`<main lang="${language}">([\\s\\S]*?)</main>`, "u").exec(page) ?? []
  return [...main.matchAll(/<tr>([\s\S]*?)<\/tr>/gu)].map(([, row = ""]) => row.replace(/<[^>]+>/gu, " ").trim())
}

describe("CMP-06 the page of a what-if", () => {
  const people = Array.from({ length: 1234 }, (_, index) => member(`p${index}`, `单位${index % 3}`, index % 50))
  const report = reported(people)
  const page = pageOf(report)

  it("CMP-06 shows the numbers of the report, in both languages", () => {
    const number = (value: number) => value.toLocaleString("en")
    const { gained, lost, passedAfter, passedBefore } = report.total
    expect(lost).toBeGreaterThan(0)
    for (const [language, passed] of [
      ["zh", "合格"],
      ["en", "pass"]
    ] as const) {
      const rows = rowsOf(page, language).map((row) => row.replace(/\s+/gu, " "))
      expect(rows).toContain(
        `${passed} ${number(passedBefore)} ${number(passedAfter)} −${number(passedBefore - passedAfter)}`
      )
      for (const { organisation, ...line } of report.organisations)
        expect(rows).toContain(
          [
            organisation,
            ...[line.persons, line.passedBefore, line.passedAfter, line.gained, line.lost].map(number)
          ].join(" ")
        )
    }
    expect(page).toContain(
      `2018 年度共测算 1,234 人：合格的由 ${number(passedBefore)} 人变为 ${number(passedAfter)} 人。 其中 ${gained} 人新合格，${number(lost)} 人不再合格。`
    )
    expect(page).toContain(policyDigest(reform.from))
    expect(page).toContain("2018-06-01")
  })

  it("CMP-06 draws what the tables say: a bar for each number that is not nought", () => {
    const [, , organisations = ""] = page.split("<figure")
    const bars = [...organisations.matchAll(/fill="#(?:c2410c|0f766e)"/gu)]
    expect(bars.length).toBeGreaterThanOrEqual(report.organisations.length)
    expect(organisations).toContain("单位1")
  })

  it("SYS-04 whatever stands in names stays text: nothing of the page is made by them", () => {
    const nasty = fc.constantFrom(
      ..."<>&\"'`\\/=;:\u0000\u001B\u202E\u2066\u200B\uFEFF学a".split(""),
      ...[
        "<script>",
        "</pre>",
        "<!--",
        "]]>",
        "javascript:",
        "<img src=x onerror=alert(1)>",
        "</svg>",
        "&lt;",
        "{{",
        "${"
      ]
    )
    const name = fc.array(nasty, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(""))
    const tags = (html: string) =>
      html.match(/<[^>]*>/gu)?.map((tag) => tag.replace(/"[^"]*"/gu, '""').replace(' xml:space=""', "")) ?? []
    const usual = tags(pageOf(reported([member("a", "b", 33)])))
    fc.assert(
      fc.property(name, name, (id, organisation) => {
        const page = pageOf(reported([member(id, organisation, 33)]))
        expect(tags(page)).toEqual(usual)
        expect(page.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u)
      }),
      { numRuns: 60, seed: 20181231 }
    )
  })

  it("CMP-06 the same report makes the same page", () => {
    expect(pageOf(report)).toBe(page)
  })

  it("SYS-04 runs nothing and fetches nothing", () => {
    expect(page).not.toMatch(/<script|\son\w+=|<link|<img|<iframe|@import|url\((?!#)|\bsrc=|\bhref=/iu)
    expect(page).toContain("default-src 'none'")
  })

  it("CMP-06 says that a run was stopped, and how many lines could not be read and why", () => {
    const whatIf = new WhatIf(reform)
    for (let line = 1; line <= 60; line++)
      whatIf.addUnread(line, [
        { code: "NotJson", path: ["records", "0"], rule: "SYS-04", zh: "不是 JSON", en: "no JSON" }
      ])
    const told = pageOf(whatIf.report(false))
    for (const text of [
      "测算中途停止",
      "有 60 行无法读取",
      "records.0 不是 JSON (NotJson)",
      "另有 10 行",
      "没有人的合格与否发生变化"
    ])
      expect(told).toContain(text)
  })

  it("CMP-06 every table has a caption and headings, every picture a name, headings go down step by step", () => {
    const count = (pattern: RegExp) => page.match(pattern)?.length
    expect(count(/<table>/gu)).toBe(count(/<caption>[^<]/gu))
    expect(count(/<figure/gu)).toBe(count(/<figure role="img" aria-label="[^"]/gu))
    const levels = [...page.matchAll(/<h(\d)/gu)].map(([, level]) => Number(level))
    levels.slice(1).forEach((level, index) => expect(level - (levels[index] as number)).toBeLessThanOrEqual(1))
  })
})
