import {
  Actor,
  type AggregateName,
  EventShapes,
  fromStored,
  type JournalEntry,
  type PersonalItem,
  type StoredEvent
} from "@xueshi/core"
import { Effect, Result, Schema } from "effect"
import type { SqlClient, SqlError, Statement } from "effect/sql"

interface JournalRow {
  readonly sequence: bigint
  readonly at: bigint
  readonly actor: unknown
  readonly aggregate: AggregateName
  readonly id: string
  readonly version: number
  readonly shape: number
  readonly event: StoredEvent["event"]
  readonly personal: string | null
  readonly value: PersonalItem["value"] | null
}

const decodeActor = Schema.decodeUnknownSync(Actor)

const entryOf = (row: JournalRow, shapes: typeof EventShapes.Service): JournalEntry => {
  const { actor, aggregate, at, event, id, personal, sequence, shape, value, version } = row
  const apart = personal === null ? undefined : (value ?? "erased")
  return {
    sequence: Number(sequence),
    at: Number(at),
    actor: decodeActor(actor),
    aggregate,
    id,
    version,
    event: Result.getOrThrow(fromStored(shapes[aggregate], aggregate, { shape, event, personal: apart }))
  } as JournalEntry
}

/**
 * Reads entries as today's code knows them: joined with what is personal and brought up to today's shapes. What cannot
 * be read, such as an event of a newer version, is a defect.
 */
export const readJournal = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  where: Statement.Fragment
): Effect.fn.Return<ReadonlyArray<JournalEntry>, SqlError.SqlError> {
  const shapes = yield* EventShapes
  const rows = yield* sql<JournalRow>`
    select sequence, at, actor, aggregate, id, version, shape, event, personal, item.value
    from journal left join journal_personal item on item.digest = journal.personal ${where}`
  return yield* Effect.sync(() => rows.map((row) => entryOf(row, shapes)))
})
