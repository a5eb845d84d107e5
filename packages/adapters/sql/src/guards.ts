import { Conflict, type Guard } from "@xueshi/core"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { lockOrder, tables } from "./names.ts"

type Of<Tag extends Guard["_tag"]> = Extract<Guard, { _tag: Tag }>
const only = <Tag extends Guard["_tag"]>(guards: ReadonlyArray<Guard>, tag: Tag): ReadonlyArray<Of<Tag>> =>
  guards.filter((guard): guard is Of<Tag> => guard._tag === tag)

/** Rows that were read are locked against change until the commit is done, and have the version that was read. */
const unchanged = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, guards: ReadonlyArray<Of<"Unchanged">>) {
  for (const aggregate of lockOrder) {
    const read = guards.filter((guard) => guard.aggregate === aggregate)
    if (read.length === 0) continue
    const ids = [...new Set(read.map(({ id }) => id))].toSorted()
    const rows = yield* sql<{ id: string; version: number }>`
      select id, version from ${sql(tables[aggregate])} where ${sql.in("id", ids)} order by id for share`
    const versions = new Map(rows.map(({ id, version }) => [id, version]))
    const stale = read.find(({ id, version }) => versions.get(id) !== version)
    if (stale !== undefined) return yield* new Conflict({ what: "changed", id: stale.id })
  }
})

/** Whoever wants a person to have nothing pending keeps submitters out, who hold the person's row for share. */
const nonePending = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, guards: ReadonlyArray<Of<"NonePending">>) {
  const people = [...new Set(guards.map(({ professional }) => professional))].toSorted()
  if (people.length === 0) return
  yield* sql`select 1 from professional where ${sql.in("id", people)} order by id for update`
  const [pending] = yield* sql<{ professional: string }>`
    select professional from declaration where ${sql.in("professional", people)} and tag = 'Pending' limit 1`
  if (pending !== undefined) return yield* new Conflict({ what: "pending", id: pending.professional })
})

/** Nobody changes what counts for these people until the commit is done, and nobody has since it was judged. */
const inputsUnchanged = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  guards: ReadonlyArray<Of<"InputsUnchanged">>
) {
  const people = [...new Set(guards.map(({ professional }) => professional))].toSorted()
  if (people.length === 0) return
  const rows = yield* sql<{ professional: string; inputs: number }>`
    select professional, inputs from ledger where ${sql.in("professional", people)} order by professional for share`
  const inputs = new Map(rows.map((row) => [row.professional, row.inputs]))
  const stale = guards.find((guard) => (inputs.get(guard.professional) ?? 0) !== guard.inputs)
  if (stale !== undefined) return yield* new Conflict({ what: "changed", id: stale.professional })
})

/** A key is taken by its holder or was theirs already; whoever comes second waits for the first and is told. */
const claimed = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, guards: ReadonlyArray<Of<"Claimed">>) {
  const inOrder = guards.toSorted((a, b) => (`${a.scope} ${a.key}` < `${b.scope} ${b.key}` ? -1 : 1))
  if (inOrder.length === 0) return
  const wanted = JSON.stringify(inOrder.map(({ by, key, scope }) => ({ scope, key, holder: by })))
  const held = yield* sql<{ scope: string; key: string }>`
    insert into claim (scope, key, holder)
    select scope, key, holder from jsonb_to_recordset(${wanted}::text::jsonb) as given(scope text, key text, holder text)
    on conflict (scope, key) do update set holder = excluded.holder where claim.holder = excluded.holder
    returning scope, key`
  const mine = new Set(held.map(({ key, scope }) => `${scope} ${key}`))
  const lost = inOrder.find(({ key, scope }) => !mine.has(`${scope} ${key}`))
  if (lost !== undefined) return yield* new Conflict({ what: "keyTaken", id: lost.by })
})

/** Everything that must still hold, each kind in one statement (architecture: guards). */
export const hold = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, guards: ReadonlyArray<Guard>) {
  yield* nonePending(sql, only(guards, "NonePending"))
  yield* unchanged(sql, only(guards, "Unchanged"))
  yield* inputsUnchanged(sql, only(guards, "InputsUnchanged"))
  yield* claimed(sql, only(guards, "Claimed"))
})
