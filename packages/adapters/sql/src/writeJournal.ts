import { type Change, type Commit, Digests, EventShapes, type PersonalItem, textOfItem, toStored } from "@xueshi/core"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"

interface Item extends PersonalItem {
  readonly digest: string
}

/** The side table's items of the events that say something personal, by their change. */
const itemsOf = Effect.fnUntraced(function* (
  parts: ReadonlyArray<readonly [Change, PersonalItem["value"] | undefined]>
) {
  const { salt, sha256 } = yield* Digests
  const made: Array<readonly [Change, PersonalItem]> = []
  for (const [change, value] of parts) if (value !== undefined) made.push([change, { salt: yield* salt, value }])
  const digests = yield* sha256(made.map(([, item]) => textOfItem(item)))
  return new Map(
    made.map(([change, item], index): [Change, Item] => [change, { ...item, digest: digests[index] as string }])
  )
})

/**
 * Appends the journal's entries, in the order of the changes; what is personal goes to the side table, and the entry
 * holds its digest. It comes after the writing of rows, so that the transaction has its number before it takes a
 * sequence: the sealer counts on that.
 */
export const writeJournal = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, { actor, at, changes }: Commit) {
  if (changes.length === 0) return
  const shapes = yield* EventShapes
  const stored = changes.map(
    (change) => [change, toStored(shapes[change.aggregate], change.aggregate, change.event)] as const
  )
  const items = yield* itemsOf(stored.map(([change, { personal }]) => [change, personal] as const))
  if (items.size > 0)
    yield* sql`
      insert into journal_personal (digest, salt, value)
      select digest, salt, value
      from jsonb_to_recordset(${JSON.stringify([...items.values()])}::text::jsonb)
        as given(digest text, salt text, value jsonb)`
  const entries = stored.map(([change, { event, shape }]) => ({
    aggregate: change.aggregate,
    id: change.id,
    version: change.after?.version ?? change.versionBefore + 1,
    shape,
    event,
    personal: items.get(change)?.digest ?? null
  }))
  yield* sql`
    insert into journal (at, actor, aggregate, id, version, shape, event, personal)
    select ${at}, ${JSON.stringify(actor)}::text::jsonb, aggregate, id, version, shape, event, personal
    from jsonb_to_recordset(${JSON.stringify(entries)}::text::jsonb)
      as given(aggregate text, id text, version integer, shape integer, event jsonb, personal text)`
})
