import { parseArgs } from "node:util"
import { PgClient } from "@effect/sql-pg"
import {
  fullPowers,
  hoursKinds,
  type OrganisationId,
  type OrganisationKind,
  type Principal,
  Reviews,
  reviewKinds,
  UserId
} from "@xueshi/core"
import { type Connection, connectionOf } from "@xueshi/embedded"
import { migrate } from "@xueshi/sql"
import { Effect, ManagedRuntime } from "effect"
import { SqlClient } from "effect/sql"
import type pg from "pg"
import { pgOn } from "../province/byHand.ts"
import { quantile } from "../rounds.ts"
import { alternate, type Laps } from "../sql/alternate.ts"
import { portsOn } from "../sql/byLibrary.ts"
import { moments } from "../sql/city.ts"
import { on, server } from "../sql/server.ts"
import { count, middle, ms, print } from "../sql/show.ts"
import { spentOn } from "../sql/spent.ts"
import { type Size, statementsOf } from "./waitingProvince.ts"

/** In milliseconds. */
const aim = 5

const made = Effect.fnUntraced(function* (size: Size) {
  const connection = { ...(yield* server), database: "waiting" }
  yield* on(
    { ...connection, database: "postgres" },
    Effect.flatMap(SqlClient.SqlClient, (sql) => sql`create database waiting`)
  )
  yield* Effect.scoped(Effect.provide(migrate, PgClient.layer(connection)))
  yield* on(
    connection,
    Effect.flatMap(SqlClient.SqlClient, (sql) =>
      Effect.forEach(statementsOf(size), (statement) => sql.unsafe(statement), { discard: true })
    )
  )
  return connection
})

/** An organisation, and how many of each kind it handles, by going up from each item that waits. */
interface Place {
  readonly id: OrganisationId
  readonly kind: OrganisationKind
  readonly waits: Readonly<Record<string, number>>
}

/** The employer and the authority in the middle of all by how much waits for them, and the root. */
const placesOf = async (client: pg.Client): Promise<ReadonlyArray<Place>> => {
  await client.query(`
    create temporary table handled as
    select handler.handler as id, coalesce(review.kind, case waiting.module when 'audit' then 'audit' else 'declaration' end) as kind,
      count(*)::integer as waits
    from waiting left join review on aggregate = 'Review' and review.id = item
    cross join lateral xueshi_handler(waiting.responsible, waiting.module, excluded) handler group by 1, 2`)
  const { rows } = await client.query<Place>(`
    with place as (
      select id, organisation.kind, jsonb_object_agg(handled.kind, waits) as waits, sum(waits) as total
      from handled join organisation using (id) group by id, organisation.kind
    ), ranked as (
      select *, rank() over (partition by kind order by total, id) as place, count(*) over (partition by kind) as of from place
    )
    select id, kind, waits from ranked
    where (kind in ('employer', 'authority') and (place = of / 2 or place = of)) or id = 'root' order by total`)
  return rows
}

const principalOf = ({ id, kind }: Place): Principal => ({
  user: UserId.make(`head-of-${id}`),
  hat: { _tag: "Administrator", organisation: id },
  powers: fullPowers(kind)
})

const compare = Effect.fnUntraced(function* (connection: Connection) {
  const client = yield* pgOn(connection)
  const { dispose, runPromise } = ManagedRuntime.make(portsOn(connection, moments.now))
  yield* Effect.addFinalizer(() => Effect.promise(dispose))
  const places = yield* Effect.promise(() => placesOf(client))
  for (const place of places) {
    const ask = () => runPromise(Reviews.toDo(principalOf(place)))
    const told = yield* Effect.promise(ask)
    const wrong = told.filter((one) => one.count !== Math.min(place.waits[one.kind] ?? 0, 10_001))
    if (wrong.length > 0) throw new Error(`${place.id}: ${JSON.stringify({ wrong, waits: place.waits })}`)
    const spent = yield* spentOn(connection)
    const rounds = Array.from({ length: 11 }, () => Array.from({ length: 20 }, () => undefined))
    const [lap] = (yield* Effect.promise(() => alternate([{ name: "to-do", run: ask, spent }], rounds, 2))) as [Laps]
    const all = lap.rounds.flat()
    const missed = quantile(all, 0.5) > aim ? ", MISSED" : ""
    const total = Object.values(place.waits).reduce((sum, one) => sum + one, 0)
    print(
      `${place.id}: ${count(total)} wait, ${told.length} of ${reviewKinds.length + Object.keys(hoursKinds).length} kinds`,
      `  ${middle(all, ms)}, p99 ${ms(quantile(all, 0.99))}; aim ≤ ${ms(aim)}${missed}; computes ${ms(lap.spent.here)} here, ${ms(lap.spent.server)} in PostgreSQL`
    )
  }
})

/** `npm run bench -- reviews to-do`: counts of what waits for an administrator, in a province of its own or one that stands. */
export const timeToDo = (args: ReadonlyArray<string>): Promise<void> => {
  const number = (value: string) => ({ type: "string", default: value }) as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      database: { type: "string" },
      professionals: number("1000000"),
      organisations: number("50000"),
      declarations: number("200000"),
      requests: number("50000")
    }
  })
  const { database, ...sizes } = values
  const size: Size = {
    professionals: Number(sizes.professionals),
    organisations: Number(sizes.organisations),
    declarations: Number(sizes.declarations),
    requests: Number(sizes.requests)
  }
  return Effect.gen(function* () {
    const connection = database === undefined ? yield* made(size) : connectionOf(database)
    print(
      "",
      `To-do counts: ${count(size.professionals)} people, ${count(size.organisations)} organisations, ${count(size.declarations)} declarations and ${count(size.requests)} requests that wait`
    )
    yield* compare(connection)
  }).pipe(Effect.scoped, Effect.orDie, Effect.runPromise)
}
