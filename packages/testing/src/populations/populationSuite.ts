import { type Policy, WhatIf } from "@xueshi/core"
import type fc from "fast-check"
import { type NamedCheck, type RunOptions, suiteOf } from "../suiteOf.ts"
import type { Reckoning } from "./PopulationLaw.ts"
import { populationLaws } from "./populationLaws.ts"
import { anyPopulation, type Population, populationsOf } from "./populations.ts"

export interface PopulationOptions extends RunOptions {
  /** Another what-if than core's. */
  readonly reckon?: Reckoning
}

/** Core's what-if, one person after the other. */
export const reckonPlainly: Reckoning = (reform, members) => {
  const whatIf = new WhatIf(reform)
  for (const one of members) whatIf.add(one)
  return whatIf.report(true)
}

/** The least share of populations in which somebody flips each way, or the laws say little. */
const least = { gained: 0.02, lost: 0.02 }

type Checks = ReadonlyArray<NamedCheck<Population, Reckoning>>

const suite = (
  drawn: fc.Arbitrary<Population>,
  { reckon: judge = reckonPlainly, runs = 60, ...options }: PopulationOptions
): Checks => {
  const answersOf = ({ members, reform }: Population) => {
    const { total } = judge(reform, members)
    return [...(total.gained > 0 ? ["gained"] : []), ...(total.lost > 0 ? ["lost"] : [])]
  }
  return suiteOf(
    { group: "reforms", laws: populationLaws, drawn, together: 20, judge, least, answersOf },
    { runs, ...options }
  )
}

/** The laws of what-ifs on generated reforms; what an implementation owes to reforms that nobody has thought of yet. */
export const populationSuite = (options: PopulationOptions = {}): Checks => suite(anyPopulation, options)

/** The same on reforms of one document. */
export const reformSuite = (policy: Policy, options: PopulationOptions = {}): Checks =>
  suite(populationsOf(policy), options)
