import type { Member, Reform, Text, WhatIfReport } from "@xueshi/core"
import type { Population } from "./populations.ts"

/** A what-if: core's, or another one that claims to mean the same, such as one that reads a database. */
export type Reckoning = (reform: Reform, members: ReadonlyArray<Member>) => WhatIfReport

/** A law about what a reform does to a population, as data (CMP-06). */
export interface PopulationLaw {
  readonly id: `U${number}`
  readonly rules: ReadonlyArray<string>
  readonly title: string
  readonly statement: Text
  /** False where the population breaks the law. */
  readonly holds: (one: Population, reckon: Reckoning) => boolean
}
