import { evaluate, type Policy } from "@xueshi/core"
import fc from "fast-check"
import { answersOf, leastOfEngines, leastShares } from "./answers.ts"
import { casesOf } from "./arbitraries/cases.ts"
import { anyCase, wideCase } from "./arbitraries/documents.ts"
import type { Case, Judge } from "./Case.ts"
import { CaseStream, kept } from "./CaseStream.ts"
import { LawBroken } from "./LawBroken.ts"
import { declarable } from "./laws/declarable.ts"
import type { Law } from "./laws/Law.ts"
import { universal } from "./laws/universal.ts"
import { Tally } from "./Tally.ts"
import { type Look, type Progress, throughLaws } from "./throughLaws.ts"

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

const parameters = ({ path, runs = defaults.runs, seed = defaults.seed }: RunOptions) => ({
  numRuns: runs,
  seed,
  ...(path === undefined ? {} : { path })
})

/** Where each look was first broken, after all of the cases. */
const brokenAfter = (looks: ReadonlyArray<Look>, stream: CaseStream, runs: number): Progress["broken"] =>
  [...throughLaws(looks, stream, { to: runs })].at(-1)?.broken ?? new Map()

/** The cases of one suite, drawn once for all of its checks. */
class Shared {
  readonly looks: Array<Look> = []
  readonly #cases: fc.Arbitrary<Case>
  readonly #streams = new Map<number, CaseStream>()
  readonly #all = new Map<string, Progress["broken"]>()

  constructor(cases: fc.Arbitrary<Case>) {
    this.#cases = cases
  }

  /** The place of the first case that breaks a look. Of more cases than are kept, each is put to all looks of the suite at once. */
  brokenAt(look: Look, runs: number, seed: number): number | undefined {
    const stream = this.#streams.get(seed) ?? new CaseStream(this.#cases, seed)
    this.#streams.set(seed, stream)
    if (runs <= kept) return brokenAfter([look], stream, runs).get(look)
    const key = `${seed} ${runs}`
    const broken = this.#all.get(key) ?? brokenAfter(this.looks, stream, runs)
    this.#all.set(key, broken)
    return broken.get(look)
  }
}

const checkOf = (law: Law, cases: fc.Arbitrary<Case>, shared: Shared, options: SuiteOptions): NamedCheck => {
  const { judge = evaluate } = options
  const name = `${law.id} ${law.rules.join(" ")} ${law.title}`
  const look: Look = (one) => law.holds(one, judge)
  shared.looks.push(look)
  const told = (report: string) => `law ${name} does not hold\n${law.statement.zh}\n${law.statement.en}\n${report}`
  return {
    name,
    law,
    run: (more = {}) => {
      const asked = parameters({ ...options, ...more })
      const { numRuns, path, seed } = asked
      const place = path === undefined ? shared.brokenAt(look, numRuns, seed) : 0
      if (place === undefined) return
      // Drawn and judged once more, by whom shrinks it and reports on it.
      const details = fc.check(fc.property(cases, look), asked)
      const { counterexample, counterexamplePath } = details
      if (counterexample !== null && counterexamplePath !== null)
        throw new LawBroken(told(fc.defaultReportMessage(details) ?? ""), {
          law,
          example: counterexample[0],
          seed,
          path: counterexamplePath
        })
      if (path === undefined)
        throw new Error(told(`seed: ${seed}, case ${place}: broken once, and kept when asked again`))
    }
  }
}

/** Fails where an answer was met too seldom, since then the laws held emptily. */
const sharesOf = (group: string, shared: Shared, options: SuiteOptions): NamedCheck => {
  const { judge = evaluate, least = {}, tally = new Tally() } = options
  const look: Look = (one) => {
    tally.add(group, answersOf(one, judge))
    return true
  }
  shared.looks.push(look)
  return {
    name: "U0 every answer is met often enough for the laws to mean something",
    run: (more = {}) => {
      const { numRuns, seed } = parameters({ ...options, ...more })
      const place = shared.brokenAt(look, numRuns, seed)
      const wrong = place === undefined ? tally.below(group, least) : [`no answer to case ${place} of seed ${seed}`]
      if (wrong.length > 0) throw new Error(wrong.join("\n"))
    }
  }
}

const suite = (group: string, laws: ReadonlyArray<Law>, cases: fc.Arbitrary<Case>, options: SuiteOptions) => {
  const shared = new Shared(cases)
  return [...laws.map((law) => checkOf(law, cases, shared, options)), sharesOf(group, shared, options)]
}

/** The laws that this policy shall keep: those of every policy, and those that its document declares. */
export const lawsOf = ({ document }: Policy): ReadonlyArray<Law> => [
  ...universal,
  ...declarable.filter(({ id }) => document.laws?.some((one) => one === id))
]

/**
 * The laws on one policy, those that it declares with them, as named checks. They share their cases.
 *
 * @example
 * for (const { name, run } of lawSuite(policy)) it(name, () => run())
 */
export const lawSuite = (policy: Policy, options: SuiteOptions = {}): ReadonlyArray<NamedCheck> =>
  suite(policy.reference.id, lawsOf(policy), casesOf(policy), {
    ...options,
    least: { ...leastShares(policy), ...options.least }
  })

/** Policies of the plainer shapes and of every primitive that there is. */
const generated = fc.oneof({ weight: 2, arbitrary: anyCase }, { weight: 3, arbitrary: wideCase })

/** The laws on generated policies of many shapes: what an engine owes to documents that nobody has written yet. */
export const engineSuite = (options: SuiteOptions = {}): ReadonlyArray<NamedCheck> =>
  suite("generated", universal, generated, { ...options, least: { ...leastOfEngines, ...options.least } })
