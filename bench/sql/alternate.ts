import { quantile } from "../rounds.ts"
import { plus, type Spent, since } from "./spent.ts"

/** Something to time that waits for a database, so by the clock on the wall. */
export interface Side<A> {
  readonly name: string
  readonly run: (item: A) => Promise<unknown>
  readonly spent: () => Spent
}

/** Milliseconds of every call, round by round, and of processor time a call. */
export interface Laps {
  readonly name: string
  readonly rounds: ReadonlyArray<ReadonlyArray<number>>
  readonly spent: Spent
}

/**
 * Times sides in turn, A B A B …, each with the same items round by round, one call after the other; who begins changes
 * from round to round. The first rounds only warm up.
 */
export const alternate = async <A>(
  sides: ReadonlyArray<Side<A>>,
  batches: ReadonlyArray<ReadonlyArray<A>>,
  warming: number
): Promise<ReadonlyArray<Laps>> => {
  const laps = sides.map(({ name }) => ({ name, rounds: [] as Array<Array<number>>, spent: { here: 0, server: 0 } }))
  for (const [round, batch] of batches.entries()) {
    for (let turn = 0; turn < sides.length; turn++) {
      const place = (round + turn) % sides.length
      const [side, lap] = [sides[place] as Side<A>, laps[place] as (typeof laps)[number]]
      const times: Array<number> = []
      const before = side.spent()
      for (const item of batch) {
        const start = performance.now()
        await side.run(item)
        times.push(performance.now() - start)
      }
      if (round < warming) continue
      lap.spent = plus(lap.spent, since(before, side.spent()))
      lap.rounds.push(times)
    }
  }
  return laps.map(({ name, rounds, spent }) => {
    const calls = rounds.flat().length
    return { name, rounds, spent: { here: spent.here / calls, server: spent.server / calls } }
  })
}

/** How many times as long one takes as the other: the medians of each round compared. */
export const slower = (one: Laps, other: Laps): ReadonlyArray<number> =>
  one.rounds.map((times, round) => quantile(times, 0.5) / quantile(other.rounds[round] as ReadonlyArray<number>, 0.5))
