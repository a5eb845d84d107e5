import { type AggregateName, type Answer, actorOf, type Commit, Conflict, dayAt, Store } from "@xueshi/core"
import { Effect, Layer, Option } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { derivedOf } from "./commit/derived.ts"
import { entriesOf } from "./commit/entries.ts"
import { locksOf } from "./commit/locks.ts"
import { answersOf, credentialsOf, statesOf } from "./commit/states.ts"
import { json } from "./Json.ts"
import { readJournal } from "./readJournal.ts"

interface AnswerRow {
  readonly key: string
  readonly digest: string
  readonly aggregate: AggregateName
  readonly after: unknown
}

const answerOfRow = ({ after, aggregate, digest }: AnswerRow): Answer => ({
  digest,
  aggregate,
  after: after === null ? undefined : json[aggregate].decodeState(after)
})

/** Everything that `xueshi_commit` needs to know. */
const givenOf = Effect.fnUntraced(function* (commit: Commit) {
  const { at } = commit
  const actor = actorOf(commit.actor)
  const parts = { ...locksOf(commit), ...derivedOf(commit), ...statesOf(commit), ...(yield* entriesOf(commit)) }
  return JSON.stringify({
    at,
    actor,
    day: dayAt(at),
    answers: answersOf(commit),
    credentials: credentialsOf(commit),
    ...parts
  })
})

/** Two commits that would wait for each other: one is undone by the server and can simply be tried again. */
const entangled = ({ reason }: SqlError.SqlError): boolean =>
  reason._tag === "DeadlockError" || reason._tag === "SerializationError"

/** What the server says of a commit that it refuses: which of the conflicts, and of what. */
const conflictOf = ({ reason }: SqlError.SqlError): Conflict | undefined => {
  const { code, detail, message } = (reason.cause ?? {}) as Partial<Record<"code" | "detail" | "message", string>>
  return code === "XU409" ? new Conflict({ what: message as Conflict["what"], id: detail ?? "" }) : undefined
}

/** The write port on PostgreSQL: all of a commit is one statement (SYS-01). */
export const SqlStore: Layer.Layer<Store, never, SqlClient.SqlClient> = Layer.effect(
  Store,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    return Store.of({
      commit: Effect.fn("SqlStore.commit")(function* (commit) {
        const call = sql`select xueshi_commit(${yield* givenOf(commit)}::text::jsonb)`
        // Within somebody's transaction a refusal must leave that transaction usable.
        const within = Option.isSome(yield* Effect.serviceOption(sql.transactionService))
        yield* (within ? sql.withTransaction(call) : call).pipe(
          Effect.retry({ times: 5, while: entangled }),
          Effect.catch((error) => {
            const conflict = conflictOf(error)
            return conflict === undefined ? Effect.die(error) : Effect.fail(conflict)
          })
        )
      }),
      answers: Effect.fn("SqlStore.answers")((keys) =>
        sql<AnswerRow>`select key, digest, aggregate, after from answer
          where key = any(array(select jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb)))`.pipe(
          Effect.map((rows) => new Map(rows.map((row) => [row.key, answerOfRow(row)]))),
          Effect.orDie
        )
      ),
      journal: Effect.fn("SqlStore.journal")((after, limit) =>
        Effect.orDie(readJournal(sql, sql`where sequence > ${after} order by sequence limit ${limit}`))
      )
    })
  })
)
