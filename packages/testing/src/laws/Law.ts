import type { Text } from "@xueshi/core"
import type { Case, Judge } from "../Case.ts"

/** A law as data: what it says, which rules it watches, and whether a case keeps it under an engine. */
export interface Law {
  /** `U`: for every policy. `R`: only for a policy that declares it. */
  readonly id: `${"U" | "R"}${number}`
  /** The rules of the domain that it watches, for test titles. */
  readonly rules: ReadonlyArray<string>
  readonly title: string
  readonly statement: Text
  /** False where the case breaks the law. May throw where the engine gives no verdict at all. */
  readonly holds: (one: Case, judge: Judge) => boolean
}
