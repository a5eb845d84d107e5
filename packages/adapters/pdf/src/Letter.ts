import type { FontFile } from "./FontFile.ts"

/** One code point with the font that draws it. */
export interface Letter {
  readonly character: string
  readonly font: FontFile
  /** Width in ems. */
  readonly advance: number
}

/** The text letter by letter, each in the first font that has it; what none has is added to `missing`. */
export const spell = (text: string, fonts: ReadonlyArray<FontFile>, missing: Set<string>): ReadonlyArray<Letter> => {
  const letters: Array<Letter> = []
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const font = fonts.find((candidate) => candidate.draws(codePoint))
    if (font === undefined) missing.add(character)
    else letters.push({ character, font, advance: font.advance(codePoint) })
  }
  return letters
}

export const widthOf = (letters: ReadonlyArray<Letter>): number =>
  letters.reduce((width, letter) => width + letter.advance, 0)
