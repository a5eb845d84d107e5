/** Where a fault is put: the sources that judge, the rule book, or the shipped documents. */
export type Kind = "engine" | "rules" | "documents"

/** One fault in one file. */
export interface Mutant {
  readonly kind: Kind
  /** From the repository's root. */
  readonly path: string
  readonly operator: string
  readonly line: number
  /** The line (of a document: the place) as it stands, and as the fault has it. */
  readonly before: string
  readonly after: string
  /** The whole file with the fault in it. */
  readonly text: string
}

/** The name of a mutant, without its line number, so that an explanation outlives edits elsewhere in the file. */
export const nameOf = ({ after, before, operator, path }: Mutant): string =>
  `${path} | ${operator} | ${before} => ${after}`
