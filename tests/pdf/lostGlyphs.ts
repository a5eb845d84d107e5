import { createCanvas, GlobalFonts } from "@napi-rs/canvas"
import type { CertificateText } from "@xueshi/core"
import { type CertificateFonts, parseFonts } from "@xueshi/pdf/internal/CertificateFonts"
import { type Layout, layout } from "@xueshi/pdf/internal/layout"
import { PAGE } from "@xueshi/pdf/internal/page"
import type { Piece } from "@xueshi/pdf/internal/setLine"
import { Effect, Result } from "effect"
import { inkAt, renderPage } from "./render.ts"

/** Pixels per point of the pictures compared. */
const SCALE = 3
/** Canvas moves letters to whole pixels, so it draws them this much larger and they are averaged down. */
const FINER = 4
/** Share of a letter's ink that may differ: edges are smoothed differently, another letter differs by far more. */
const TOLERANCE = 0.35

export interface Judge {
  readonly place: (text: CertificateText) => Layout
  /** The characters that do not look in the PDF as canvas draws them in the same place from the same font file. */
  readonly lost: (bytes: Uint8Array, text: CertificateText) => Promise<ReadonlyArray<string>>
}

let families = 0

/** Judges certificates by their pixels, because text extraction stays perfect when glyphs vanish. */
export const judgeOf = async (fonts: CertificateFonts): Promise<Judge> => {
  const parsed = await Effect.runPromise(parseFonts(fonts))
  const files = [...(fonts.title ?? []), ...fonts.text]
  const familyOf = new Map(
    parsed.title.map((font, index) => {
      const family = `judge${families++}`
      GlobalFonts.register(Buffer.from(files[index] ?? new Uint8Array()), family)
      return [font, family]
    })
  )
  const place = (text: CertificateText) => Result.getOrThrow(layout(text, parsed))
  const lost = async (bytes: Uint8Array, text: CertificateText) => {
    const picture = await renderPage(bytes, SCALE)
    const differing = new Set<string>()
    for (const letter of place(text).pieces.flatMap(lettersOf)) {
      if (differing.has(letter.text)) continue
      const expected = drawn(letter, familyOf.get(letter.font) ?? "")
      const found = (x: number, y: number) => inkAt(picture, letter.left + x, letter.top + y)
      if (difference(letter, expected, found) > TOLERANCE) differing.add(letter.text)
    }
    return [...differing]
  }
  return { place, lost }
}

/** One letter with the pixels it stands in. */
interface PlacedLetter {
  readonly text: string
  readonly font: Piece["font"]
  readonly colour: Piece["colour"]
  /** In pixels: size, and where the base line begins. */
  readonly size: number
  readonly x: number
  readonly y: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const lettersOf = (piece: Piece): ReadonlyArray<PlacedLetter> => {
  let at = piece.x
  return Array.from(piece.text, (text) => {
    const advance = piece.font.advance(text.codePointAt(0) ?? 0) * piece.size
    const [x, y, size] = [at * SCALE, (PAGE.height - piece.y) * SCALE, piece.size * SCALE]
    const [left, top] = [Math.floor(x), Math.floor(y - size * 0.95)]
    const width = Math.ceil(x + advance * SCALE) - left
    at += advance + piece.gap
    return { text, font: piece.font, colour: piece.colour, size, x, y, left, top, width, height: Math.ceil(size * 1.3) }
  })
}

const COLOURS = { ink: "rgb(31,31,31)", red: "rgb(158,26,23)", muted: "rgb(92,87,82)" } as const
const sheet = createCanvas(1, 1)

/** Ink of the letter as canvas draws it, pixel by pixel. */
const drawn = (letter: PlacedLetter, family: string): ((x: number, y: number) => number) => {
  sheet.width = letter.width * FINER
  sheet.height = letter.height * FINER
  const context = sheet.getContext("2d")
  context.fillStyle = "white"
  context.fillRect(0, 0, sheet.width, sheet.height)
  context.fillStyle = COLOURS[letter.colour]
  context.font = `${letter.size * FINER}px ${family}`
  context.fillText(letter.text, (letter.x - letter.left) * FINER, (letter.y - letter.top) * FINER)
  const { width } = sheet
  const { data } = context.getImageData(0, 0, width, sheet.height)
  // A certificate has some ten million of these pixels: no call for each.
  return (x, y) => {
    let light = 0
    for (let dy = 0; dy < FINER; dy++) {
      const row = ((y * FINER + dy) * width + x * FINER) * 4 + 1
      for (let dx = 0; dx < FINER; dx++) light += data[row + dx * 4] ?? 255
    }
    return 255 - light / FINER ** 2
  }
}

type Ink = (x: number, y: number) => number

/** Difference of ink as a share of all ink. */
const difference = ({ height, width }: PlacedLetter, expected: Ink, found: Ink): number => {
  let apart = 0
  let all = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const one = expected(x, y)
      const other = found(x, y)
      apart += Math.abs(one - other)
      all += Math.max(one, other)
    }
  }
  // a little for the edge of a neighbour beside a blank
  return apart / (all + 255 * 0.02 * width * height)
}
