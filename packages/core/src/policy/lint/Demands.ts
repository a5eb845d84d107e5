import type { Leaf } from "../document/Requirement.ts"
import type { Amount } from "../document/Threshold.ts"
import type { Lint } from "./Lint.ts"
import { hasYear, yearsOf } from "./years.ts"

/** What leaves ask of those for whom nothing is adjusted, as far as that hangs on nothing but the year. */
export class Demands {
  readonly #lint: Lint
  readonly #leaves: ReadonlyMap<string, Leaf>
  readonly #fixed = new Map<string, number | undefined>()

  constructor(lint: Lint) {
    this.#lint = lint
    this.#leaves = new Map(lint.leaves.map((leaf) => [leaf.leaf, leaf]))
  }

  #amount(amount: Amount): number | undefined {
    if ("hours" in amount) return amount.hours
    if (amount.share.numerator === 0) return 0
    if (amount.of !== "required") return undefined
    const base = this.fixed(amount.leaf)
    return base === undefined ? undefined : Math.ceil((base * amount.share.numerator) / amount.share.denominator)
  }

  /** What is asked of everybody, in every year; undefined where that differs. */
  fixed(code: string): number | undefined {
    if (this.#fixed.has(code)) return this.#fixed.get(code)
    const leaf = this.#leaves.get(code)
    const threshold = leaf?.atLeast ?? leaf?.atMost
    const amount = threshold === undefined || "rows" in threshold ? undefined : this.#amount(threshold)
    this.#fixed.set(code, amount)
    return amount
  }

  /** What can be asked in a year; undefined where it is not known of some. */
  inYear(leaf: Leaf, year: number): ReadonlyArray<number> | undefined {
    const threshold = leaf.atLeast ?? leaf.atMost
    if (threshold === undefined) return undefined
    if (!("rows" in threshold)) {
      const amount = this.fixed(leaf.leaf)
      return amount === undefined ? undefined : [amount]
    }
    const { conditions } = this.#lint
    const amounts = threshold.rows
      .filter(
        ({ when, years = {} }) =>
          hasYear(yearsOf(years), year) && (when === undefined || hasYear(conditions.of(when).possible, year))
      )
      .map(({ amount }) => this.#amount(amount))
    const known = amounts.filter((one) => one !== undefined)
    return known.length === amounts.length && known.length > 0 ? known : undefined
  }
}
