import type { CopiedTable } from "./copiedTables.ts"

export type Cell = string | number | boolean | null

/** Characters that would end a value or a line in COPY's text, and the one that escapes them. */
const special = /[\\\t\n\r]/gu
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" }

const written = (cell: Cell): string => {
  if (cell === null) return "\\N"
  return typeof cell === "string" ? cell.replace(special, (one) => escapes[one] as string) : String(cell)
}

/** Rows of several tables as the text that PostgreSQL's COPY reads. */
export class CopyText {
  private readonly lines = new Map<CopiedTable, Array<string>>()

  add(table: CopiedTable, cells: ReadonlyArray<Cell>): void {
    const line = `${cells.map(written).join("\t")}\n`
    const lines = this.lines.get(table)
    if (lines === undefined) this.lines.set(table, [line])
    else lines.push(line)
  }

  /** Each table's text; superiors among organisations come before their subordinates if they were added so. */
  *texts(): Iterable<readonly [CopiedTable, string]> {
    for (const [table, lines] of this.lines) yield [table, lines.join("")]
  }
}
