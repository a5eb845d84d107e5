import { copiedTables } from "@xueshi/sql"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

interface Index {
  readonly name: string
  readonly definition: string
}

/**
 * Does something while the indexes that hold no key are away from the tables that are copied into: making them of everything at once
 * takes less than keeping them row by row. What triggers write beside keeps its own, by which they look. They are made anew whatever
 * becomes of it.
 */
export const withoutIndexes = <A, E, R>(doing: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const indexes = yield* sql<Index>`
      select quote_ident(relname) as name, pg_get_indexdef(indexrelid) as definition
      from pg_index join pg_class on pg_class.oid = indexrelid
      where relnamespace = current_schema()::regnamespace and not indisprimary and not indisunique
        and indrelid::regclass::text in ${sql.in(Object.keys(copiedTables))} order by 1`
    return yield* Effect.acquireUseRelease(
      Effect.forEach(indexes, ({ name }) => sql.unsafe(`drop index ${name}`)),
      () => doing,
      () =>
        Effect.orDie(
          Effect.forEach(
            indexes,
            ({ definition }) =>
              sql.withTransaction(
                Effect.andThen(sql.unsafe("set local maintenance_work_mem = '512MB'"), sql.unsafe(definition))
              ),
            { concurrency: 2, discard: true }
          )
        )
    )
  })
