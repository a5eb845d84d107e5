import { decodePolicy } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { memory } from "@xueshi/memory"
import {
  codeSuite,
  engineSuite,
  historySuite,
  lawSuite,
  type NamedCheck,
  precedenceSuite,
  type RunOptions,
  rosterSuite
} from "@xueshi/testing"
import { Result } from "effect"
import type { Trial } from "./Trial.ts"

/** Whether a check is a law of verdicts; a count of how often each answer was met is none, and finds no fault. */
export const isLaw = ({ name }: NamedCheck): boolean => !name.startsWith("U0 ")

const trial = ({ name, run }: NamedCheck, options: RunOptions, of: string): Trial => ({
  column: "laws",
  name: `${name} (${of}, ${options.runs})`,
  run: () => run(options)
})

/** Few cases of every law first, since most faults fall to any of them; then many, since those left show in rare ones alone. */
const few = 40
const many = 800
/** Of each shipped document, of which there are dozens. */
const ofEach = 10

/** The laws of verdicts: on generated policies of every shape, then on shipped ones. */
export const engineTrials = (): ReadonlyArray<Trial> => {
  const suite = engineSuite().filter(isLaw)
  const generated = (runs: number) => suite.map((law) => trial(law, { runs }, "generated"))
  const shipped = Object.values(documents).flatMap((document) => {
    const policy = Result.getOrThrow(decodePolicy(document))
    return lawSuite(policy)
      .filter(isLaw)
      .map((law) => trial(law, { runs: ofEach }, policy.reference.id))
  })
  return [...generated(few), ...generated(many), ...shipped]
}

/** The laws of rules alone, then those over histories of commands on the memory adapter. */
export const ruleTrials = (): ReadonlyArray<Trial> => [
  ...[codeSuite, precedenceSuite, rosterSuite].flatMap((suite) =>
    suite().map((law) => trial(law, { runs: 1000 }, "rules"))
  ),
  ...historySuite(memory).map(
    ({ name, run }): Trial => ({ column: "laws", name: `${name} (histories)`, run: () => run() })
  )
]
