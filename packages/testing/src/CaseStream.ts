import fc from "fast-check"
import type { Case } from "./Case.ts"

/** So many cases are drawn at once. */
const together = 100
/** So many are kept, for whoever looks at the same ones later; further ones are drawn anew each time. */
export const kept = 1000

/** The cases that fast-check would draw from a seed, in its order: drawn once for all laws that look at them. */
export class CaseStream {
  readonly #cases: fc.Arbitrary<Case>
  readonly #seed: number
  readonly #kept: Array<ReadonlyArray<Case>> = []

  constructor(cases: fc.Arbitrary<Case>, seed: number) {
    this.#cases = cases
    this.#seed = seed
  }

  #draw(from: number, count: number): ReadonlyArray<Case> {
    return fc.sample(this.#cases, { seed: this.#seed, numRuns: count, path: `${from}` })
  }

  /** The cases from a place on to another one, in handfuls: never more than a few in memory beside those that are kept. */
  *handfuls(from: number, to: number): Generator<ReadonlyArray<Case>> {
    for (let at = from; at < to; at += together) {
      const count = Math.min(together, to - at)
      const whole = at % together === 0 && at + together <= kept
      const handful = (whole ? this.#kept[at / together] : undefined) ?? this.#draw(at, whole ? together : count)
      if (whole) this.#kept[at / together] = handful
      yield handful.slice(0, count)
    }
  }
}
