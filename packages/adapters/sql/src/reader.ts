import { type AggregateName, NotFound, type Page, type PageRequest } from "@xueshi/core"
import { Effect } from "effect"
import type { SqlClient, SqlError, Statement } from "effect/sql"
import { tables } from "./names.ts"

/** A row of a list. */
export interface Row {
  readonly state: unknown
  /** Where the row stands in its list. */
  readonly position: string
}

/** No text of the database holds NUL, and none can be asked for. */
const nul = "\0"

/** A text as the database can hold it; what follows a NUL tells nothing apart. */
export const sound = (text: string): string => text.split(nul, 1)[0] as string

/** What no text of the database can hold. */
export const unholdable = /[\0\p{Cs}]/u

/** Ids as JSON; without those that no row has, because the database can hold no such text. */
export const idsAsJson = (ids: ReadonlyArray<string>): string =>
  JSON.stringify(ids.filter((id) => !unholdable.test(id)))

/** The position after which a page begins. */
export const after = (request: PageRequest): string => sound(request.after ?? "")

/** A column that begins with a text, as a range of its index. */
export const beginsWith = (sql: SqlClient.SqlClient, column: string, text: string) =>
  sql`${sql(column)} >= ${sound(text)} and ${sql(column)} < ${`${sound(text)}\u{10FFFF}`}`

/** Whether an expression gives a text; none gives one that the database can hold no text of. */
export const isText = (sql: SqlClient.SqlClient, expression: string, text: string) =>
  unholdable.test(text) ? sql`false` : sql`${sql.literal(expression)} = ${text}`

/** The same of how it begins. */
export const startsWith = (sql: SqlClient.SqlClient, expression: string, text: string) =>
  unholdable.test(text) ? sql`false` : sql`starts_with(${sql.literal(expression)}, ${text})`

/** Reading one aggregate: `state` is the expression that gives it. */
export const reader = <A>(
  sql: SqlClient.SqlClient,
  aggregate: AggregateName,
  decode: (json: unknown) => A,
  state = "state"
) => {
  const table = sql(tables[aggregate])
  const expression = sql.literal(state)
  const read = ({ state: json }: Pick<Row, "state">): A => decode(json)
  const list = (query: Statement.Statement<Pick<Row, "state">>): Effect.Effect<ReadonlyArray<A>> =>
    Effect.orDie(Effect.map(query, (rows) => rows.map(read)))
  return {
    list,
    get: (id: string): Effect.Effect<A, NotFound> =>
      Effect.flatMap(
        id.includes(nul)
          ? Effect.succeed([])
          : list(sql<Row>`select ${expression} as state from ${table} where id = ${id}`),
        ([row]) => (row === undefined ? Effect.fail(new NotFound({ kind: aggregate, id })) : Effect.succeed(row))
      ),
    /** Whoever holds a key. */
    holder: (scope: string, key: string): Effect.Effect<A | undefined> =>
      key.includes(nul)
        ? Effect.undefined
        : Effect.map(
            list(
              sql<Row>`select ${expression} as state from ${table}
                where id = (select holder from claim where scope = ${scope} and key = ${key})`
            ),
            ([row]) => row
          ),
    /** One row more than asked for tells whether there is a next page. */
    page: (
      { limit }: PageRequest,
      query: (limit: number, state: Statement.Fragment) => Effect.Effect<ReadonlyArray<Row>, SqlError.SqlError>
    ): Effect.Effect<Page<A>> =>
      Effect.orDie(
        Effect.map(query(limit + 1, expression), (rows) => ({
          items: rows.slice(0, limit).map(read),
          next: rows.length > limit ? (rows[limit - 1]?.position ?? null) : null
        }))
      )
  }
}
