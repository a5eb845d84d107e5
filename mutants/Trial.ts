/** What can find a fault: laws; and of documents, besides, what lint says and what was worked out by hand. */
export type Column = "laws" | "lint" | "golden cases"

/** One thing that a fault is put to; it throws where it finds the fault. */
export interface Trial {
  readonly column: Column
  readonly name: string
  readonly run: () => void | Promise<void>
}
