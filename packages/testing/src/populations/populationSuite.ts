import { type Policy, WhatIf } from "@xueshi/core"
import fc from "fast-check"
import type { NamedCheck, RunOptions } from "../lawSuite.ts"
import { Tally } from "../Tally.ts"
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

const defaults = { runs: 60, seed: 20181231 }

const suite = (populations: fc.Arbitrary<Population>, options: PopulationOptions): ReadonlyArray<NamedCheck> => {
  const { reckon = reckonPlainly } = options
  const drawn = new Map<string, ReadonlyArray<Population>>()
  /** The populations of a run, drawn once for all of its laws. */
  const draw = ({ runs, seed }: typeof defaults): ReadonlyArray<Population> => {
    const key = `${runs} ${seed}`
    const all = drawn.get(key) ?? fc.sample(populations, { numRuns: runs, seed })
    drawn.set(key, all)
    return all
  }
  const checks = populationLaws.map(({ holds, id, rules, statement, title }): NamedCheck => {
    const name = `${id} ${rules.join(" ")} ${title}`
    return {
      name,
      run: (more = {}) => {
        const { path, ...asked } = { ...defaults, ...options, ...more }
        if (path === undefined && draw(asked).every((one) => holds(one, reckon))) return
        // Drawn and judged once more, by whom shrinks it and reports on it.
        const details = fc.check(
          fc.property(populations, (one) => holds(one, reckon)),
          { numRuns: asked.runs, seed: asked.seed, ...(path === undefined ? {} : { path }) }
        )
        if (details.failed)
          throw new Error(
            `law ${name} does not hold\n${statement.zh}\n${statement.en}\n${fc.defaultReportMessage(details)}`
          )
      }
    }
  })
  const shares: NamedCheck = {
    name: "U0 the laws met people who flip, both ways",
    run: (more = {}) => {
      const tally = new Tally()
      for (const { members, reform } of draw({ ...defaults, ...options, ...more })) {
        const { total } = reckon(reform, members)
        tally.add("reforms", [...(total.gained > 0 ? ["gained"] : []), ...(total.lost > 0 ? ["lost"] : [])])
      }
      const below = tally.below("reforms", least)
      if (below.length > 0) throw new Error(below.join("\n"))
    }
  }
  return [...checks, shares]
}

/** The laws of what-ifs on generated reforms; what an implementation owes to reforms that nobody has thought of yet. */
export const populationSuite = (options: PopulationOptions = {}): ReadonlyArray<NamedCheck> =>
  suite(anyPopulation, options)

/** The same on reforms of one document. */
export const reformSuite = (policy: Policy, options: PopulationOptions = {}): ReadonlyArray<NamedCheck> =>
  suite(populationsOf(policy), options)
