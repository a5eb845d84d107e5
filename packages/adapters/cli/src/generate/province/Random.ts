/** What is made up by chance; each kind has a stream of its own. */
export const kinds = ["organisation", "department", "role", "post", "holder", "person", "user", "declaration"] as const
export type Kind = (typeof kinds)[number]

/** Mixes two numbers of 32 bits into one (the finisher of MurmurHash3, public domain). */
const mix = (one: number, other: number): number => {
  let mixed = Math.imul(one ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** A number that follows from the seed, a kind and which one of that kind it is. */
export const mixed = (seed: number, kind: Kind, number: number): number =>
  mix(mix(seed, kinds.indexOf(kind) + 1), number)

/**
 * Chance that follows from the seed alone: whichever one is made, on whichever thread and after whichever others, it is made
 * the same (mulberry32, public domain).
 */
export class Random {
  private state: number

  constructor(seed: number, kind: Kind, number: number) {
    this.state = mixed(seed, kind, number)
  }

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }

  /** A whole number from 0, below the bound. */
  below(bound: number): number {
    return this.next() % bound
  }

  between(first: number, last: number): number {
    return first + this.below(last - first + 1)
  }

  /** True so many times in a hundred. */
  percent(share: number): boolean {
    return this.below(100) < share
  }

  oneOf<A>(choices: ReadonlyArray<A>): A {
    return choices[this.below(choices.length)] as A
  }

  /** One of several, the first far more often than the last. */
  earlyOf<A>(choices: ReadonlyArray<A>): A {
    return choices[Math.min(this.below(choices.length), this.below(choices.length))] as A
  }

  /** One of several by weights that sum to a hundred. */
  weighted<A>(choices: ReadonlyArray<readonly [number, A]>): A {
    let left = this.below(100)
    for (const [weight, choice] of choices) {
      left -= weight
      if (left < 0) return choice
    }
    return (choices.at(-1) as readonly [number, A])[1]
  }
}
