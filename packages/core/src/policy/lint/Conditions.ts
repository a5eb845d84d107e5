import type { Condition } from "../document/Condition.ts"
import { everyYear, otherThan, yearsOf } from "./years.ts"

/** What is known of a condition before anybody is: in which years it can hold, and in which it holds of everybody. */
export interface Known {
  /** The same for conditions that say the same. */
  readonly id: number
  readonly possible: bigint
  readonly certain: bigint
}

type Since = Extract<Condition, { yearsSince: unknown }>["yearsSince"]

const isEmpty = ({ atLeast, lessThan }: Since): boolean =>
  atLeast !== undefined && lessThan !== undefined && atLeast >= lessThan

const both = (a: Since, b: Since): Since => {
  const least = [a.atLeast, b.atLeast].filter((one) => one !== undefined)
  const less = [a.lessThan, b.lessThan].filter((one) => one !== undefined)
  return {
    ...(least.length > 0 && { atLeast: Math.max(...least) }),
    ...(less.length > 0 && { lessThan: Math.min(...less) })
  }
}

/** Whether the dates that conditions joined by "and" ask for exclude each other: a fact is one date. */
const datesExclude = (parts: ReadonlyArray<Condition>): boolean => {
  const since = new Map<string, Since>()
  const ago = new Map<string, number>()
  for (const one of parts)
    if ("yearsSince" in one) {
      const range = both(since.get(one.fact) ?? {}, one.yearsSince)
      if (isEmpty(range)) return true
      since.set(one.fact, range)
    } else if ("yearsAgo" in one) {
      if ((ago.get(one.fact) ?? one.yearsAgo) !== one.yearsAgo) return true
      ago.set(one.fact, one.yearsAgo)
    }
  return false
}

/** Looks at the conditions of one document, at each once. */
export class Conditions {
  readonly #ids = new Map<string, number>()
  readonly #known = new WeakMap<Condition, Known>()

  #id(text: string): number {
    const id = this.#ids.get(text) ?? this.#ids.size
    this.#ids.set(text, id)
    return id
  }

  /** One value of a fact at one time, by which conditions that name several can be told from each other. */
  valuesOf(condition: Condition): ReadonlyArray<number> {
    if (!("is" in condition) || "months" in condition || condition.on === "all") return []
    const { fact, is, on = "last" } = condition
    return is.map((value) => this.#id(JSON.stringify(["value", fact, on, value])))
  }

  of(condition: Condition): Known {
    const known = this.#known.get(condition) ?? this.#look(condition)
    this.#known.set(condition, known)
    return known
  }

  #look(condition: Condition): Known {
    const joined = (kind: string, parts: ReadonlyArray<Known>) =>
      this.#id(`${kind} ${[...new Set(parts.map(({ id }) => id))].toSorted((a, b) => a - b).join(" ")}`)
    if ("not" in condition) {
      const { certain, id, possible } = this.of(condition.not)
      return { id: this.#id(`not ${id}`), possible: otherThan(certain), certain: otherThan(possible) }
    }
    if ("allOf" in condition || "anyOf" in condition) {
      const all = "allOf" in condition
      const parts = all ? condition.allOf : condition.anyOf
      const known = parts.map((one) => this.of(one))
      const denied = new Set(parts.flatMap((one) => ("not" in one ? [this.of(one.not).id] : [])))
      const opposed = known.some(({ id }) => denied.has(id))
      if (all) {
        const possible = known.reduce((years, one) => years & one.possible, everyYear)
        return {
          id: joined("allOf", known),
          possible: opposed || datesExclude(parts) ? 0n : possible,
          certain: known.reduce((years, one) => years & one.certain, everyYear)
        }
      }
      return {
        id: joined("anyOf", known),
        possible: known.reduce((years, one) => years | one.possible, 0n),
        certain: opposed ? everyYear : known.reduce((years, one) => years | one.certain, 0n)
      }
    }
    const id = this.#id(JSON.stringify(condition))
    if ("years" in condition) {
      const years = yearsOf(condition.years)
      return { id, possible: years, certain: years }
    }
    if ("records" in condition && "hours" in condition && condition.hours === 0)
      return { id, possible: everyYear, certain: everyYear }
    if ("yearsSince" in condition && isEmpty(condition.yearsSince)) return { id, possible: 0n, certain: 0n }
    return { id, possible: everyYear, certain: 0n }
  }
}

/** The years in which what was said earlier already covers whatever a condition can mean. */
export class Covered {
  readonly #conditions: Conditions
  readonly #years = new Map<number, bigint>()
  #all = 0n

  constructor(conditions: Conditions) {
    this.#conditions = conditions
  }

  /** The years in which nobody is left. */
  get all(): bigint {
    return this.#all
  }

  of(condition: Condition | undefined): bigint {
    if (condition === undefined) return this.#all
    const { id, possible } = this.#conditions.of(condition)
    const values = this.#conditions.valuesOf(condition)
    const every = (parts: ReadonlyArray<bigint>) => parts.reduce((years, one) => years & one, everyYear)
    const inner =
      "allOf" in condition
        ? condition.allOf.reduce((years, one) => years | this.of(one), 0n)
        : "anyOf" in condition
          ? every(condition.anyOf.map((one) => this.of(one)))
          : values.length > 0
            ? every(values.map((one) => this.#years.get(one) ?? 0n))
            : 0n
    return this.#all | otherThan(possible) | (this.#years.get(id) ?? 0n) | inner
  }

  add(condition: Condition | undefined, years: bigint): void {
    if (condition === undefined) {
      this.#all |= years
      return
    }
    const { certain, id } = this.#conditions.of(condition)
    this.#all |= years & certain
    // Whoever is left where this does not hold: nobody, where its opposite has been said already.
    if ("not" in condition) this.#all |= years & this.of(condition.not)
    for (const one of [id, ...this.#conditions.valuesOf(condition)])
      this.#years.set(one, (this.#years.get(one) ?? 0n) | years)
    if ("anyOf" in condition) for (const one of condition.anyOf) this.add(one, years)
  }
}
