import { breakEvenly, breakLines } from "@xueshi/pdf/internal/breakLines"
import { type FontFile, parseFont } from "@xueshi/pdf/internal/FontFile"
import { spell, widthOf } from "@xueshi/pdf/internal/Letter"
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { fontFile, NOTO } from "./sample.ts"

let font: FontFile

beforeAll(async () => {
  font = parseFont(await fontFile(NOTO))
})

const letters = (text: string) => spell(text, [font], new Set())
const broken = (text: string, width: number, indent = 0) =>
  breakLines(letters(text), width, indent).map((line) => line.letters.map((letter) => letter.character).join(""))

describe("CRT-01 lines break by the Chinese rules", () => {
  it.each([
    ["a comma does not begin a line", "一二三四，五六", 4, ["一二三", "四，五六"]],
    ["nor a closing quotation mark after a full stop", "一二三。”四五", 4, ["一二", "三。”四", "五"]],
    ["an opening bracket does not end a line", "一二三（四五）", 4, ["一二三", "（四五）"]],
    ["nor two of them", "一二（《三四》）", 4, ["一二", "（《三", "四》）"]],
    ["a middle dot does not begin a line", "迪丽热巴·迪力木拉提", 4, ["迪丽热", "巴·迪力", "木拉提"]],
    ["a dash is not divided", "一二三——四", 4, ["一二三", "——四"]],
    ["an ellipsis is not divided", "一二三……四", 4, ["一二三", "……四"]],
    ["a number stays whole", "学时是12345学时", 4, ["学时是", "12345学", "时"]],
    ["a percent sign stays with its number", "一二三四5%六", 4.8, ["一二三四", "5%六"]],
    ["a word stays whole, the space before it goes", "一二 Dilraba Dilmurat", 5, ["一二", "Dilraba", "Dilmurat"]],
    ["a number longer than a line is divided", "号1234567890123456", 4, ["号12345", "6789012", "3456"]],
    ["nor when a space follows it", "一二三（ 四五）", 5, ["一二三", "（ 四五）"]],
    ["spaces around the text take no room", "　　一二三四　", 4, ["一二三四"]]
  ])("CRT-01 %s", (_, text, width, lines) => {
    expect(broken(text, width)).toEqual(lines)
  })

  it("CRT-01 the first line leaves room for its indent", () => {
    expect(broken("一二三四五六七", 5, 2)).toEqual(["一二三", "四五六七"])
  })

  it("CRT-01 even lines are as many and about as long", () => {
    const lines = breakEvenly(letters("一二三四五六七八九十一"), 10).map((line) => line.letters.length)
    expect(lines).toEqual([6, 5])
  })

  it("CRT-01 no line is too wide, nothing is lost, forbidden marks begin lines only when nothing else fits", () => {
    const text = fc
      .array(fc.constantFrom(..."一二三四五六七八九十，。、）》”（《“·…—— 0189Aaz-%"), { maxLength: 120 })
      .map((characters) => characters.join(""))
    fc.assert(
      fc.property(text, fc.integer({ min: 6, max: 30 }), fc.constantFrom(0, 2), (text, width, indent) => {
        const lines = breakLines(letters(text), width, indent)
        const kept = lines.map((line) => line.letters.map((letter) => letter.character).join("")).join("")
        expect(kept.replaceAll(" ", "")).toBe(text.replaceAll(" ", ""))
        lines.forEach(({ indent, letters }, index) => {
          expect(widthOf(letters)).toBeLessThanOrEqual(width - indent + 1e-6)
          const before = lines[index - 1]?.letters.map((letter) => letter.character).join("") ?? ""
          const first = letters[0]?.character ?? ""
          const last = before.at(-1) ?? ""
          const canBreak = (line: string) => /[一二三四五六七八九十]{2}|[一-龥][（《“]|[）》”，。、][一-龥]/u.test(line)
          if ("，。、；：）》”".includes(first) || "（《“".includes(last)) expect(canBreak(before)).toBe(false)
        })
      }),
      { numRuns: 3000 }
    )
  })
})
