/** What a database quotes of what it was given, beside names of its own. */
const quoted = /(["'`])(?![\w.$]{1,63}\1)[^"'`\n]{0,2000}\1/gu
/** The values of a key or row, as PostgreSQL's details repeat them. */
const values = /=\([^)\n]*\)|contains \([^)\n]*\)/gu
const longNumber = /\d{7,17}[\dXx]/gu

/** A text without whole numbers of identity documents: what a request names wrongly may be one, and a refusal repeats the name. */
export const withoutDocuments = (text: string): string =>
  text.replace(/\d{14,17}[\dXx]/gu, (number) => `${"*".repeat(number.length - 4)}${number.slice(-4)}`)

/** A defect's text for the log without what it may repeat of a request: long numbers, quoted values, and rows. */
export const withoutPersonal = (text: string): string =>
  text
    .slice(0, 20_000)
    .replace(longNumber, (number) => `${"*".repeat(number.length - 4)}${number.slice(-4)}`)
    .replace(values, "(…)")
    .replace(quoted, "$1…$1")
