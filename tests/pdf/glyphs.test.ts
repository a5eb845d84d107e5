import { MissingGlyphs, type Printer } from "@xueshi/core"
import { pdf } from "@xueshi/pdf"
import { Effect, Result } from "effect"
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { paintWithBlankGlyphs } from "./brokenGlyphs.ts"
import { extract } from "./extract.ts"
import { type Judge, judgeOf } from "./lostGlyphs.ts"
import { notoFonts, printerOf } from "./printer.ts"
import { certificateOf, longSample, sample } from "./sample.ts"

let printer: Printer["Service"]
let judge: Judge

beforeAll(async () => {
  printer = await printerOf(pdf())
  judge = await judgeOf(await notoFonts())
})

const print = (text: typeof sample) => Effect.runPromise(printer.print(text))

describe("CRT-01 every character is on the paper", () => {
  it("CRT-01 each character of a certificate looks as its font draws it", async () => {
    expect(await judge.lost(await print(sample), sample)).toEqual([])
  })

  it("CRT-01 so it is for rare characters, quotation marks, dashes and Latin letters", async () => {
    const text = certificateOf("龑喆犇㛃𫖯𬱖䶮㐂“曹”《操》——……·Éā fi ffl Wāng")
    expect(await judge.lost(await print(text), text)).toEqual([])
  })

  it("CRT-01 so it is when everything is long: nothing is drawn over anything else", async () => {
    expect(await judge.lost(await print(longSample), longSample)).toEqual([])
  })

  it("CRT-01 the words placed are the words of the certificate, and text extraction gives them too", async () => {
    const words = [sample.title, sample.number, ...sample.paragraphs, sample.issuer, sample.issuedOn, sample.note]
    const placed = judge
      .place(sample)
      .pieces.map((piece) => piece.text)
      .join("")
    const { text } = await extract(await print(sample))
    for (const word of words) {
      expect(placed).toContain(word)
      expect(text).toContain(word)
    }
  })

  it("CRT-01 the judge sees glyphs that vanish although the text can still be extracted", async () => {
    const whole = await print(sample)
    const broken = await paintWithBlankGlyphs(sample, judge.place(sample), 2)
    expect((await extract(broken)).text).toBe((await extract(whole)).text)
    const letters = new Set(judge.place(sample).pieces.flatMap((piece) => Array.from(piece.text)))
    const lost = await judge.lost(broken, sample)
    expect(lost.length).toBeGreaterThan(letters.size * 0.4)
    expect(lost.length).toBeLessThan(letters.size * 0.6)
    expect(await judge.lost(await paintWithBlankGlyphs(sample, judge.place(sample), 1), sample)).toHaveLength(
      letters.size
    )
  })

  it("CRT-01 the judge sees another character in the place of the right one", async () => {
    expect(await judge.lost(await print(certificateOf("张三丰")), certificateOf("张三车"))).toEqual(["车"])
  })

  it("CRT-01 for any name a certificate has all its characters or is refused with those it lacks", async () => {
    const point = (from: number, to: number) => fc.integer({ min: from, max: to }).map((c) => String.fromCodePoint(c))
    const letter = fc.oneof(
      { weight: 8, arbitrary: point(0x4e00, 0x9fff) },
      { weight: 2, arbitrary: fc.constantFrom(..."㛃㐂䶮𫖯𬱖龑犇〇") },
      { weight: 2, arbitrary: point(0x3400, 0x4dbf) },
      { weight: 2, arbitrary: fc.constantFrom("·", "・", "•", " ", "A", "é", "ǚ", "-", "（", "）") },
      { weight: 1, arbitrary: point(0x20000, 0x20400) },
      { weight: 1, arbitrary: fc.constantFrom("\u00ad", "\u200b", "😀", "ع", "\ue000", "\ufe00", "\ud800", "\n") }
    )
    const name = fc.array(letter, { minLength: 1, maxLength: 30 }).map((letters) => letters.join(""))
    let printed = 0
    const runs = 20
    await fc.assert(
      fc.asyncProperty(name, async (name) => {
        const text = certificateOf(name)
        const result = await Effect.runPromise(Effect.result(printer.print(text)))
        if (Result.isFailure(result)) {
          expect(result.failure).toBeInstanceOf(MissingGlyphs)
          expect(result.failure.characters.length).toBeGreaterThan(0)
          for (const character of result.failure.characters) expect(Array.from(name)).toContain(character)
        } else {
          printed++
          expect(await judge.lost(result.success, text)).toEqual([])
        }
      }),
      { numRuns: runs, seed: 20180625 }
    )
    // both answers are really met
    expect(printed).toBeGreaterThan(runs * 0.1)
    expect(printed).toBeLessThan(runs * 0.9)
  })
})
