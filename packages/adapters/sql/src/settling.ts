import { Effect } from "effect"
import type { SqlClient, SqlError } from "effect/sql"

/** A sequence number, and a transaction that began after it was given out. */
interface Mark {
  readonly sequence: number
  readonly horizon: bigint
}

/** How long a sealer waits for those who write at this moment, before it leaves them to the next time. */
const patience = { tries: 10, pause: "10 millis" } as const

/**
 * Finds the sequence number up to which no entry can appear any more. A sequence is given out before the commit, so an
 * entry may become visible after others with higher numbers; nor does the number of its transaction tell, since of two
 * the older may take the higher sequence. What holds: a writer has its transaction's number before it takes a sequence.
 * So everybody with a sequence up to the last one given out is older than a transaction begun afterwards, and once no
 * transaction older than that one runs, all of them are done.
 */
export const settling = (sql: SqlClient.SqlClient): Effect.Effect<number, SqlError.SqlError> => {
  let safe = 0
  let mark: Mark | undefined

  const setMark = Effect.gen(function* () {
    const [given] = yield* sql<{ sequence: bigint | null }>`
      select pg_sequence_last_value(pg_get_serial_sequence('journal', 'sequence')::regclass) as sequence`
    // A statement of its own, after the one above: its transaction is younger than whoever took that sequence.
    const [own] = yield* sql<{ horizon: string }>`select pg_current_xact_id()::text as horizon`
    return { sequence: Number(given?.sequence ?? 0), horizon: BigInt(own?.horizon ?? 0) }
  })

  const check = Effect.gen(function* () {
    mark ??= yield* setMark
    const [oldest] = yield* sql<{ xmin: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`
    if (BigInt(oldest?.xmin ?? 0) < mark.horizon) return false
    safe = Math.max(safe, mark.sequence)
    mark = undefined
    return true
  })

  return Effect.gen(function* () {
    // An earlier mark may be settled by now; then the present one is worth a look too.
    if (mark !== undefined && !(yield* check)) return safe
    for (let tries = 0; tries < patience.tries; tries++) {
      if (yield* check) break
      yield* Effect.sleep(patience.pause)
    }
    return safe
  })
}
