import fc from "fast-check"
import { Tally } from "../../Tally.ts"
import type { HistoryOptions, NamedAsyncCheck } from "../historySuite.ts"
import type { Adapter } from "../World.ts"
import { requestLaws } from "./laws.ts"
import { play } from "./play.ts"
import type { RequestLaw } from "./RequestLaw.ts"
import { requestHistories } from "./steps.ts"

/** A law that does not hold, and what is wrong. */
class Broken extends Error {
  readonly law: RequestLaw
  constructor(law: RequestLaw, why: string) {
    super(`${why}\n${law.statement.zh}\n${law.statement.en}`)
    this.law = law
  }
}

type Details = fc.RunDetails<unknown>

/** Plays each history once and lets every law look at it. */
const playAll = (adapter: Adapter, tally: Tally, { path, runs = 300, seed = 20190115 }: HistoryOptions) =>
  fc.check(
    fc.asyncProperty(requestHistories, (history) =>
      play(adapter, history, async (played) => {
        for (const law of requestLaws) {
          const met = new Set<string>()
          const why = await law.broken(played, (what) => met.add(what), adapter)
          if (why !== undefined) throw new Broken(law, why)
          tally.add(`requests ${law.id}`, met)
        }
      })
    ),
    { numRuns: runs, seed, ...(path === undefined ? {} : { path }) }
  ) as Promise<Details>

const nameOf = ({ id, rules, title }: RequestLaw): string =>
  [...(id === "machine" ? [] : [id]), ...rules, title].join(" ")

/**
 * The laws over histories of requests on an adapter, as named checks: the first that is run plays the histories, for all of them.
 *
 * @example
 * for (const { name, run } of requestSuite(memory)) it(name, () => run({ runs: 2000 }))
 */
export const requestSuite = (adapter: Adapter, options: HistoryOptions = {}): ReadonlyArray<NamedAsyncCheck> => {
  const tally = options.tally ?? new Tally()
  const plays = new Map<string, Promise<Details>>()
  return requestLaws.map((law) => ({
    name: nameOf(law),
    run: async (more = {}) => {
      const asked = { ...options, ...more }
      const key = `${asked.runs} ${asked.seed} ${asked.path}`
      const playing = plays.get(key) ?? playAll(adapter, tally, asked)
      plays.set(key, playing)
      const details = await playing
      const error = details.errorInstance
      const mine = error instanceof Broken ? error.law === law : law === requestLaws[0]
      if (details.failed && mine) throw new Error(`${error}\n${fc.defaultReportMessage(details)}`)
      const below = details.failed ? [] : tally.below(`requests ${law.id}`, law.meets)
      if (below.length > 0) throw new Error(below.join("\n"))
    }
  }))
}
