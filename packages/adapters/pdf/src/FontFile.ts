import * as fontkit from "fontkit"
import type { PDFDocument } from "pdf-lib"
import { checkSubset } from "./checkSubset.ts"

type Fontkit = Parameters<PDFDocument["registerFontkit"]>[0]
type PdfLibFont = Awaited<ReturnType<Fontkit["create"]>>

/** One parsed font: which characters it draws, how wide they are, and how pdf-lib gets a subset of it. */
export interface FontFile {
  readonly name: string
  /** Whether the font has a shape for this code point; a blank counts only for spaces. */
  readonly draws: (codePoint: number) => boolean
  /** Width of the code point in ems. */
  readonly advance: (codePoint: number) => number
  readonly fontkit: Fontkit
}

/** Parses a font file (TTF, OTF, WOFF, or the first font of a TTC); throws on anything else. */
export const parseFont = (bytes: Uint8Array): FontFile => {
  const file = fontkit.create(bytes)
  const font = "fonts" in file ? file.fonts[0] : file
  if (font === undefined) throw new Error("a font collection without a font")
  checkSubset(font)
  const forPdfLib = embeddable(font)
  const known = new Map<number, boolean>()
  const shapeOf = (codePoint: number): boolean =>
    font.hasGlyphForCodePoint(codePoint) &&
    !isInvisible(codePoint) &&
    (isSpace(codePoint) || font.glyphForCodePoint(codePoint).path.commands.length > 0)
  return {
    name: font.postscriptName ?? "Font",
    draws: (codePoint) => {
      const before = known.get(codePoint)
      if (before !== undefined) return before
      const draws = shapeOf(codePoint)
      known.set(codePoint, draws)
      return draws
    },
    advance: (codePoint) => font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm,
    fontkit: { create: () => forPdfLib }
  }
}

/** Soft hyphen, joiners, variation selectors: nothing to draw, though some fonts draw a hyphen or a blank. */
const isInvisible = (codePoint: number): boolean =>
  /\p{Default_Ignorable_Code_Point}/u.test(String.fromCodePoint(codePoint))

const isSpace = (codePoint: number): boolean => /\p{Zs}/u.test(String.fromCodePoint(codePoint))

/**
 * The font as pdf-lib 1 wants it. Two differences from fontkit 2 itself:
 * - `layout` is one glyph per code point, without shaping: the glyph that was checked and measured is the glyph that
 *   is drawn. The glyph carries its own code point, because fontkit shares one object between all code points of a
 *   glyph (space and no-break space), which would let one certificate's text leak into the next one's bytes.
 * - the subset is handed over by `encodeStream`, which only pdf-lib's fork of fontkit 1 has (and loses glyphs with).
 */
const embeddable = (font: fontkit.Font): PdfLibFont => {
  const layout = (text: string) => ({
    glyphs: Array.from(text, (character) => {
      const codePoint = character.codePointAt(0) ?? 0
      return Object.create(font.glyphForCodePoint(codePoint), { codePoints: { value: [codePoint] } })
    })
  })
  const createSubset = () => {
    const subset = font.createSubset()
    const handlers = new Map<string, (bytes?: Uint8Array) => void>()
    const stream = {
      on: (event: string, handler: (bytes?: Uint8Array) => void) => {
        handlers.set(event, handler)
        if (event === "end") {
          handlers.get("data")?.(subset.encode())
          handler()
        }
        return stream
      }
    }
    return Object.assign(subset, { encodeStream: () => stream })
  }
  return Object.create(font, { layout: { value: layout }, createSubset: { value: createSubset } })
}
