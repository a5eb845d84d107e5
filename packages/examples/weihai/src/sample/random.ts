/** A stream of numbers that is the same on every machine and in every year. */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number
  readonly pick: <A>(from: ReadonlyArray<A>) => A
  /** True in so many of a hundred cases. */
  readonly percent: (share: number) => boolean
  /** One of the values, each as often as its weight says. */
  readonly weighted: <A>(from: ReadonlyArray<readonly [value: A, weight: number]>) => A
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for samples and for nothing else. */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number): number => Math.floor((next() / 0x1_0000_0000) * limit)
  const weighted = <A>(from: ReadonlyArray<readonly [A, number]>): A => {
    let left = below(from.reduce((sum, [, weight]) => sum + weight, 0))
    for (const [value, weight] of from) {
      if (left < weight) return value
      left -= weight
    }
    throw new RangeError("nothing to choose from")
  }
  return {
    below,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    percent: (share) => below(1000) < share * 10,
    weighted
  }
}
