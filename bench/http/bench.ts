import type { Connection } from "@xueshi/embedded"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { quantile } from "../rounds.ts"
import { install } from "../sql/byHand.ts"
import type { City } from "../sql/city.ts"
import { assertSame } from "../sql/same.ts"
import { copy, on } from "../sql/server.ts"
import { count, middle, ms, print, times } from "../sql/show.ts"
import { agree } from "./agree.ts"
import { type Contestant, contestant } from "./contestant.ts"
import { approveAndTell } from "./floor/statements.ts"
import { clients, loaded, type Round } from "./load.ts"
import { type Asking, firstPage, materialOf, seriesOf } from "./requests.ts"
import { openSessions } from "./sessions.ts"

const [rounds, seconds, sample, warming] = [5, 1.4, 60, 1500]
/** As many pages of each employer's list are asked for at most. */
const pages = 3

const aims = { one: 0.5, list: 0.5, completion: 0.7, approve: 0.7 } as const
type Name = keyof typeof aims
const titles: Readonly<Record<Name, string>> = {
  one: "One declaration",
  list: "A page of fifty that await review",
  completion: "A person's year with the whole explanation",
  approve: "An approval"
}

const take = (next: () => Asking, many: number): ReadonlyArray<Asking> => Array.from({ length: many }, next)

/** Every employer's first pages, which both sides lead through alike. */
const pagesOf = async (library: Contestant, floor: Contestant, { pending }: City) => {
  const found: Array<Asking> = []
  for (const organisation of new Set(pending.map(({ organisation }) => organisation))) {
    let cursor: string | undefined
    for (let page = 0; page < pages; page++) {
      const asking = firstPage(organisation, cursor)
      found.push(asking)
      const { next } = await agree(library, floor, asking)
      if (typeof next !== "string") break
      cursor = next
    }
  }
  return found
}

const lap = ({ name }: Contestant, all: ReadonlyArray<Round>) => {
  const waits = all.flatMap((round) => round.times)
  const speed = middle(
    all.map(({ perSecond }) => perSecond),
    count
  )
  const computed = quantile(
    all.map((round) => round.computed),
    0.5
  )
  const tails = `p50 ${ms(quantile(waits, 0.5))}, p99 ${ms(quantile(waits, 0.99))}`
  return `  ${name.padEnd(10)} ${speed} /s, ${tails}; the server computes ${ms(computed)}`
}

/** Times one kind of request on both sides in turn, with the same requests, and tells. */
const timed = async (name: Name, sides: readonly [Contestant, Contestant], next: () => Asking) => {
  for (const asking of take(next, sample)) await agree(...sides, asking)
  const warm = take(next, warming)
  const speeds: Array<number> = []
  for (const side of sides) speeds.push((await loaded(side, warm)).perSecond)
  // Whole rounds of about so long for the slower one, whatever the machine.
  const many = Math.min(3000, Math.round(Math.min(...speeds) * seconds))
  const laps: readonly [Array<Round>, Array<Round>] = [[], []]
  for (let round = 0; round < rounds; round++) {
    const requests = take(next, many)
    for (const place of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
      laps[place].push(await loaded(sides[place], requests))
  }
  const [library, floor] = laps
  const ratios = library.map(({ perSecond }, round) => perSecond / (floor[round] as Round).perSecond)
  const computed = library.map((one, round) => one.computed / (floor[round] as Round).computed)
  const missed = quantile(ratios, 0.5) < aims[name] ? ", MISSED" : ""
  print(
    titles[name],
    lap(sides[0], library),
    lap(sides[1], floor),
    `  → the library answers ${middle(ratios, times)} of its throughput; aim ≥ ${aims[name]}${missed}; ${times(quantile(computed, 0.5))} times the processor time`
  )
}

/** Times the interface against bare Hono and SQL, each on a copy of the city. */
export const overHttp = Effect.fnUntraced(function* ({
  city,
  template
}: {
  readonly city: City
  readonly template: Connection
}) {
  yield* Effect.scoped(
    Effect.gen(function* () {
      const [here, there] = [yield* copy(template, "http_library"), yield* copy(template, "http_by_hand")]
      for (const database of [here, there]) yield* on(database, openSessions(city))
      yield* install(there)
      yield* on(
        there,
        Effect.flatMap(SqlClient.SqlClient, (sql) => sql.unsafe(approveAndTell))
      )
      const material = yield* on(here, materialOf(city))
      yield* Effect.scoped(
        Effect.gen(function* () {
          const library = yield* contestant("library", new URL("./library.ts", import.meta.url), here)
          const floor = yield* contestant("by hand", new URL("./floor/main.ts", import.meta.url), there)
          print("", `Over HTTP, ${clients} connections; one request in twenty is refused; by hand: bare Hono and pg`)
          yield* Effect.promise(async () => {
            const series = seriesOf(material, await pagesOf(library, floor, city))
            for (const name of Object.keys(aims) as Array<Name>) await timed(name, [library, floor], series[name])
          })
        })
      )
      yield* assertSame(here, there, { batched: false })
    })
  )
})
