import { type CertificateText, MissingGlyphs } from "@xueshi/core"
import { Result } from "effect"
import { breakEvenly, breakLines, type Line } from "./breakLines.ts"
import type { ParsedFonts } from "./CertificateFonts.ts"
import { type Letter, spell, widthOf } from "./Letter.ts"
import { type Box, CONTENT } from "./page.ts"
import { type Piece, setJustified, setLetters } from "./setLine.ts"

/** Everything of a certificate in its place. */
export interface Layout {
  readonly pieces: ReadonlyArray<Piece>
  /** The ornament under the title. */
  readonly ornament: { readonly x: number; readonly y: number }
  /** The QR picture with its quiet zone. */
  readonly qr: Box
}

interface Words {
  readonly title: ReadonlyArray<Letter>
  readonly number: ReadonlyArray<Letter>
  readonly paragraphs: ReadonlyArray<ReadonlyArray<Letter>>
  readonly issuer: Labelled
  readonly issuedOn: Labelled
  readonly note: ReadonlyArray<Letter>
  readonly scan: ReadonlyArray<Letter>
}

interface Labelled {
  readonly label: ReadonlyArray<Letter>
  readonly value: ReadonlyArray<Letter>
}

/** Sizes in points at full scale. */
const SIZE = { title: 36, number: 11.5, body: 20, issuer: 16, note: 11, scan: 9.5 } as const
const LEADING = { title: 1.35, number: 1.5, body: 1.85, issuer: 1.75, note: 1.5 } as const
const QR_SIDE = 104
const TITLE_WIDTH = CONTENT.width - 60
const SMALLER = 0.96

/**
 * Places a certificate on one sheet. Long texts wrap; when they do not fit at full size everything is set smaller by
 * the same factor until it does, so that nothing overflows or overlaps.
 */
export const layout = (text: CertificateText, fonts: ParsedFonts): Result.Result<Layout, MissingGlyphs> => {
  const missing = new Set<string>()
  const inText = (words: string) => spell(words, fonts.text, missing)
  const words: Words = {
    title: spell(text.title, fonts.title, missing),
    number: inText(`证书编号：${text.number}`),
    paragraphs: text.paragraphs.map(inText),
    issuer: { label: inText("发证机关："), value: inText(text.issuer) },
    issuedOn: { label: inText("发证时间："), value: inText(text.issuedOn) },
    note: inText(text.note),
    scan: inText("扫码核验")
  }
  if (missing.size > 0) return Result.fail(new MissingGlyphs({ characters: [...missing] }))
  let scale = 1
  let placed = place(words, scale)
  while (!placed.fits) {
    scale *= SMALLER
    placed = place(words, scale)
  }
  return Result.succeed(placed)
}

const place = (words: Words, scale: number): Layout & { readonly fits: boolean } => {
  const pieces: Array<Piece> = []

  // From the top: title, ornament, number.
  let top: number = CONTENT.top
  const title = fitTitle(words.title, scale)
  for (const line of title.lines) {
    const width = (widthOf(line.letters) + title.tracking * (line.letters.length - 1)) * title.size
    const x = CONTENT.left + (CONTENT.width - width) / 2
    pieces.push(...setLetters(line.letters, x, top - title.size, { ...title, colour: "red" }))
    top -= title.size * LEADING.title
  }
  top -= 10
  const ornament = { x: CONTENT.left + CONTENT.width / 2, y: top }
  top -= 14
  const number = { size: SIZE.number * scale, colour: "muted" } as const
  for (const line of breakLines(words.number, CONTENT.width / number.size)) {
    const x = CONTENT.right - widthOf(line.letters) * number.size
    pieces.push(...setLetters(line.letters, x, top - number.size, number))
    top -= number.size * LEADING.number
  }

  // From the bottom: note; above it the QR picture on the left, issuer and date on the right.
  let bottom: number = CONTENT.bottom
  const note = { size: SIZE.note * scale, colour: "muted" } as const
  for (const line of [...breakEvenly(words.note, CONTENT.width / note.size)].reverse()) {
    const x = CONTENT.left + (CONTENT.width - widthOf(line.letters) * note.size) / 2
    pieces.push(...setLetters(line.letters, x, bottom, note))
    bottom += note.size * LEADING.note
  }
  bottom += 12
  const scan = { size: SIZE.scan, colour: "muted" } as const
  const scanWidth = widthOf(words.scan) * scan.size
  pieces.push(...setLetters(words.scan, CONTENT.left + (QR_SIDE - scanWidth) / 2, bottom, scan))
  const qr = { x: CONTENT.left, y: bottom + scan.size * 1.1, width: QR_SIDE, height: QR_SIDE }
  const signature = setSignature([words.issuer, words.issuedOn], bottom, scale)
  pieces.push(...signature.pieces)
  const footer = Math.max(qr.y + qr.height, signature.top)

  // Between them, a little above the middle: the body, whole ems wide so that full lines need no stretching.
  const body = { size: SIZE.body * scale, colour: "ink" } as const
  const ems = Math.floor(CONTENT.width / body.size)
  const left = CONTENT.left + (CONTENT.width - ems * body.size) / 2
  const lines = words.paragraphs.flatMap((paragraph) => breakLines(paragraph, ems, 2))
  const leading = body.size * LEADING.body
  const room = top - footer - lines.length * leading
  let base = top - room * 0.42 - (leading + body.size * 0.72) / 2
  for (const line of lines) {
    pieces.push(...setJustified(line, left, base, ems * body.size, body))
    base -= leading
  }
  return { pieces, ornament, qr, fits: room >= 0 }
}

/** One line, spaced out a little, as large as it fits; a long title in several lines of about the same length. */
const fitTitle = (title: ReadonlyArray<Letter>, scale: number) => {
  const natural = widthOf(title)
  const full = SIZE.title * scale
  const one = Math.min(full, TITLE_WIDTH / natural)
  if (one >= full * 0.7) {
    const spare = (TITLE_WIDTH / one - natural) / Math.max(1, title.length - 1)
    return { size: one, tracking: Math.min(0.12, spare), lines: breakLines(title, Number.POSITIVE_INFINITY) }
  }
  const size = full * 0.8
  return { size, tracking: 0, lines: breakEvenly(title, TITLE_WIDTH / size) }
}

/** Label and value in rows, the values one under the other, the block flush right beside the QR picture. */
const setSignature = (rows: ReadonlyArray<Labelled>, bottom: number, scale: number) => {
  const style = { size: SIZE.issuer * scale, colour: "ink" } as const
  const widest = (CONTENT.width - QR_SIDE - 40) / style.size
  const label = Math.max(...rows.map((row) => widthOf(row.label)))
  const broken = rows.map((row) => ({ label: row.label, lines: breakEvenly(row.value, widest - label) }))
  const lineWidth = (line: Line) => widthOf(line.letters)
  const value = Math.max(0, ...broken.flatMap((row) => row.lines.map(lineWidth)))
  const x = CONTENT.right - (label + value) * style.size
  const leading = style.size * LEADING.issuer
  const height = broken.reduce((sum, row) => sum + Math.max(1, row.lines.length), 0)
  const top = bottom + height * leading
  const pieces: Array<Piece> = []
  let base = top - leading
  for (const row of broken) {
    pieces.push(...setLetters(row.label, x, base, style))
    for (const line of row.lines) {
      pieces.push(...setLetters(line.letters, x + label * style.size, base, style))
      base -= leading
    }
    if (row.lines.length === 0) base -= leading
  }
  return { pieces, top }
}
