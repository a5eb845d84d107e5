import { PgClient } from "@effect/sql-pg"
import { migrate } from "@xueshi/sql"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { overHttp } from "../http/bench.ts"
import { quantile } from "../rounds.ts"
import { type Laps, slower } from "./alternate.ts"
import { portsOn } from "./byLibrary.ts"
import { fill, moments, size } from "./city.ts"
import { batch, timeMany } from "./many.ts"
import { timeOne } from "./one.ts"
import { on, server, settings } from "./server.ts"
import { count, middle, ms, print, times } from "./show.ts"
import type { Spent } from "./spent.ts"
import { connections, timeApprovals, timeTraffic, users } from "./traffic.ts"

const processor = ({ here, server }: Spent, show: (value: number) => string) =>
  Number.isNaN(server) ? `${show(here)} here` : `${show(here)} here, ${show(server)} in PostgreSQL`

const both = ({ here, server }: Spent) => here + server

/** A ratio, and whether it is what it should be; the same in processor time, which no other work on the machine stretches. */
const against = (sample: ReadonlyArray<number>, computed: number, aim: number) => {
  const missed = quantile(sample, 0.5) > aim ? ", MISSED" : ""
  const less = Number.isNaN(computed) ? "" : `; ${times(computed)} times the processor time`
  return `  → the library takes ${middle(sample, times)} times as long; aim ≤ ${aim}${missed}${less}`
}

const lap = ({ name, rounds, spent }: Laps) => {
  const all = rounds.flat()
  return `  ${name.padEnd(10)} ${middle(all, ms)}, p99 ${ms(quantile(all, 0.99))}; computes ${processor(spent, ms)}`
}

const tails = (name: string, sample: ReadonlyArray<number>) =>
  `  ${name.padEnd(10)} p50 ${ms(quantile(sample, 0.5))}, p99 ${ms(quantile(sample, 0.99))}`

/** Migrates and fills the database that everybody works on a copy of. */
const prepared = Effect.gen(function* () {
  const admin = yield* server
  const template = { ...admin, database: "city" }
  yield* on(
    admin,
    Effect.flatMap(SqlClient.SqlClient, (sql) => sql`create database city`)
  )
  yield* Effect.scoped(Effect.provide(migrate, PgClient.layer(template)))
  const city = yield* Effect.scoped(Effect.provide(fill, portsOn(template, moments.approved)))
  yield* on(
    template,
    Effect.flatMap(SqlClient.SqlClient, (sql) => sql`vacuum analyze`)
  )
  return { template, city, settings: yield* on(template, settings) }
})

type Prepared = Effect.Success<typeof prepared>

const one = Effect.fnUntraced(function* ({ city, template }: Prepared) {
  const others = city.pending.filter(({ organisation }) => organisation !== city.largest)
  for (const what of ["approve", "approveJudged"] as const) {
    const [library, byHand] = (yield* Effect.scoped(timeOne(template, others, what))) as [Laps, Laps]
    const title = what === "approve" ? "One approval, with its totals" : "One approval and then the person's verdicts"
    const computed = both(library.spent) / both(byHand.spent)
    print("", `${title}; one connection`, lap(library), lap(byHand), against(slower(library, byHand), computed, 2))
  }
})

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`

const many = Effect.fnUntraced(function* ({ city, template }: Prepared) {
  const largest = city.pending.filter(({ organisation }) => organisation === city.largest)
  const { memory, rounds } = yield* timeMany(template, largest)
  type Key = keyof (typeof rounds)[number]
  const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`
  const line = (name: string, key: Key) => {
    const took = rounds.map((round) => round[key])
    const middling = {
      here: quantile(
        took.map(({ here }) => here),
        0.5
      ),
      server: quantile(
        took.map(({ server }) => server),
        0.5
      )
    }
    const wall = took.map(({ wall }) => wall)
    return `  ${name.padEnd(10)} ${middle(wall, seconds)}; computes ${processor(middling, seconds)}`
  }
  const ratio = (library: Key, byHand: Key) => {
    const computed = rounds.map((round) => both(round[library]) / both(round[byHand]))
    return against(
      rounds.map((round) => round[library].wall / round[byHand].wall),
      quantile(computed, 0.5),
      2.5
    )
  }
  print(
    "",
    `${count(batch)} approvals of one employer, in chunks; by hand all at once, which is faster than chunks`,
    line("library", "library"),
    line("by hand", "byHand"),
    ratio("library", "byHand"),
    "The same and then all verdicts",
    line("library", "libraryJudged"),
    line("by hand", "byHandJudged"),
    ratio("libraryJudged", "byHandJudged"),
    "The library's memory after a collection, at the start, half way and at the end",
    `  heap ${memory.map(({ heap }) => megabytes(heap)).join(", ")}; resident ${memory.map(({ rss }) => megabytes(rss)).join(", ")}`
  )
})

const traffic = Effect.fnUntraced(function* ({ city, template }: Prepared) {
  const { commands, perSecond } = yield* Effect.scoped(timeTraffic(template, city))
  print("", `${connections} connections, ${users} users from draft to audit, a quarter of them on the same few people`)
  print(`  ${count(perSecond)} commands /s`)
  for (const [name, sample] of Object.entries(commands)) print(tails(name, sample))
  const others = city.pending.filter(({ organisation }) => organisation !== city.largest)
  const { byHand, library } = yield* Effect.scoped(timeApprovals(template, others))
  print("Approvals alone")
  for (const [name, { perSecond, times }] of Object.entries({ library, "by hand": byHand }))
    print(`${tails(name, times)}, ${middle(perSecond, count)} /s`)
  const ratios = byHand.perSecond.map((rate, round) => rate / (library.perSecond[round] as number))
  print(`  → by hand ${middle(ratios, times)} times as many`)
})

const parts: Readonly<
  Record<string, (on: Prepared) => ReturnType<typeof one | typeof many | typeof traffic | typeof overHttp>>
> = {
  one,
  many,
  traffic,
  http: overHttp
}

/** Runs the parts that are asked for by name, or all of them. */
export const timeDatabase = (asked: ReadonlyArray<string>): Promise<void> =>
  Effect.gen(function* () {
    const unknown = asked.find((name) => !Object.hasOwn(parts, name))
    if (unknown !== undefined)
      return yield* Effect.die(new Error(`no part “${unknown}”: one of ${Object.keys(parts).join(", ")}`))
    const ready = yield* prepared
    print(
      "",
      `On PostgreSQL (${ready.settings}), ${count(size.people)} people, ${count(ready.city.pending.length)} pending`
    )
    print("By the clock on the wall. Both sides write the same rows; the bench fails where they differ.")
    for (const [name, part] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) yield* part(ready)
  }).pipe(Effect.scoped, Effect.orDie, Effect.runPromise)
