import { type AggregateName, type Change, type Commit, Conflict } from "@xueshi/core"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { json } from "./Json.ts"
import { lockOrder, tables } from "./names.ts"

const encodeState = (change: Change): unknown =>
  change.after === undefined
    ? undefined
    : (json[change.aggregate].encodeState as (state: unknown) => unknown)(change.after)

/** Fails for the first change whose row was not as the decision had read it. */
const all = (changes: ReadonlyArray<Change>, done: ReadonlyArray<{ readonly id: string }>) => {
  if (done.length === changes.length) return Effect.void
  const ids = new Set(done.map(({ id }) => id))
  const id = changes.find((change) => !ids.has(change.id))?.id ?? ""
  return Effect.fail(new Conflict({ what: "changed", id }))
}

/** Inserts, updates and deletes the rows of one aggregate: one statement each, whatever their number. */
const writeRows = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  aggregate: AggregateName,
  changes: ReadonlyArray<Change>
) {
  const table = sql(tables[aggregate])
  const rows = (some: ReadonlyArray<Change>) =>
    JSON.stringify(
      some.map((change) => ({
        id: change.id,
        before: change.versionBefore,
        version: change.after?.version ?? 0,
        state: encodeState(change)
      }))
    )
  const given = (some: ReadonlyArray<Change>) =>
    sql`jsonb_to_recordset(${rows(some)}::text::jsonb) as given(id text, before integer, version integer, state jsonb)`
  const born = changes.filter(({ after, versionBefore }) => after !== undefined && versionBefore === 0)
  if (born.length > 0) {
    const done = yield* sql<{ id: string }>`
      insert into ${table} (id, version, state) select id, version, state from ${given(born)}
      on conflict do nothing returning id`
    yield* all(born, done)
  }
  const moved = changes.filter(({ after, versionBefore }) => after !== undefined && versionBefore > 0)
  if (moved.length > 0) {
    const done = yield* sql<{ id: string }>`
      update ${table} as row set version = given.version, state = given.state from ${given(moved)}
      where row.id = given.id and row.version = given.before returning row.id`
    yield* all(moved, done)
  }
  const gone = changes.filter(({ after }) => after === undefined)
  if (gone.length > 0) {
    const done = yield* sql<{ id: string }>`
      delete from ${table} as row using ${given(gone)}
      where row.id = given.id and row.version = given.before returning row.id`
    yield* all(gone, done)
  }
})

/** Writes the states of a commit, kind by kind in the order of locking. */
export const writeStates = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, { changes }: Commit) {
  for (const aggregate of lockOrder) {
    const some = changes.filter((change) => change.aggregate === aggregate)
    if (some.length > 0) yield* writeRows(sql, aggregate, some)
  }
})

/** Writes what the command's key led to: whoever comes second waits for the first, and is told. */
export const writeAnswer = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, { changes, idempotency }: Commit) {
  const [first] = changes
  if (idempotency === undefined || first === undefined) return
  const after = first.after === undefined ? null : JSON.stringify(encodeState(first))
  const written = yield* sql`
    insert into answer (key, digest, aggregate, after)
    values (${idempotency.key}, ${idempotency.digest}, ${first.aggregate}, ${after}::text::jsonb)
    on conflict do nothing returning key`
  if (written.length === 0) return yield* new Conflict({ what: "repeated", id: idempotency.key })
})
