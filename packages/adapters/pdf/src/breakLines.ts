import { type Letter, widthOf } from "./Letter.ts"
import { breakBetween, isSpace, neverLast } from "./lineRules.ts"

export interface Line {
  readonly letters: ReadonlyArray<Letter>
  /** Ems the line starts in from the left. */
  readonly indent: number
  /** The last line of a paragraph is not stretched. */
  readonly last: boolean
}

/** Room for rounding, so that a line of exactly its width is not broken. */
const EPSILON = 1e-6

/**
 * Breaks a paragraph into lines no wider than `width` ems, by the Chinese rules (避头尾); when nothing else fits, inside
 * a word or a long number, and at the very last anywhere: no line is ever too wide.
 */
export const breakLines = (paragraph: ReadonlyArray<Letter>, width: number, indent = 0): ReadonlyArray<Line> => {
  const lines: Array<Line> = []
  let start = skipSpaces(paragraph, 0)
  while (start < paragraph.length) {
    const own = lines.length === 0 ? indent : 0
    const end = furthest(paragraph, start, width - own)
    const cut = end === paragraph.length ? end : bestCut(paragraph, start, end)
    const next = skipSpaces(paragraph, cut)
    lines.push({ letters: trimmed(paragraph, start, cut), indent: own, last: next === paragraph.length })
    start = next
  }
  return lines
}

/** The same number of lines, of about the same length: for centred and for short texts. */
export const breakEvenly = (text: ReadonlyArray<Letter>, width: number): ReadonlyArray<Line> => {
  const lines = breakLines(text, width)
  for (let narrow = Math.ceil(widthOf(text) / Math.max(1, lines.length)); narrow < width; narrow++) {
    const even = breakLines(text, narrow)
    if (even.length <= lines.length) return even
  }
  return lines
}

/** The end of the longest piece that fits, at least one letter; spaces at the end take no room. */
const furthest = (letters: ReadonlyArray<Letter>, start: number, width: number): number => {
  let used = 0
  let end = start
  for (let at = start; at < letters.length; at++) {
    const letter = letters[at] as Letter
    used += letter.advance
    if (used > width + EPSILON && !isSpace(letter.character) && end > start) return end
    end = at + 1
  }
  return end
}

/** The last good place, unless it leaves two thirds of the line empty; else the last poor one; else where it is full. */
const bestCut = (letters: ReadonlyArray<Letter>, start: number, end: number): number => {
  let poor: number | undefined
  let good: number | undefined
  for (let cut = end; cut > start && good === undefined; cut--) {
    const kind = breakAt(letters, cut)
    if (kind === "good") good = cut
    if (kind === "poor") poor ??= cut
  }
  if (good !== undefined && (poor === undefined || good - start > (end - start) / 3)) return good
  return poor ?? good ?? end
}

/** Spaces at the end of a line are dropped, so the mark before them must be allowed to end it as well. */
const breakAt = (letters: ReadonlyArray<Letter>, cut: number): "good" | "poor" | "never" => {
  let end = cut
  while (end > 0 && isSpace((letters[end - 1] as Letter).character)) end--
  const after = letters[cut]?.character ?? ""
  if (end < cut && neverLast(letters[end - 1]?.character ?? "")) return "never"
  return breakBetween((letters[cut - 1] as Letter).character, after)
}

const skipSpaces = (letters: ReadonlyArray<Letter>, from: number): number => {
  let at = from
  while (at < letters.length && isSpace((letters[at] as Letter).character)) at++
  return at
}

const trimmed = (letters: ReadonlyArray<Letter>, start: number, end: number): ReadonlyArray<Letter> => {
  let last = end
  while (last > start && isSpace((letters[last - 1] as Letter).character)) last--
  return letters.slice(start, last)
}
