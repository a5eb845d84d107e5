import type { Commit } from "@xueshi/core"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { json } from "./Json.ts"

/** Appends the journal's entries, in the order of the changes. */
export const writeJournal = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, { actor, at, changes }: Commit) {
  if (changes.length === 0) return
  const entries = changes.map((change) => ({
    aggregate: change.aggregate,
    id: change.id,
    version: change.after?.version ?? change.versionBefore + 1,
    event: (json[change.aggregate].encodeEvent as (event: unknown) => unknown)(change.event)
  }))
  yield* sql`
    insert into journal (at, actor, aggregate, id, version, event)
    select ${at}, ${JSON.stringify(actor)}::text::jsonb, aggregate, id, version, event
    from jsonb_to_recordset(${JSON.stringify(entries)}::text::jsonb)
      as given(aggregate text, id text, version integer, event jsonb)`
})
