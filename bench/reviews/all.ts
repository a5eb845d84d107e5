import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { parseArgs, promisify } from "node:util"
import { PgClient } from "@effect/sql-pg"
import { actorOf, Digests, dayAt, type OrganisationId, textOfItem } from "@xueshi/core"
import { type Connection, urlOf } from "@xueshi/embedded"
import { migrate, NodeDigests } from "@xueshi/sql"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { pgOn } from "../province/byHand.ts"
import { quantile } from "../rounds.ts"
import { portsOn } from "../sql/byLibrary.ts"
import { moments } from "../sql/city.ts"
import { assertRows } from "../sql/same.ts"
import { copy, on, server } from "../sql/server.ts"
import { count, middle, print, times } from "../sql/show.ts"
import { type Spent, since, spentOn } from "../sql/spent.ts"
import { takeIn } from "./byHand.ts"
import { fillHospital, head } from "./hospital.ts"

const [aim, mostResident] = [2.5, 300 * 2 ** 20]

/** What both sides must have written alike; salts, and with them digests, are drawn anew. */
const rows = {
  review: "select id, version, state from review",
  professional: "select id, version, state from professional",
  journal: `
    select at, actor, aggregate, id, version, shape, event, value
    from journal left join journal_personal on digest = personal`,
  claim: "select scope, key, holder from claim",
  statistic: "select organisation, year, kind, day, sum(delta) from statistic group by 1, 2, 3, 4",
  ledger: "select professional, inputs, settled from ledger",
  rerouted: "select aggregate, item, handler from rerouted"
}

interface Took extends Spent {
  readonly wall: number
}

const decide = fileURLToPath(new URL("./decide.ts", import.meta.url))

const byLibrary = (connection: Connection, hospital: OrganisationId, options: ReadonlyArray<string>) =>
  Effect.promise(async () => {
    const env = { ...process.env, DATABASE_URL: urlOf(connection) }
    const node = [...process.execArgv, ...options, decide, hospital]
    const { stdout } = await promisify(execFile)(process.execPath, node, { env })
    return JSON.parse(stdout) as Took & {
      readonly count: number
      readonly heap: ReadonlyArray<number>
      readonly resident: number
    }
  })

const byHand = (connection: Connection, hospital: OrganisationId) =>
  Effect.scoped(
    Effect.gen(function* () {
      const client = yield* pgOn(connection)
      yield* Effect.promise(() => client.query(takeIn))
      const actor = actorOf(head(hospital, "employer"))
      const spent = yield* spentOn(connection)
      return yield* Effect.promise(async () => {
        const [before, start] = [spent(), performance.now()]
        const { rows: shown } = await client.query<{ now: string }>("select pg_current_snapshot()::text as now")
        const values = [hospital, actor.user, shown[0]?.now, moments.now, dayAt(moments.now), JSON.stringify(actor)]
        const { rows: taken } = await client.query<{ count: string }>(
          "select by_hand_take_in($1, $2, $3, $4, $5, $6) as count",
          values
        )
        const wall = performance.now() - start
        return { count: Number(taken[0]?.count), wall, ...since(before, spent()) }
      })
    })
  )

/** Throws unless the floor's digests are those of what they stand for. */
const assertDigests = Effect.fnUntraced(function* (connection: Connection) {
  const items = yield* on(
    connection,
    Effect.flatMap(
      SqlClient.SqlClient,
      (sql) => sql<{ digest: string; salt: string; value: { readonly [key: string]: string } }>`
        select digest, salt, value from journal_personal join journal on personal = digest
        where aggregate = 'Professional' limit 200`
    )
  )
  const { sha256 } = yield* Digests
  const digests = yield* sha256(items.map(({ salt, value }) => textOfItem({ salt, value })))
  if (items.some(({ digest }, place) => digest !== digests[place]))
    throw new Error("digests by hand are not of what they stand for")
})

/** One round on rows that nobody has touched; who begins changes from round to round. */
const round = Effect.fnUntraced(function* (
  template: Connection,
  hospital: OrganisationId,
  number: number,
  options: ReadonlyArray<string>
) {
  const here = yield* copy(template, `all_library_${number}`)
  const there = yield* copy(template, `all_by_hand_${number}`)
  const first = number % 2 === 0 ? yield* byLibrary(here, hospital, options) : undefined
  const hand = yield* byHand(there, hospital)
  const library = first ?? (yield* byLibrary(here, hospital, options))
  yield* assertRows(here, there, rows)
  yield* Effect.provide(assertDigests(there), NodeDigests)
  return { library, hand }
})

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`
const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`

const compare = Effect.fnUntraced(function* (pending: number, rounds: number, options: ReadonlyArray<string>) {
  const admin = yield* server
  const template = { ...admin, database: "hospital" }
  yield* on(
    admin,
    Effect.flatMap(SqlClient.SqlClient, (sql) => sql`create database hospital`)
  )
  yield* Effect.scoped(Effect.provide(migrate, PgClient.layer(template)))
  const hospital = yield* Effect.scoped(Effect.provide(fillHospital(pending), portsOn(template, moments.submitted)))
  yield* on(
    template,
    Effect.flatMap(SqlClient.SqlClient, (sql) => sql`vacuum analyze`)
  )
  const took = yield* Effect.forEach(Array(rounds).keys(), (number) =>
    Effect.scoped(round(template, hospital, number, options))
  )
  if (took.some(({ hand, library }) => hand.count !== pending || library.count !== pending))
    throw new Error("not all that was shown was decided")
  const lap = (name: string, all: ReadonlyArray<Took>) => {
    const wall = middle(
      all.map(({ wall }) => wall),
      seconds
    )
    const spent = (key: keyof Spent) =>
      seconds(
        quantile(
          all.map((one) => one[key]),
          0.5
        )
      )
    return `  ${name.padEnd(10)} ${wall}; computes ${spent("here")} here, ${spent("server")} in PostgreSQL`
  }
  const ratio = took.map(({ hand, library }) => library.wall / hand.wall)
  const computed = took.map(({ hand, library }) => (library.here + library.server) / (hand.here + hand.server))
  const heap = took.map(({ library }) => library.heap.map(megabytes).join(" and "))
  const resident = Math.max(...took.map(({ library }) => library.resident))
  print(
    "",
    `${count(pending)} registrations approved as “all”, ${rounds} rounds; by hand in one statement`,
    lap(
      "library",
      took.map(({ library }) => library)
    ),
    lap(
      "by hand",
      took.map(({ hand }) => hand)
    ),
    `  → the library takes ${middle(ratio, times)} times as long; aim ≤ ${aim}${quantile(ratio, 0.5) > aim ? ", MISSED" : ""}; ${middle(computed, times)} times the processor time`,
    `  in use after a collection, before and after: ${heap.join("; ")}`,
    `  its process was at most ${megabytes(resident)} resident; aim ≤ ${megabytes(mostResident)}${resident > mostResident ? ", MISSED" : ""}`
  )
})

/** `npm run bench -- reviews all`: everything that waits, decided at once; `--semi-space` is how many megabytes V8 may fill before it collects. */
export const timeAll = (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      pending: { type: "string", default: "100000" },
      rounds: { type: "string", default: "3" },
      "semi-space": { type: "string" }
    }
  })
  const { pending, rounds, "semi-space": semiSpace } = values
  const options = semiSpace === undefined ? [] : [`--max-semi-space-size=${semiSpace}`]
  return compare(Number(pending), Number(rounds), options).pipe(Effect.scoped, Effect.orDie, Effect.runPromise)
}
