import { MissingGlyphs, Printer } from "@xueshi/core"
import { type CertificateFonts, pdf, UnreadableFont } from "@xueshi/pdf"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { judgeOf } from "./lostGlyphs.ts"
import { notoFonts, printerOf } from "./printer.ts"
import { certificateOf, fontFile, LIBERATION, NOTO, sample } from "./sample.ts"

const printWith = (fonts: CertificateFonts, text: typeof sample) =>
  Effect.gen(function* () {
    const printer = yield* Printer
    return yield* printer.print(text)
  }).pipe(Effect.provide(pdf(fonts)))

describe("CRT-01 characters without a glyph", () => {
  it("SYS-04 a character that no font has refuses the certificate and says which and what to do", async () => {
    const printer = await printerOf(pdf())
    const error = await Effect.runPromise(Effect.flip(printer.print(certificateOf("王𠮷\u00ad𠮷"))))
    expect(error).toBeInstanceOf(MissingGlyphs)
    expect(error).toMatchObject({ code: "MissingGlyphs", rule: "CRT-01", characters: ["𠮷", "\u00ad"] })
    expect(error.zh).toBe("证书字体缺少以下字符：𠮷（U+20BB7）、U+00AD；请为证书打印配置包含这些字符的字体文件")
    expect(error.en).toBe(
      "no font of the certificate printer can draw 𠮷 (U+20BB7), U+00AD; pass it a font file that has them"
    )
  })

  it("CRT-01 every part of the certificate is checked, the title in its own fonts", async () => {
    const printer = await printerOf(pdf())
    const text = { ...sample, number: "א1", title: "ב", issuer: "ג", issuedOn: "ד", note: "ה", paragraphs: ["ו"] }
    const error = await Effect.runPromise(Effect.flip(printer.print(text)))
    expect([...error.characters].sort()).toEqual([..."אבגדהו"])
  })

  it("CRT-01 a character goes to the first font that has it", async () => {
    const [noto, liberation] = [await fontFile(NOTO), await fontFile(LIBERATION)]
    const text = certificateOf("王 Čapek Ġorġ")
    const missing = await Effect.runPromise(Effect.flip(printWith({ text: [noto] }, text)))
    expect(missing).toMatchObject({ _tag: "MissingGlyphs", characters: ["Č", "Ġ", "ġ"] })
    for (const fonts of [[noto, liberation] as const, [liberation, noto] as const]) {
      const judge = await judgeOf({ text: fonts })
      const bytes = await Effect.runPromise(printWith({ text: fonts }, text))
      expect(await judge.lost(bytes, text)).toEqual([])
      const fontOf = (letter: string) =>
        judge.place(text).pieces.find((piece) => piece.text.includes(letter))?.font.name
      expect(fontOf("王")).toBe("NotoSansSC-Regular")
      expect(fontOf("Č")).toBe("LiberationSans")
      expect(fontOf("k")).toBe(fonts[0] === noto ? "NotoSansSC-Regular" : "LiberationSans")
    }
  })

  it("CRT-01 a file that is no font is refused when the printer is made", async () => {
    const { text } = await notoFonts()
    const fonts = { text: [text[0], new TextEncoder().encode("not a font")] } as const
    const error = await Effect.runPromise(Effect.flip(printWith(fonts, sample)))
    expect(error).toBeInstanceOf(UnreadableFont)
    expect(error).toMatchObject({ font: "text[1]", rule: "CRT-01" })
  })
  it("CRT-01 a font of which no subset can be embedded is refused when the printer is made", async () => {
    const font = Buffer.from(await fontFile(LIBERATION))
    font.write("none", font.indexOf("maxp"), "latin1")
    const error = await Effect.runPromise(Effect.flip(printWith({ text: [font] }, sample)))
    expect(error).toBeInstanceOf(UnreadableFont)
  })
})
