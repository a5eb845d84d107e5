import { formatHours } from "@xueshi/core"
import { escape } from "./escape.ts"

const count = new Intl.NumberFormat("en")

/** A whole number as people write it. */
export const number = (value: number): string => count.format(value)

/** A number with its sign. */
export const signed = (value: number): string => (value > 0 ? `+${number(value)}` : number(value).replace("-", "−"))

/** Hours as people write them. */
export const hours = (units: number): string =>
  formatHours(units)
    .replace(/\d+/u, (whole) => number(Number(whole)))
    .replace("-", "−")

/** What stands in a table: a text, a number, or one that is written already. */
export type Cell = string | number | { readonly written: string }

const cell = (value: Cell): string => {
  if (typeof value === "string") return `<td>${escape(value)}</td>`
  return `<td class="number">${typeof value === "number" ? number(value) : escape(value.written)}</td>`
}

type Rows = ReadonlyArray<readonly [string, ...ReadonlyArray<Cell>]>

const isNumber = ([first]: Rows, column: number): boolean => typeof first?.[column] !== "string"

/** A table, the first cell of each row its heading; nothing where there are no rows. */
export const table = (caption: string, head: ReadonlyArray<string>, rows: Rows): string =>
  rows.length === 0
    ? ""
    : `<table><caption>${escape(caption)}</caption>
<thead><tr>${head.map((one, column) => `<th scope="col"${isNumber(rows, column) ? ' class="number"' : ""}>${escape(one)}</th>`).join("")}</tr></thead>
<tbody>
${rows.map(([first, ...rest]) => `<tr><th scope="row">${escape(first)}</th>${rest.map(cell).join("")}</tr>`).join("\n")}
</tbody></table>`

/** A part of the page under its heading; nothing where it would be empty. */
export const section = (heading: string, ...parts: ReadonlyArray<string>): string => {
  const inner = parts.filter((part) => part !== "").join("\n")
  return inner === "" ? "" : `<section><h2>${escape(heading)}</h2>\n${inner}\n</section>`
}

/** A picture of what the table after it says. */
export const figure = (caption: string, svg: string): string =>
  `<figure role="img" aria-label="${escape(caption)}">${svg}</figure>`

export const paragraph = (text: string, kind = ""): string =>
  `<p${kind === "" ? "" : ` class="${kind}"`}>${escape(text)}</p>`
