import type { CertificateText } from "@xueshi/core"
import type { FontFile } from "@xueshi/pdf/internal/FontFile"
import type { Layout } from "@xueshi/pdf/internal/layout"
import { paint } from "@xueshi/pdf/internal/paint"

/**
 * The certificate with every `nth` glyph of its fonts embedded blank, as other ways of embedding Chinese fonts leave
 * them: the text can still be extracted, nobody can read it.
 */
export const paintWithBlankGlyphs = (text: CertificateText, layout: Layout, nth: number): Promise<Uint8Array> => {
  const blanked = new Map<FontFile, FontFile>()
  const pieces = layout.pieces.map((piece) => {
    const font = blanked.get(piece.font) ?? blanking(piece.font, nth)
    blanked.set(piece.font, font)
    return { ...piece, font }
  })
  return paint(text, { ...layout, pieces })
}

const blanking = (font: FontFile, nth: number): FontFile => {
  const create: FontFile["fontkit"]["create"] = () => {
    const parsed = font.fontkit.create(new Uint8Array())
    const createSubset = () => {
      const subset = parsed.createSubset()
      const whole = subset.encodeStream()
      const broken = {
        on: (event: "data" | "end", handler: (bytes: Uint8Array) => unknown) => {
          whole.on(event, event === "data" ? (bytes: Uint8Array) => handler(withBlanks(bytes, nth)) : handler)
          return broken
        }
      }
      return Object.assign(subset, { encodeStream: () => broken })
    }
    return Object.create(parsed, { createSubset: { value: createSubset } })
  }
  return { ...font, fontkit: { create } }
}

/** Overwrites glyphs of a TrueType font: one of no contours is blank. */
const withBlanks = (bytes: Uint8Array, nth: number): Uint8Array => {
  const font = Buffer.from(bytes)
  const tables = new Map<string, number>()
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const entry = 12 + 16 * index
    tables.set(font.toString("latin1", entry, entry + 4), font.readUInt32BE(entry + 8))
  }
  const at = (table: string) => tables.get(table) ?? 0
  const long = font.readUInt16BE(at("head") + 50) === 1
  const offset = (glyph: number) =>
    long ? font.readUInt32BE(at("loca") + 4 * glyph) : 2 * font.readUInt16BE(at("loca") + 2 * glyph)
  for (let glyph = nth; glyph < font.readUInt16BE(at("maxp") + 4); glyph += nth) {
    font.fill(0, at("glyf") + offset(glyph), at("glyf") + offset(glyph + 1))
  }
  return font
}
