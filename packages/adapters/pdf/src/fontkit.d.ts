/** The little of fontkit 2 that this package uses; fontkit ships no types of its own. */
declare module "fontkit" {
  import type { PDFDocument } from "pdf-lib"

  /** The font as pdf-lib expects it, from its own description of its fork of fontkit 1. */
  type PdfLibFontkit = Parameters<PDFDocument["registerFontkit"]>[0]
  type PdfLibFont = Awaited<ReturnType<PdfLibFontkit["create"]>>

  export interface Subset {
    includeGlyph(glyph: Glyph): number
    /** Set when the font has PostScript outlines. */
    readonly cff?: unknown
    encode(): Uint8Array
  }

  export interface Glyph {
    readonly advanceWidth: number
    readonly path: { readonly commands: ReadonlyArray<unknown>; readonly toSVG: () => string }
  }

  export interface Font extends Omit<PdfLibFont, "createSubset" | "glyphForCodePoint" | "getGlyph"> {
    glyphForCodePoint(codePoint: number): Glyph
    getGlyph(id: number): Glyph
    createSubset(): Subset
  }

  /** A `.ttc` file holds several fonts. */
  export interface Collection {
    readonly fonts: ReadonlyArray<Font>
  }

  export function create(bytes: Uint8Array): Font | Collection
}
