import { parseArgs } from "node:util"
import { derivedMatches } from "@xueshi/core"
import { Effect, ManagedRuntime } from "effect"
import { seeded } from "../persons.ts"
import { fillProvince } from "../province/made.ts"
import { quantile } from "../rounds.ts"
import { portsOn } from "../sql/byLibrary.ts"
import { server } from "../sql/server.ts"
import { count, ms, print } from "../sql/show.ts"
import { since, spentOn } from "../sql/spent.ts"
import { type Answered, byTheClock } from "./byTheClock.ts"
import { commandsIn, type Name } from "./commands.ts"
import { madeAt } from "./made.ts"

const aim = 50
const connections = 10
/** Of a hundred commands. */
const mix: Readonly<Record<Name, number>> = { submit: 40, approve: 40, audit: 10, request: 5, accept: 5 }
/** How many seconds of the same go before, and how many of each command's wait for it in the beginning. */
const [warming, ahead] = [10, 10]

/** A hundred commands by their mix, spread. */
const hundred: ReadonlyArray<Name> = (() => {
  const random = seeded(500)
  return Object.entries(mix)
    .flatMap(([name, many]) => Array.from({ length: many }, () => ({ name: name as Name, place: random() })))
    .toSorted((one, other) => one.place - other.place)
    .map(({ name }) => name)
})()
const nameOf = (place: number) => hundred[place % hundred.length] as Name

const tails = (name: string, answered: ReadonlyArray<Answered>) => {
  const took = answered.map(({ took }) => took)
  return `  ${name.padEnd(10)} ${count(took.length).padStart(8)}: p50 ${ms(quantile(took, 0.5))}, p99 ${ms(quantile(took, 0.99))}, at most ${ms(took.reduce((most, one) => Math.max(most, one), 0))}`
}

const run = Effect.fnUntraced(function* (perSecond: number, seconds: number, professionals: number) {
  const connection = { ...(yield* server), database: "province" }
  const size = { professionals: `${professionals}`, organisations: `${Math.max(12, Math.ceil(professionals / 50))}` }
  const document = yield* fillProvince(connection, { ...size, years: "1" })
  const { dispose, runPromise } = ManagedRuntime.make(portsOn(connection, madeAt, connections, document))
  yield* Effect.addFinalizer(() => Effect.promise(dispose))
  const within = (name: Name, time: number) => Math.ceil((perSecond * time * mix[name]) / 100)
  const stock = {
    drafts: within("submit", warming + seconds + 1) + within("approve", ahead) + within("audit", ahead),
    transfers: within("request", warming + seconds + 1) + within("accept", ahead)
  }
  const commands = yield* Effect.promise(() => runPromise(commandsIn(connection, stock)))
  print("", `${count(stock.drafts)} drafts and ${count(stock.transfers)} people to be transferred are there`)
  for (const [first, next] of [
    ["submit", "approve"],
    ["submit", "audit"],
    ["approve", "audit"],
    ["request", "accept"]
  ] as const) {
    const many = Array.from({ length: within(next, ahead) }, () => commands(first))
    yield* Effect.promise(() => runPromise(Effect.all(many, { concurrency: connections, discard: true })))
  }
  const give = (time: number) =>
    Effect.promise(() => byTheClock(perSecond, time, (place) => runPromise(commands(nameOf(place)))))
  const { answered: earlier } = yield* give(warming)
  const spent = yield* spentOn(connection)
  const before = spent()
  const begun = performance.now()
  const { answered, most } = yield* give(seconds)
  const took = performance.now() - begun
  const { here, server: there } = since(before, spent())
  const errors = [...earlier, ...answered].filter(({ error }) => error !== undefined)
  const bySecond = [...Map.groupBy(answered, ({ second }) => second).values()]
  const above = bySecond.filter(
    (some) =>
      quantile(
        some.map(({ took }) => took),
        0.99
      ) > aim
  )
  const p99 = quantile(
    answered.map(({ took }) => took),
    0.99
  )
  const each = (spent: number) => ms(spent / answered.length)
  print(
    "",
    `${count(perSecond)} commands a second for ${count(seconds)} s, given by the clock, over ${connections} connections; from when each was due`
  )
  for (const name of Object.keys(mix))
    print(
      tails(
        name,
        answered.filter((_, place) => nameOf(place) === name)
      )
    )
  print(
    tails("all", answered),
    `  ${count(most)} under way at most, done ${ms(took - seconds * 1000)} after the last was due; in ${count(above.length)} of ${count(bySecond.length)} seconds p99 was above ${ms(aim)}`,
    `  a command computes ${each(here)} here and ${each(there)} in PostgreSQL: ${((here + there) / took).toFixed(2)} cores`,
    `  → p99 ${ms(p99)}; aim ≤ ${ms(aim)}${p99 > aim ? ", MISSED" : ""}; ${count(errors.length)} errors; aim 0${errors.length > 0 ? ", MISSED" : ""}`
  )
  for (const [text, some] of Map.groupBy(errors, ({ error }) => String(error)))
    print(`    ${count(some.length)} × ${text}`)
  const { mismatches } = yield* Effect.promise(() => runPromise(derivedMatches()))
  if (mismatches.length > 0) throw new Error(`after the load: ${mismatches[0]?.en}`)
})

/** `npm run bench -- declarations load`: submissions, approvals, audits and transfers at a rate that does not wait. */
export const timeLoad = (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      "per-second": { type: "string", default: "500" },
      seconds: { type: "string", default: "300" },
      professionals: { type: "string", default: "40000" }
    }
  })
  return run(Number(values["per-second"]), Number(values.seconds), Number(values.professionals)).pipe(
    Effect.scoped,
    Effect.orDie,
    Effect.runPromise
  )
}
