import { decodePolicy, type Policy } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { memory } from "@xueshi/memory"
import {
  codeSuite,
  engineSuite,
  historySuite,
  lawSuite,
  type NamedCheck,
  type RunOptions,
  type SuiteOptions
} from "@xueshi/testing"
import { Result } from "effect"
import type { Trial } from "./Trial.ts"

/** The policies whose laws `npm test` runs, with what they declare beyond the laws of every policy. */
export const declaring: ReadonlyArray<{
  readonly id: keyof typeof documents
  readonly declares: SuiteOptions["declares"]
}> = [
  { id: "weihai2018", declares: ["R1"] },
  { id: "guangdong2021", declares: ["R1"] },
  { id: "weihai2018Completed", declares: [] }
]

/** Whether a check is a law of verdicts, and not a count of how often each answer was met. */
export const isLaw = ({ name }: NamedCheck): boolean => !name.startsWith("U0 ")

const trial = ({ name, run }: NamedCheck, options: RunOptions, of: string): Trial => ({
  column: "laws",
  name: `${name} (${of}, ${options.runs})`,
  run: () => run(options)
})

/** Few cases of every law first, since most faults fall to any of them. */
const few = 40
const many = 150
/** As many cases as the suite takes: with fewer, rare answers are missed by chance. */
const whole = 400

/** The laws of verdicts: on generated policies of every shape, then on shipped ones. */
export const engineTrials = (): ReadonlyArray<Trial> => {
  const suite = engineSuite()
  const shipped = declaring.flatMap(({ declares, id }) => {
    const policy: Policy = Result.getOrThrow(decodePolicy(documents[id]))
    return lawSuite(policy, declares === undefined ? {} : { declares })
      .filter(isLaw)
      .map((law) => trial(law, { runs: few }, id))
  })
  return [
    ...suite.filter(isLaw).map((law) => trial(law, { runs: few }, "generated")),
    ...shipped,
    ...suite.map((law) => trial(law, { runs: isLaw(law) ? many : whole }, "generated"))
  ]
}

/** The laws of codes, then those over histories of commands on the memory adapter. */
export const ruleTrials = (): ReadonlyArray<Trial> => [
  ...codeSuite().map((law) => trial(law, { runs: 1000 }, "codes")),
  ...historySuite(memory).map(
    ({ name, run }): Trial => ({ column: "laws", name: `${name} (histories)`, run: () => run() })
  )
]
