import { type AggregateName, type Answer, Store } from "@xueshi/core"
import { Effect, Layer } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { writeDerived } from "./derived/writeDerived.ts"
import { hold } from "./guards.ts"
import { json } from "./Json.ts"
import { readJournal } from "./readJournal.ts"
import { writeJournal } from "./writeJournal.ts"
import { writeAnswer, writeStates } from "./writes.ts"

interface AnswerRow {
  readonly digest: string
  readonly aggregate: AggregateName
  readonly after: unknown
}

const answerOf = ({ after, aggregate, digest }: AnswerRow): Answer => ({
  digest,
  aggregate,
  after: after === null ? undefined : json[aggregate].decodeState(after)
})

/** Two commits that would wait for each other: one is undone by the server and can simply be tried again. */
const entangled = (error: unknown): boolean =>
  ["DeadlockError", "SerializationError"].includes((error as SqlError.SqlError).reason?._tag)

/**
 * The write port on PostgreSQL: guards, totals, states and journal of a commit in one transaction, one statement a kind of thing
 * (SYS-01).
 */
export const SqlStore: Layer.Layer<Store, never, SqlClient.SqlClient> = Layer.effect(
  Store,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    return Store.of({
      commit: Effect.fn("SqlStore.commit")((commit) =>
        Effect.gen(function* () {
          yield* writeAnswer(sql, commit)
          yield* hold(sql, commit.guards)
          yield* writeDerived(sql, commit)
          yield* writeStates(sql, commit)
          yield* writeJournal(sql, commit)
        }).pipe(
          sql.withTransaction,
          Effect.retry({ times: 5, while: entangled }),
          Effect.catchTag("SqlError", Effect.die)
        )
      ),
      answer: Effect.fn("SqlStore.answer")((key) =>
        sql<AnswerRow>`select digest, aggregate, after from answer where key = ${key}`.pipe(
          Effect.map(([row]) => row && answerOf(row)),
          Effect.orDie
        )
      ),
      journal: Effect.fn("SqlStore.journal")((after, limit) =>
        Effect.orDie(readJournal(sql, sql`where sequence > ${after} order by sequence limit ${limit}`))
      )
    })
  })
)
