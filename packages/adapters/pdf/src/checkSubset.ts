import * as fontkit from "fontkit"

/** Characters that nearly every font of interest has one of. */
const PROBES = "证書一0A"

/**
 * Throws when a subset of the font cannot be made or does not keep its shapes, as with WOFF2 and CFF2: found when the
 * font is read, not on somebody's certificate. A subset of a CFF font is a bare table and cannot be read back.
 */
export const checkSubset = (font: fontkit.Font): void => {
  const probe = Array.from(PROBES, (character) => character.codePointAt(0) ?? 0).find(font.hasGlyphForCodePoint, font)
  if (probe === undefined) return
  const glyph = font.glyphForCodePoint(probe)
  const subset = font.createSubset()
  const place = subset.includeGlyph(glyph)
  const bytes = subset.encode()
  if (subset.cff !== undefined) return
  const copy = fontkit.create(bytes)
  const shape = "fonts" in copy ? undefined : copy.getGlyph(place)
  const drawn = shape === undefined ? "" : shape.path.toSVG()
  if (drawn === "" || drawn !== glyph.path.toSVG()) throw new Error("a subset of this font loses its glyphs")
}
