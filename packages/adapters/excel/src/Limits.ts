/** What a workbook may cost. A file that goes beyond is refused with the limit's name; nobody's process pays for it. */
export interface Limits {
  /** Bytes of the file itself. */
  readonly fileBytes: number
  /** Files inside the zip. */
  readonly parts: number
  /** Bytes of all parts after inflating: as declared by the zip, and again as they really come out. */
  readonly inflatedBytes: number
  /** Inflated over packed bytes of one part (parts below 1 MB are not asked). Real rosters stay below 50. */
  readonly ratio: number
  /** Rows below the headings, empty ones included. */
  readonly rows: number
  /** The last column that may hold a value. */
  readonly columns: number
  /** UTF-16 units of one cell. */
  readonly cellCharacters: number
  /** Different texts in the workbook. */
  readonly texts: number
  /** Cells covered by merges, in all. */
  readonly mergedCells: number
  /** Heap of the reading thread, in MB. */
  readonly heapMegabytes: number
  /** Seconds of work in the reading thread; waiting for the consumer does not count. */
  readonly seconds: number
}

/** Generous for a real roster: a hundred thousand people of a hundred columns. */
export const defaultLimits: Limits = {
  fileBytes: 20_000_000,
  parts: 1_000,
  inflatedBytes: 200_000_000,
  ratio: 150,
  rows: 100_000,
  columns: 100,
  cellCharacters: 4_000,
  texts: 4_000_000,
  mergedCells: 100_000,
  heapMegabytes: 128,
  seconds: 120
}
