import process from "node:process"
import { Effect, Stdio } from "effect"

const codes = { good: 32, bad: 31, open: 33, dim: 2, bold: 1 } as const

/** Colours a text, or leaves it as it is. */
export type Paint = (text: string, as: keyof typeof codes) => string

/** Colour for people at a terminal who have not forbidden it (https://no-color.org). */
export const paint: Effect.Effect<Paint, never, Stdio.Stdio> = Effect.gen(function* () {
  const { NO_COLOR, TERM } = process.env
  const coloured = (yield* (yield* Stdio.Stdio).stdoutIsTerminal) && !NO_COLOR && TERM !== "dumb"
  return (text, as) => (coloured ? `\u001B[${codes[as]}m${text}\u001B[0m` : text)
})

/** How many columns a terminal needs for a text: Chinese takes two each. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + (/[\p{Script=Han}\u3000-\u303F\uFF01-\uFF60“”（）]/u.test(one) ? 2 : 1), 0)

/** What stands in a text that would move the cursor, or colour what follows, is taken out: documents and records are others'. */
export const plain = (text: string): string => text.replace(/\p{Cc}/gu, "�")

/** Rows under a head, each column as wide as its widest; the last one is not filled up. */
export const table = (
  head: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>
): readonly [head: string, ...rows: ReadonlyArray<string>] => {
  const widths = head.map((name, column) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[column] ?? "")), widthOf(name))
  )
  const line = (row: ReadonlyArray<string>) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)))
      )
      .join("  ")
      .trimEnd()
  return [line(head), ...rows.map(line)]
}
