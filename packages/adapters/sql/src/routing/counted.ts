import { hoursKinds, mostCounted, type WaitingFor } from "@xueshi/core"
import type { SqlClient } from "effect/sql"
import { type AwaitingAsked, awaitingIds } from "./awaiting.ts"

/**
 * How many of each wait, by their places in what is asked. Requests of any kind are counted by one part of the statement: planning a
 * part takes ten times as long as counting what most administrators have to do.
 */
export const counted = (sql: SqlClient.SqlClient, asked: ReadonlyArray<WaitingFor>) => {
  const waiting = (one: Omit<AwaitingAsked, "after" | "limit">) =>
    sql`(select count(*)::integer from (${awaitingIds(sql, { ...one, after: "", limit: mostCounted + 1 })}) waiting)`
  const placed = asked.map((one, place) => ({ ...one, place }))
  const { alike = [], each = [] } = Object.groupBy(placed, ({ kind, title }) =>
    title === undefined && !Object.hasOwn(hoursKinds, kind) ? "alike" : "each"
  )
  const columns = { handler: sql`asked.handler`, kind: sql`asked.kind`, module: sql`asked.module` }
  const parts = [
    ...each.map(({ place, ...one }) => sql`select ${place}::integer as place, ${waiting(one)} as count`),
    ...(alike.length === 0
      ? []
      : [
          sql`select place, ${waiting(columns)} as count from jsonb_to_recordset(${JSON.stringify(alike)}::text::jsonb)
            as asked(place integer, handler text, kind text, module text)`
        ])
  ]
  return parts.reduce((query, part) => sql`${query} union all ${part}`)
}
