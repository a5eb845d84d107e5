import {
  type AggregateName,
  canonical,
  EventShapes,
  type JournalEntry,
  type Json,
  type JsonObject,
  replay,
  withoutPersonal
} from "@xueshi/core"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { json } from "./Json.ts"
import { lockOrder, tables } from "./names.ts"
import { readJournal } from "./readJournal.ts"

/** A thing of which the journal says something else than the table does (U29). */
export interface Difference {
  readonly aggregate: AggregateName
  readonly id: string
  /** The row is gone; the journal does not know it; the two say different things; an entry cannot be read or is out of turn. */
  readonly what: "rowMissing" | "rowUnknown" | "differs" | "unreadable" | "outOfTurn"
}

interface Row {
  readonly id: string
  readonly version: number
  readonly state: JsonObject
}

/** How many things are held at once. */
const range = 500

const group = (entries: ReadonlyArray<JournalEntry>): ReadonlyMap<string, ReadonlyArray<JournalEntry>> =>
  Map.groupBy(entries, ({ id }) => id)

/** Compares what the journal says of the things of one range with their rows, as they stand at one moment. */
const compareRange = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  aggregate: AggregateName,
  after: string,
  through: string,
  ids: ReadonlyArray<string>
) {
  const shape = (yield* EventShapes)[aggregate]
  const within = sql`aggregate = ${aggregate} and id > ${after} and id <= ${through}`
  const rows = new Map(
    (yield* sql<Row>`
      select id, version, state from ${sql(tables[aggregate])} where id > ${after} and id <= ${through}`).map((row) => [
      row.id,
      row
    ])
  )
  const read = (where = within) => readJournal(sql, sql`where ${where} order by sequence`)
  // What cannot be read is a defect; then each thing is read on its own, so that the others can be compared.
  const whole = yield* Effect.map(read(), group).pipe(Effect.catchDefect(() => Effect.void))
  const found: Array<Difference> = []
  for (const id of ids) {
    const own = sql`aggregate = ${aggregate} and id = ${id}`
    const entries = whole?.get(id) ?? (yield* read(own).pipe(Effect.catchDefect(() => Effect.void)))
    const row = rows.get(id)
    const say = (what: Difference["what"]) => found.push({ aggregate, id, what })
    if (entries === undefined) {
      say("unreadable")
      continue
    }
    const folded = replay(entries)[aggregate].get(id)
    const encode = json[aggregate].encodeState as (state: unknown) => Json
    const state = folded && (JSON.parse(JSON.stringify(encode(folded))) as JsonObject)
    if (entries.some(({ version }, index) => version !== index + 1)) say("outOfTurn")
    else if (state === undefined && row === undefined) continue
    else if (row === undefined) say("rowMissing")
    else if (state === undefined) say("rowUnknown")
    else if (row.version !== folded?.version) say("differs")
    else if (canonical(state) !== canonical(row.state)) {
      // The row of somebody whose journal was erased still has what was erased.
      const erased = yield* sql`
        select 1 from journal left join journal_personal item on item.digest = personal
        where ${own} and personal is not null and item.digest is null limit 1`
      const same = canonical(withoutPersonal(shape, state)) === canonical(withoutPersonal(shape, row.state))
      if (erased.length === 0 || !same) say("differs")
    }
  }
  return found
})

/**
 * U29: compares every stored row with what the journal says of it, in ranges of ids with bounded memory, and tells each
 * difference; gives how many things it compared.
 */
export const compareRows = Effect.fn("compareRows")(function* (tell: (difference: Difference) => Effect.Effect<void>) {
  const sql = yield* SqlClient.SqlClient
  let things = 0
  for (const aggregate of lockOrder) {
    let after = ""
    while (true) {
      const from = after
      const [ids, differences] = yield* sql.withTransaction(
        Effect.gen(function* () {
          yield* sql`set transaction isolation level repeatable read, read only`
          const next = yield* sql<{ id: string }>`
            select id from (
              (select distinct id from journal where aggregate = ${aggregate} and id > ${from} order by id limit ${range})
              union
              (select id from ${sql(tables[aggregate])} where id > ${from} order by id limit ${range})
            ) both_of_them order by id limit ${range}`
          const some = next.map(({ id }) => id)
          const last = some.at(-1)
          if (last === undefined) return [some, []] as const
          return [some, yield* compareRange(sql, aggregate, from, last, some)] as const
        })
      )
      for (const difference of differences) yield* tell(difference)
      things += ids.length
      if (ids.length < range) break
      after = ids.at(-1) ?? after
    }
  }
  return things
})
