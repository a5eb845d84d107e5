/**
 * Undoes `_xHHHH_`, by which a workbook writes what XML cannot hold (control characters, lone surrogates), as a person
 * sees it.
 */
export const unescape = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
