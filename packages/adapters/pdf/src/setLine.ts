import type { Line } from "./breakLines.ts"
import type { FontFile } from "./FontFile.ts"
import { type Letter, widthOf } from "./Letter.ts"
import { isWestern } from "./lineRules.ts"

export type Colour = "ink" | "red" | "muted"

/** Letters of one font in one stroke: placed by the left end of their base line, in points from the lower left corner. */
export interface Piece {
  readonly text: string
  readonly font: FontFile
  readonly x: number
  readonly y: number
  readonly size: number
  /** Extra space after each letter, in points. */
  readonly gap: number
  readonly colour: Colour
}

export interface Style {
  readonly size: number
  readonly colour: Colour
  /** Extra space after each letter, in ems. */
  readonly tracking?: number
}

/** Space a line may be stretched by between two letters, in ems; a line that needs more stays ragged. */
const MOST_STRETCH = 0.25

/** Sets letters from `x` on, `stretch` ems wider between all letters that are not inside a western word. */
export const setLetters = (
  letters: ReadonlyArray<Letter>,
  x: number,
  y: number,
  style: Style,
  stretch = 0
): Array<Piece> => {
  const pieces: Array<Piece> = []
  let at = x
  letters.forEach(({ advance, character, font }, index) => {
    const gap = ((stretches(letters, index) ? stretch : 0) + (style.tracking ?? 0)) * style.size
    const open = pieces.at(-1)
    if (open !== undefined && open.font === font && open.gap === gap) {
      pieces[pieces.length - 1] = { ...open, text: open.text + character }
    } else {
      pieces.push({ text: character, font, x: at, y, size: style.size, gap, colour: style.colour })
    }
    at += advance * style.size + gap
  })
  return pieces
}

/** Sets a line of a paragraph flush with both edges (两端对齐); the last line and hopeless ones flush left. */
export const setJustified = (line: Line, x: number, y: number, width: number, style: Style): Array<Piece> => {
  const places = line.letters.filter((_, index) => stretches(line.letters, index)).length
  const left = width / style.size - line.indent - widthOf(line.letters)
  const stretch = line.last || places === 0 ? 0 : left / places
  return setLetters(line.letters, x + line.indent * style.size, y, style, stretch <= MOST_STRETCH ? stretch : 0)
}

const stretches = (letters: ReadonlyArray<Letter>, index: number): boolean => {
  const after = letters[index + 1]
  if (after === undefined) return false
  return !(isWestern((letters[index] as Letter).character) && isWestern(after.character))
}
