import type { SqlClient } from "effect/sql"
import { unholdable } from "./reader.ts"

/** `refusedFor` in SQL, as the index of refused declarations has it. */
export const refusedFor = `coalesce(state ->> 'reasonCode', state #>> '{audit,reasonCode}') collate "C"`

/** Nothing is refused for a code that the database can hold no text of. */
export const isRefusedFor = (sql: SqlClient.SqlClient, reasonCode: string) =>
  unholdable.test(reasonCode) ? sql`false` : sql`${sql.literal(refusedFor)} = ${reasonCode}`
