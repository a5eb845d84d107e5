import type { Assessment, LeafState, Policy, Requirement, Text, Verdict } from "@xueshi/core"

/** A case with its verdict, and everything that the verdict rests on. */
export interface Judged extends Assessment {
  readonly policy: Policy
  readonly verdict: Verdict
  /** Of every part of the document that the engine looked at (conditions, rows), the sides it saw. */
  readonly seen: ReadonlyMap<object, ReadonlySet<boolean>>
  /** The states of every node of the requirement. */
  readonly states: ReadonlyMap<Requirement, ReadonlySet<LeafState>>
  /** The years that a demand was judged for. */
  readonly years: ReadonlySet<number>
}

/** Something in a document that a case should reach: one side of a part of it. */
export interface Point {
  /** Where the part stands in the document. */
  readonly path: ReadonlyArray<string>
  /** Which side of it: `met`, `one step off`, `true`, `day after`. */
  readonly side: string
  readonly text: Text
  /** The case to write where none reaches it. */
  readonly advice: Text
  readonly isReached: (one: Judged) => boolean
}

export type Path = ReadonlyArray<string | number>

/** A point at a place. */
export const pointAt = (path: Path, side: string, text: Text, advice: Text, isReached: Point["isReached"]): Point => ({
  path: path.map(String),
  side,
  text,
  advice,
  isReached
})

/** A point by name: its place and its side. */
export const nameOf = ({ path, side }: Point): string => `${path.join(".")} ${side}`
