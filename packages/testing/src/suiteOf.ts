import fc from "fast-check"
import type { Case, Judge } from "./Case.ts"
import { CaseStream, kept } from "./CaseStream.ts"
import { LawBroken } from "./LawBroken.ts"
import type { Law } from "./laws/Law.ts"
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

/** A check with a name: for any test runner, or none. */
export interface NamedCheck<A = Case, J = Judge> {
  readonly name: string
  /** The law that it checks; none, where it looks at the cases themselves. */
  readonly law?: Law<A, J>
  /** Throws with a shrunk counter-example, the seed and the law's id where the law does not hold. */
  readonly run: (options?: RunOptions) => void
}

const defaults = { runs: 400, seed: 20181231 }

const parameters = ({ path, runs = defaults.runs, seed = defaults.seed }: RunOptions) => ({
  numRuns: runs,
  seed,
  ...(path === undefined ? {} : { path })
})

/** What laws are stated on, and what is tried. */
export interface Stated<A, J> {
  readonly laws: ReadonlyArray<Law<A, J>>
  readonly drawn: fc.Arbitrary<A>
  /** So many are drawn at once; a hundred, unless told. */
  readonly together?: number
  readonly judge: J
  /** The answers that one of them meets, counted under the name of the group. */
  readonly answersOf: (one: A) => Iterable<string>
  readonly group: string
  /** The least share of them in which each answer shall be met. */
  readonly least: Readonly<Record<string, number>>
  readonly tally?: Tally | undefined
}

/** Where each look was first broken, after all that was drawn. */
const brokenAfter = <A>(looks: ReadonlyArray<Look<A>>, stream: CaseStream<A>, runs: number): Progress<A>["broken"] =>
  [...throughLaws(looks, stream, { to: runs })].at(-1)?.broken ?? new Map()

/** What one suite draws, once for all of its checks. */
class Shared<A> {
  readonly looks: Array<Look<A>> = []
  readonly #drawn: fc.Arbitrary<A>
  readonly #together: number | undefined
  readonly #streams = new Map<number, CaseStream<A>>()
  readonly #all = new Map<string, Progress<A>["broken"]>()

  constructor({ drawn, together }: Pick<Stated<A, never>, "drawn" | "together">) {
    this.#drawn = drawn
    this.#together = together
  }

  /** The place of the first one that breaks a look. Of more than are kept, each is put to all looks of the suite at once. */
  brokenAt(look: Look<A>, runs: number, seed: number): number | undefined {
    const stream = this.#streams.get(seed) ?? new CaseStream(this.#drawn, seed, this.#together)
    this.#streams.set(seed, stream)
    if (runs <= kept) return brokenAfter([look], stream, runs).get(look)
    const key = `${seed} ${runs}`
    const broken = this.#all.get(key) ?? brokenAfter(this.looks, stream, runs)
    this.#all.set(key, broken)
    return broken.get(look)
  }
}

const checkOf = <A, J>(
  law: Law<A, J>,
  { drawn, judge }: Stated<A, J>,
  shared: Shared<A>,
  options: RunOptions
): NamedCheck<A, J> => {
  const name = `${law.id} ${law.rules.join(" ")} ${law.title}`
  const look: Look<A> = (one) => law.holds(one, judge)
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
      const details = fc.check(fc.property(drawn, look), asked)
      const { counterexample, counterexamplePath } = details
      if (counterexample !== null && counterexamplePath !== null)
        throw new LawBroken<A, J>(told(fc.defaultReportMessage(details) ?? ""), {
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
const sharesOf = <A, J>(stated: Stated<A, J>, shared: Shared<A>, options: RunOptions): NamedCheck<A, J> => {
  const { answersOf, group, least, tally = new Tally() } = stated
  const look: Look<A> = (one) => {
    tally.add(group, answersOf(one))
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

/** Laws as named checks, which share what is drawn; and one of how often each answer was met. */
export const suiteOf = <A, J>(stated: Stated<A, J>, options: RunOptions): ReadonlyArray<NamedCheck<A, J>> => {
  const shared = new Shared(stated)
  return [...stated.laws.map((law) => checkOf(law, stated, shared, options)), sharesOf(stated, shared, options)]
}
