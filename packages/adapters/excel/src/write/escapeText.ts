/** A cell holds at most so many UTF-16 units; a longer text is cut, or Excel calls the file damaged. */
const maxUnits = 32_767

/** What XML 1.0 cannot hold (all control characters but tab and line feed, lone surrogates, U+FFFE, U+FFFF), and an underscore that would read as the beginning of such an escape. */
const unholdable = /[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/gu

/** Writes a text as a workbook spells it: `_xHHHH_` for what XML cannot hold. `unescape` undoes it exactly. */
export const escapeText = (text: string): string =>
  text
    .slice(0, maxUnits)
    .replace(unholdable, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
