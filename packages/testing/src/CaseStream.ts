import fc from "fast-check"
import type { Case } from "./Case.ts"

/** So many are kept, for whoever looks at the same ones later; further ones are drawn anew each time. */
export const kept = 1000

/** The cases that fast-check would draw from a seed, in its order: drawn once for all laws that look at them. */
export class CaseStream<A = Case> {
  readonly #cases: fc.Arbitrary<A>
  readonly #seed: number
  readonly #together: number
  readonly #kept: Array<ReadonlyArray<A>> = []

  /** `together`: so many are drawn at once. */
  constructor(cases: fc.Arbitrary<A>, seed: number, together = 100) {
    this.#cases = cases
    this.#seed = seed
    this.#together = together
  }

  #draw(from: number, count: number): ReadonlyArray<A> {
    return fc.sample(this.#cases, { seed: this.#seed, numRuns: count, path: `${from}` })
  }

  /** The cases from a place on to another one, in handfuls: never more than a few in memory beside those that are kept. */
  *handfuls(from: number, to: number): Generator<ReadonlyArray<A>> {
    const together = this.#together
    for (let at = from; at < to; at += together) {
      const count = Math.min(together, to - at)
      const whole = at % together === 0 && at + together <= kept
      const handful = (whole ? this.#kept[at / together] : undefined) ?? this.#draw(at, whole ? together : count)
      if (whole) this.#kept[at / together] = handful
      yield handful.slice(0, count)
    }
  }
}
