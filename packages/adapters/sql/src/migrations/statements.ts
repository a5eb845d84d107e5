import { Effect } from "effect"
import { SqlClient } from "effect/sql"

/** A migration is one list of statements, run in order in one transaction. */
export const statements = (...texts: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    for (const text of texts) yield* sql.unsafe(text)
  })
