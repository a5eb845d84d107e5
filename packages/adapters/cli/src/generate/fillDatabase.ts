import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { cannot } from "../Ended.ts"
import { copying } from "./copyInto.ts"
import { withoutIndexes } from "./indexes.ts"
import { lotSize, organisationLot, statisticRows } from "./lots.ts"
import type { Province } from "./province/Province.ts"
import type { Task } from "./worker.ts"
import { writePeople } from "./writePeople.ts"

type Tell = (text: string) => Effect.Effect<void>

/** Numbers that the database gives out from now on come after those that were written. */
const continueNumbers = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`select setval(pg_get_serial_sequence('journal', 'sequence'), (select max(sequence) from journal))`
  yield* sql`select setval(pg_get_serial_sequence('declaration', 'made'), coalesce(max(made), 1), max(made) is not null) from declaration`
})

/** Writes a whole province: organisations, then people on several threads, then what is summed over all. */
export const fillDatabase = Effect.fnUntraced(function* (province: Province, task: Task, threads: number, tell: Tell) {
  const sql = yield* SqlClient.SqlClient
  const { organisations, professionals } = task.plan
  const connection = yield* Effect.acquireRelease(
    Effect.tryPromise({
      try: () => copying(task.url),
      catch: (error) => cannot(`无法连接数据库：${String(error)}`, `cannot connect: ${String(error)}`)
    }),
    ({ end }) => Effect.promise(end)
  )
  const fork = Effect.runForkWith(yield* Effect.context<never>())
  yield* withoutIndexes(
    Effect.gen(function* () {
      for (let from = 0; from < organisations; from += lotSize) {
        yield* tell(`单位 ${from}/${organisations}`)
        yield* Effect.promise(() => connection.copy(organisationLot(province, from)))
      }
      const sums = yield* writePeople(task, threads, (written) => fork(tell(`人员 ${written}/${professionals}`)))
      yield* Effect.promise(() => connection.copy(statisticRows(sums)))
      yield* continueNumbers
      yield* tell("索引 / indexes")
    })
  )
  yield* sql`analyze`
  yield* sql`select xueshi_route_all()`
  // What that has written: commits look there each time, and read all of it as long as nobody knows how much it is.
  yield* sql`analyze reviewing, keeping, handling, rerouted`
  const [row] = yield* sql<{ count: number }>`select count(*)::integer as count from declaration`
  return { declarations: row?.count ?? 0 }
}, Effect.scoped)
