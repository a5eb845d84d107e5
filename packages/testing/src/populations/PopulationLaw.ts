import type { Member, Reform, WhatIfReport } from "@xueshi/core"
import type { Law } from "../laws/Law.ts"
import type { Population } from "./populations.ts"

/** A what-if: core's, or another one that claims to mean the same, such as one that reads a database. */
export type Reckoning = (reform: Reform, members: ReadonlyArray<Member>) => WhatIfReport

/** A law about what a reform does to a population (CMP-06). */
export type PopulationLaw = Law<Population, Reckoning>
