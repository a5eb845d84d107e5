import { parseArgs } from "node:util"
import { Completions, Declarations } from "@xueshi/core"
import type { Connection } from "@xueshi/embedded"
import { Effect, ManagedRuntime } from "effect"
import { fillProvince } from "../province/made.ts"
import { head } from "../reviews/hospital.ts"
import { quantile } from "../rounds.ts"
import { alternate, type Laps, slower } from "../sql/alternate.ts"
import { portsOn } from "../sql/byLibrary.ts"
import { copy, server } from "../sql/server.ts"
import { count, middle, ms, print, times } from "../sql/show.ts"
import { spentOn } from "../sql/spent.ts"
import { madeAt, type Pending, pendingIn, sizeOf } from "./made.ts"
import { multiply } from "./multiply.ts"

const aim = 1.3
/** As warm as a server that has run for a while. */
const [rounds, warming, most] = [80, 40, 10]

const decisions = {
  "One approval, with its totals": ({ declaration, handler, kind }: Pending) =>
    Effect.asVoid(Declarations.approve(head(handler, kind), declaration)),
  "One approval and then the person's verdicts": ({ declaration, handler, id, kind }: Pending) =>
    Effect.asVoid(Effect.andThen(Declarations.approve(head(handler, kind), declaration), Completions.settle([id])))
}
const modes = Object.entries(decisions)

/** Decides in one database, each time on the next of its own items. */
const deciding = Effect.fnUntraced(function* (connection: Connection, document: unknown) {
  const pending = yield* pendingIn(connection, modes.length * rounds * most)
  const { dispose, runPromise } = ManagedRuntime.make(portsOn(connection, madeAt, 1, document))
  yield* Effect.addFinalizer(() => Effect.promise(dispose))
  let next = 0
  const decide = (decision: (typeof modes)[number][1]) => () => runPromise(decision(pending[next++] as Pending))
  yield* Effect.promise(decide(modes[0]?.[1] as (typeof modes)[number][1]))
  const name = `${count(yield* sizeOf(connection, "professional"))} people`
  return { name, available: pending.length - 1, decide, spent: yield* spentOn(connection) }
})

const lap = ({ name, rounds, spent }: Laps) => {
  const all = rounds.flat()
  return `  ${name.padEnd(18)} ${middle(all, ms)}, p99 ${ms(quantile(all, 0.99))}; computes ${ms(spent.here)} here, ${ms(spent.server)} in PostgreSQL`
}

const compare = Effect.fnUntraced(function* (few: number, many: number) {
  const small = { ...(yield* server), database: "small" }
  const size = { professionals: `${few}`, organisations: `${Math.max(12, Math.ceil(few / 10))}`, years: "1" }
  const document = yield* fillProvince(small, size)
  const large = yield* copy(small, "large")
  const copies = Math.ceil(many / few) - 1
  print("", `Everybody ${count(copies)} times again, in a copy`)
  yield* multiply(large, copies, { withJournal: true })
  const sides = [yield* deciding(small, document), yield* deciding(large, document)] as const
  const each = Math.min(most, Math.floor(Math.min(...sides.map(({ available }) => available)) / rounds / modes.length))
  if (each < 1) return yield* Effect.die(new Error("too little waits in the smaller one; ask for more people"))
  const batches = Array.from({ length: rounds }, () => Array.from({ length: each }, () => undefined))
  for (const [title, decision] of modes) {
    const contestants = sides.map(({ decide, ...side }) => ({ ...side, run: decide(decision) }))
    const [one, other] = (yield* Effect.promise(() => alternate(contestants, batches, warming))) as [Laps, Laps]
    const ratio = slower(other, one)
    const [before, now] = [one, other].map(({ spent }) => spent.here + spent.server) as [number, number]
    const missed = quantile(ratio, 0.5) > aim ? ", MISSED" : ""
    print(
      "",
      `${title}; one connection each, in turn`,
      lap(one),
      lap(other),
      `  → ${middle(ratio, times)} times as long; aim ≤ ${aim}${missed}; ${times(now / before)} times the processor time`
    )
  }
})

/** `npm run bench -- declarations growth`: what a decision costs among few people and among a hundred times as many. */
export const timeGrowth = (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: { few: { type: "string", default: "10000" }, many: { type: "string", default: "1000000" } }
  })
  return compare(Number(values.few), Number(values.many)).pipe(Effect.scoped, Effect.orDie, Effect.runPromise)
}
