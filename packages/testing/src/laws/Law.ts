import type { DeclaredLaw, Text } from "@xueshi/core"
import type { Case, Judge } from "../Case.ts"

/**
 * A law as data: what it says, which rules it watches, and whether one thing that is drawn keeps it under what is tried: a case under
 * an engine, unless said.
 */
export interface Law<A = Case, J = Judge> {
  /** `U`: for every policy. `R`: only for a policy that declares it. */
  readonly id: `${"U" | "R"}${number}`
  /** The rules of the domain that it watches, for test titles. */
  readonly rules: ReadonlyArray<string>
  readonly title: string
  readonly statement: Text
  /** False where it breaks the law. May throw where what is tried gives no answer at all. */
  readonly holds: (one: A, judge: J) => boolean
}

/** A change that breaks a law: the case with the change made, and the change in words. */
export interface Departure {
  readonly after: Case
  readonly what: Text
}

/** A law that a document may declare. Where it does not hold, it says by which change. */
export interface LawToDeclare extends Law {
  readonly id: DeclaredLaw
  /** The first change that breaks it on this case; undefined where none does. */
  readonly brokenBy: (one: Case, judge: Judge) => Departure | undefined
}
