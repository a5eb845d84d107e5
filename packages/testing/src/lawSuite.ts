import { evaluate, type Policy } from "@xueshi/core"
import fc from "fast-check"
import { answersOf, leastOfEngines, leastShares } from "./answers.ts"
import { casesOf } from "./arbitraries/cases.ts"
import { anyCase, wideCase } from "./arbitraries/documents.ts"
import type { Case, Judge } from "./Case.ts"
import { LawBroken } from "./LawBroken.ts"
import type { Law } from "./laws/Law.ts"
import { monotone } from "./laws/monotone.ts"
import { universal } from "./laws/universal.ts"
import { Tally } from "./Tally.ts"

/** How laws are run. Every default is fixed, so a run repeats itself. */
export interface RunOptions {
  /** Cases a law; 400 unless told. */
  readonly runs?: number
  /** The seed of the cases; a failure names it. */
  readonly seed?: number
  /** Leads straight to a counter-example that an earlier failure named. */
  readonly path?: string
}

export interface SuiteOptions extends RunOptions {
  /** Laws that this policy declares beyond those of every policy, such as `R1`. */
  readonly declares?: ReadonlyArray<Law["id"]>
  /** Another engine than core's. */
  readonly judge?: Judge
  /** Other least shares of answers than those usual, for a policy that can hardly give some of them. */
  readonly least?: Readonly<Record<string, number>>
  /** Counts the answers that the cases met. */
  readonly tally?: Tally
}

/** A check with a name: for any test runner, or none. */
export interface NamedCheck {
  readonly name: string
  /** The law that it checks; none, where it looks at the cases themselves. */
  readonly law?: Law
  /** Throws with a shrunk counter-example, the seed and the law's id where the law does not hold. */
  readonly run: (options?: RunOptions) => void
}

const defaults = { runs: 400, seed: 20181231 }
const declarable: ReadonlyArray<Law> = [monotone]

const parameters = ({ path, runs = defaults.runs, seed = defaults.seed }: RunOptions) => ({
  numRuns: runs,
  seed,
  ...(path === undefined ? {} : { path })
})

const checkOf = (law: Law, cases: fc.Arbitrary<Case>, options: SuiteOptions): NamedCheck => {
  const { judge = evaluate } = options
  const name = `${law.id} ${law.rules.join(" ")} ${law.title}`
  return {
    name,
    law,
    run: (more = {}) => {
      const details = fc.check(
        fc.property(cases, (one) => law.holds(one, judge)),
        parameters({ ...options, ...more })
      )
      if (!details.failed) return
      const { counterexample, counterexamplePath: path, seed } = details
      const message = `law ${name} does not hold\n${law.statement.zh}\n${law.statement.en}\n${report(details)}`
      if (counterexample === null || path === null) throw new Error(message)
      throw new LawBroken(message, { law, example: counterexample[0], seed, path })
    }
  }
}

const report = (details: fc.RunDetails<[Case]>): string => fc.defaultReportMessage(details) ?? ""

/** Fails where an answer was met too seldom, since then the laws held emptily. */
const sharesOf = (group: string, cases: fc.Arbitrary<Case>, options: SuiteOptions): NamedCheck => ({
  name: "U0 every answer is met often enough for the laws to mean something",
  run: (more = {}) => {
    const { judge = evaluate, tally = new Tally() } = options
    const { numRuns, seed } = parameters({ ...options, ...more })
    for (const one of fc.sample(cases, { numRuns, seed })) tally.add(group, answersOf(one, judge))
    const below = tally.below(group, options.least ?? {})
    if (below.length > 0) throw new Error(below.join("\n"))
  }
})

const suite = (group: string, cases: fc.Arbitrary<Case>, options: SuiteOptions) => {
  const declared = declarable.filter(({ id }) => options.declares?.includes(id))
  return [...[...universal, ...declared].map((law) => checkOf(law, cases, options)), sharesOf(group, cases, options)]
}

/**
 * The laws on one policy, as named checks.
 *
 * @example
 * for (const { name, run } of lawSuite(policy)) it(name, () => run())
 */
export const lawSuite = (policy: Policy, options: SuiteOptions = {}): ReadonlyArray<NamedCheck> =>
  suite(policy.reference.id, casesOf(policy), { ...options, least: { ...leastShares(policy), ...options.least } })

/** The cases that the laws of a policy are run on; so many from `path` on, where that is given. */
export const casesOfLaws = (policy: Policy, options: RunOptions = {}): ReadonlyArray<Case> =>
  fc.sample(casesOf(policy), parameters(options))

/** Policies of the plainer shapes and of every primitive that there is. */
const generated = fc.oneof({ weight: 2, arbitrary: anyCase }, { weight: 3, arbitrary: wideCase })

/** The laws on generated policies of many shapes: what an engine owes to documents that nobody has written yet. */
export const engineSuite = (options: SuiteOptions = {}): ReadonlyArray<NamedCheck> =>
  suite("generated", generated, { ...options, least: { ...leastOfEngines, ...options.least } })
