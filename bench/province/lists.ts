import { OrganisationRepository, Organisations, ProfessionalRepository, Professionals } from "@xueshi/core"
import type { Connection } from "@xueshi/embedded"
import { Effect, ManagedRuntime } from "effect"
import { SqlClient } from "effect/sql"
import type pg from "pg"
import { quantile } from "../rounds.ts"
import { alternate, type Laps, slower } from "../sql/alternate.ts"
import { portsOn } from "../sql/byLibrary.ts"
import { moments } from "../sql/city.ts"
import { middle, ms, print, times } from "../sql/show.ts"
import { spentOn } from "../sql/spent.ts"
import { organisationQueries, pgOn, professionalQueries } from "./byHand.ts"
import { administratorOf, askedOf, casesOf, placeAfter, size } from "./cases.ts"
import { madeProvince } from "./made.ts"

const aim = 1.5

/** The fastest of several ways, and the rows that all of them give. */
const fastest = async (client: pg.Client, queries: ReadonlyArray<string>) => {
  const tried: Array<{ readonly query: string; readonly took: number; readonly ids: string }> = []
  for (const query of queries) {
    const took: Array<number> = []
    let ids = ""
    for (let turn = 0; turn < 4; turn++) {
      const start = performance.now()
      const { rows } = await client.query<{ state: { id: string } }>(query)
      took.push(performance.now() - start)
      ids = rows.map(({ state }) => state.id).join()
    }
    tried.push({ query, took: Math.min(...took), ids })
  }
  const [best] = tried.toSorted((one, other) => one.took - other.took)
  if (best === undefined || tried.some(({ ids }) => ids !== best.ids)) throw new Error("the ways by hand differ")
  return best
}

const idsIn = <E, R>(page: Effect.Effect<{ readonly items: ReadonlyArray<{ readonly id: string }> }, E, R>) =>
  Effect.map(page, ({ items }) => items.map(({ id }) => id))

const lap = ({ name, rounds }: Laps) => `${name} ${middle(rounds.flat(), ms)}`

/** Times each list, its first page and a late one, against the fastest that was written by hand. */
const compare = Effect.fnUntraced(function* (connection: Connection) {
  const client = yield* pgOn(connection)
  const { dispose, runPromise } = ManagedRuntime.make(portsOn(connection, moments.now))
  yield* Effect.addFinalizer(() => Effect.promise(dispose))
  const cases = yield* Effect.promise(() => casesOf(client))
  const repositories = yield* Effect.promise(() =>
    runPromise(Effect.all([OrganisationRepository, ProfessionalRepository]))
  )
  yield* Effect.promise(() => runPromise(Effect.flatMap(SqlClient.SqlClient, (sql) => sql`select 1`)))
  const spent = yield* spentOn(connection)
  for (const one of cases) {
    const late = yield* Effect.promise(() => placeAfter(client, one))
    for (const [page, after] of [["first page", null] as const, ["late page", late] as const]) {
      if (page === "late page" && after === null) continue
      const { by, filter = {}, list, name } = one
      const asked = askedOf(by, filter, after ?? "")
      const place = { after, limit: size }
      const queries = list === "organisations" ? organisationQueries(asked) : professionalQueries(asked)
      const best = yield* Effect.promise(() => fastest(client, queries))
      const principal = administratorOf(by)
      const [tree, people] = repositories
      const useCase =
        list === "organisations"
          ? idsIn(Organisations.list(principal, filter, place))
          : idsIn(Professionals.list(principal, filter, place))
      const read =
        list === "organisations"
          ? idsIn(tree.jurisdiction(asked.path, filter, place))
          : idsIn(people.jurisdiction(asked.path, filter, place))
      const seen = yield* Effect.promise(() => runPromise(useCase))
      if (seen.join() !== best.ids.split(",").slice(0, size).join())
        throw new Error(`${name}, ${page}: the library gives other rows than those by hand`)
      const rounds = Array.from({ length: 9 }, () => Array.from({ length: 12 }, () => undefined))
      const sides = [
        { name: "use case", run: () => runPromise(useCase), spent },
        { name: "its query", run: () => runPromise(read), spent },
        { name: "by hand", run: () => client.query(best.query), spent }
      ]
      const [whole, query, byHand] = (yield* Effect.promise(() => alternate(sides, rounds, 2))) as [Laps, Laps, Laps]
      const ratio = slower(query, byHand)
      const computed = (query.spent.here + query.spent.server) / (byHand.spent.here + byHand.spent.server)
      const missed = quantile(ratio, 0.5) > aim ? ", MISSED" : ""
      print(
        `${name}, ${page}: ${seen.length} rows`,
        `  ${[whole, query, byHand].map(lap).join("; ")}`,
        `  → the query takes ${middle(ratio, times)} times as long; aim ≤ ${aim}${missed}; ${times(computed)} times the processor time, in PostgreSQL ${times(query.spent.server / byHand.spent.server)}; the use case ${middle(slower(whole, byHand), times)}`
      )
    }
  }
})

/** `npm run bench -- lists`: pages of organisations and of people, scoped and filtered. */
export const timeLists = (args: ReadonlyArray<string>): Promise<void> =>
  Effect.flatMap(madeProvince(args), compare).pipe(Effect.scoped, Effect.orDie, Effect.runPromise)
