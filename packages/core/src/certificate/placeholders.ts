const placeholder = /\{([^{}]*)\}/gu

/** What the wording of a certificate may ask for, beside `hours:CODE` of a subject. */
export const wordsToFill = ["name", "documentName", "document", "year", "total", "number"] as const

/** The words in braces of a text. */
export const placeholders = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(placeholder)].map(([, word = ""]) => word)

/** The text with its words in braces replaced. */
export const fill = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replaceAll(placeholder, (whole, word: string) => values.get(word) ?? whole)
