import { parseArgs } from "node:util"
import { Completions, explain } from "@xueshi/core"
import type { Connection } from "@xueshi/embedded"
import { Effect, ManagedRuntime } from "effect"
import { fillProvince } from "../province/made.ts"
import { quantile } from "../rounds.ts"
import { alternate, type Laps } from "../sql/alternate.ts"
import { portsOn } from "../sql/byLibrary.ts"
import { server } from "../sql/server.ts"
import { count, middle, ms, print, times } from "../sql/show.ts"
import { spentOn } from "../sql/spent.ts"
import { lastYear, madeAt, rowsOf, type Somebody, self, sizeOf } from "./made.ts"
import { multiply } from "./multiply.ts"

const aim = 3
/** How many credit years people have declared for. */
const years = 3
/** As warm as a server that has run for a while; everybody is asked for once. */
const [rounds, warming, each] = [70, 30, 50]

/** Times the verdict on one of somebody's years with all of its words, of people anywhere in the database. */
const timeYears = Effect.fnUntraced(function* (connection: Connection, document: unknown) {
  const people = yield* rowsOf<Somebody>(
    connection,
    `select id, state ->> 'user' as "user" from professional order by hashtext(id), id limit ${rounds * each}`
  )
  const asked = people.map((one, place) => ({ one, year: lastYear - (place % years) }))
  const { dispose, runPromise } = ManagedRuntime.make(portsOn(connection, madeAt, 1, document))
  yield* Effect.addFinalizer(() => Effect.promise(dispose))
  const whole = ({ one, year }: (typeof asked)[number]) =>
    runPromise(
      Effect.map(Completions.ofYear(self(one), one.id, year), ({ facts, policy, records, verdict }) =>
        explain(policy, verdict, records, "zh", { facts })
      )
    )
  yield* Effect.promise(() => whole(asked[0] as (typeof asked)[number]))
  const batches = Array.from({ length: rounds }, (_, round) => asked.slice(round * each, (round + 1) * each))
  const side = { name: `${count(yield* sizeOf(connection, "declaration"))} declarations`, run: whole }
  const spent = yield* spentOn(connection)
  const [laps] = yield* Effect.promise(() => alternate([{ ...side, spent }], batches, warming))
  return laps as Laps
}, Effect.scoped)

const lap = ({ name, rounds, spent }: Laps) => {
  const all = rounds.flat()
  const computes = `computes ${ms(spent.here)} here, ${ms(spent.server)} in PostgreSQL`
  return `  ${name.padEnd(24)} ${middle(all, ms)}, p99 ${ms(quantile(all, 0.99))}, at most ${ms(Math.max(...all))}; ${computes}`
}

const compare = Effect.fnUntraced(function* (professionals: number, wanted: number) {
  const connection = { ...(yield* server), database: "province" }
  const size = { professionals: `${professionals}`, organisations: `${Math.max(12, professionals / 100)}` }
  const document = yield* fillProvince(connection, { ...size, years: `${years}` })
  const few = yield* timeYears(connection, document)
  const copies = Math.ceil(wanted / (yield* sizeOf(connection, "declaration"))) - 1
  print("", `Everybody ${count(copies)} times again`)
  yield* multiply(connection, copies, { withJournal: false })
  const many = yield* timeYears(connection, document)
  const [before, now] = [few, many].map(({ rounds }) => quantile(rounds.flat(), 0.5)) as [number, number]
  print(
    "",
    `A person's year of ${years} declared, read and judged with its whole explanation; ${count(many.rounds.flat().length)} people, one connection`,
    lap(few),
    lap(many),
    `  → ${ms(now)}; aim ≤ ${ms(aim)}${now > aim ? ", MISSED" : ""}; ${times(now / before)} times as long as with fewer`
  )
})

/** `npm run bench -- declarations year`: a year with its explanation, in a database of ten million declarations. */
export const timeYear = (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      professionals: { type: "string", default: "50000" },
      declarations: { type: "string", default: "10000000" }
    }
  })
  return compare(Number(values.professionals), Number(values.declarations)).pipe(
    Effect.scoped,
    Effect.orDie,
    Effect.runPromise
  )
}
