import type { FieldIssue } from "./FieldIssue.ts"

/** One column of a sheet that people fill in. */
export interface Column {
  /** The name in code; keys of a row's cells. */
  readonly key: string
  /** The heading that the sheet shows, in Chinese. */
  readonly heading: string
  readonly required: boolean
  /** What to fill in, shown as the heading's note. */
  readonly note?: string
  /** The only values on offer: a drop-down list. */
  readonly options?: ReadonlyArray<string>
  readonly example?: string
}

/** The form of a sheet: its name and its columns in order. */
export interface SheetForm {
  readonly name: string
  readonly columns: ReadonlyArray<Column>
}

/** A data row as text: exactly what the cell shows, an empty cell as "". Rows are numbered as in the sheet, from 1. */
export interface SheetRow {
  readonly number: number
  readonly cells: Readonly<Record<string, string>>
}

/** A row that was not taken, with the reason at each cell: an issue's path starts with the column's key. */
export interface RefusedRow extends SheetRow {
  readonly issues: ReadonlyArray<FieldIssue>
}
