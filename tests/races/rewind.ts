import { Effect } from "effect"
import { SqlClient, type SqlError } from "effect/sql"

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** What the schema keeps data in, whichever migrations have made it. */
const inventory = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const tables = yield* sql<{ name: string; columns: ReadonlyArray<string> }>`
    select c.table_name::text as name, array_agg(c.column_name::text order by c.ordinal_position) as columns
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
      and c.table_name <> 'xueshi_migrations'
    group by c.table_name order by c.table_name`
  const sequences = yield* sql<{ name: string; last: string | null }>`
    select sequencename::text as name, last_value::text as last from pg_sequences where schemaname = 'public'`
  return { tables, sequences }
})

/** One statement of many, one round trip; triggers that forbid what a test may do are left out. */
const block = (statements: ReadonlyArray<string>) => `do $$ begin
  if current_setting('is_superuser') = 'on' then perform set_config('session_replication_role', 'replica', true); end if;
  ${statements.join(";\n  ")};
end $$`

const runs = (text: string): Effect.Effect<void, SqlError.SqlError, SqlClient.SqlClient> =>
  Effect.flatMap(SqlClient.SqlClient, (sql) => Effect.asVoid(sql.unsafe(text)))

/** Gives what empties every table: as cheap as its rows are few. */
export const emptying = Effect.map(inventory, ({ sequences, tables }) =>
  runs(
    block([
      ...tables.map(({ name }) => `delete from ${quoted(name)}`),
      ...sequences.map(({ name }) => `perform setval('${quoted(name)}', 1, false)`)
    ])
  )
)

/** Remembers what every table holds now, and gives what brings it back. Most hold nothing, of which nothing is kept. */
export const remembering = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const { sequences, tables } = yield* inventory
  const filled = yield* sql.unsafe<{ name: string }>(
    tables.map(({ name }) => `select '${name}' as name where exists (select from ${quoted(name)})`).join(" union all ")
  )
  const names = new Set(filled.map(({ name }) => name))
  yield* runs(
    block([
      "drop schema if exists remembered cascade",
      "create schema remembered",
      ...[...names].map((name) => `create table remembered.${quoted(name)} as table public.${quoted(name)}`)
    ])
  )
  return runs(
    block([
      ...tables.flatMap(({ columns, name }) => {
        const list = columns.map(quoted).join()
        const emptied = `delete from ${quoted(name)}`
        if (!names.has(name)) return [emptied]
        return [
          emptied,
          `insert into ${quoted(name)} (${list}) overriding system value select ${list} from remembered.${quoted(name)}`
        ]
      }),
      ...sequences.map(({ last, name }) => `perform setval('${quoted(name)}', ${last ?? 1}, ${last !== null})`)
    ])
  )
})
