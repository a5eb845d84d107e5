import type { Node } from "oxc-parser"

/** A part of a source that is replaced by other text. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What an operator sees of a place: the node, what it stands in, and the text of any node. */
export interface Place {
  readonly node: Node
  readonly parent: Node | undefined
  readonly textOf: (node: Node) => string
}

/** A kind of fault, fixed before any is tried. */
export interface Operator {
  readonly name: string
  readonly statement: string
  /** The faults of this kind that a place can have; none where it is no site. */
  readonly at: (place: Place) => ReadonlyArray<Edit>
}

/** One node's text replaced. */
export const put = ({ end, start }: Node, text: string): Edit => ({ start, end, text })
