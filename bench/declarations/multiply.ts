import type { Connection } from "@xueshi/embedded"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { on } from "../sql/server.ts"
import { count, print } from "../sql/show.ts"

/** The id of a copy: that of somebody who came so many times 65 seconds later, since ids tell their time first. */
const later = (id: string, copy: number) =>
  `(lpad(to_hex(('x' || substr(${id}, 1, 8))::bit(32)::integer + ${copy}), 8, '0') || substr(${id}, 9))`

interface Copied {
  /** What there is one more of with each copy, in the order in which it is written. */
  readonly source: string
  readonly insert: (copy: number) => string
}

const annual = "year, recognised, organisation, policy, digest, inputs, outcome, passed, total, subjects"

/** People with all that is theirs and is read or written with decisions; of one person the declarations do not lie together. */
const people: Readonly<Record<string, Copied>> = {
  professional: {
    source: "select * from professional order by id",
    insert: (copy) => `
      insert into professional (id, version, state)
      select ${later("id", copy)}, version, state || jsonb_build_object('id', ${later("id", copy)},
        'user', ${later("state ->> 'user'", copy)}) from bench_professional`
  },
  declaration: {
    source: "select * from declaration order by row_number() over (partition by professional order by made), id",
    insert: (copy) => `
      insert into declaration (id, version, state)
      select ${later("id", copy)}, version, state || jsonb_build_object('id', ${later("id", copy)},
        'professional', ${later("professional", copy)}, 'madeBy', ${later("state ->> 'madeBy'", copy)})
      from bench_declaration`
  },
  ledger: {
    source: "select * from ledger order by professional",
    insert: (copy) => `
      insert into ledger (professional, inputs, settled, changed_on, settled_on)
      select ${later("professional", copy)}, inputs, settled, changed_on, settled_on from bench_ledger`
  },
  annual: {
    source: "select * from annual order by professional, year",
    insert: (copy) => `
      insert into annual (professional, ${annual}) select ${later("professional", copy)}, ${annual} from bench_annual`
  },
  statistic: {
    source: "select * from statistic",
    insert: () => `
      insert into statistic (organisation, year, kind, day, delta)
      select organisation, year, kind, day, delta from bench_statistic`
  }
}

/** Their entries, as long as those of the first; whom an entry names within its text is the first, as nobody reads it. */
const journal: Copied = {
  source: "select * from journal where aggregate in ('Professional', 'Declaration') order by sequence",
  insert: (copy) => `
    insert into journal (at, actor, aggregate, id, version, shape, event, personal)
    select at, actor, aggregate, ${later("id", copy)}, version, shape, event, personal from bench_journal`
}

const run = (...texts: ReadonlyArray<string>) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) => Effect.forEach(texts, (text) => sql.unsafe(text), { discard: true }))

/** As many lanes as write at once, each a connection. */
const lanes = 2

const indexesOf = (tables: ReadonlyArray<string>) =>
  Effect.flatMap(
    SqlClient.SqlClient,
    (sql) => sql<{ name: string; definition: string }>`
      select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
      from pg_index where not indisunique and indrelid::regclass::text in ${sql.in(tables)}`
  )

/**
 * Writes everybody in a generated province so many times again, in the server: same columns, same indexes, analysed. Who gave their
 * documents, their evidence and, unless it is asked for, the journal are left as they were.
 */
export const multiply = Effect.fnUntraced(function* (
  connection: Connection,
  copies: number,
  { withJournal }: { readonly withJournal: boolean }
) {
  const copied = Object.entries(withJournal ? { ...people, journal } : people)
  const tables = copied.map(([table]) => table)
  const begun = performance.now()
  const tell = (what: string) => print(`  ${what}, ${count((performance.now() - begun) / 1000)} s`)
  yield* on(
    connection,
    run(
      "alter system set max_wal_size = '8GB'",
      "select pg_reload_conf()",
      ...copied.map(([table, { source }]) => `create unlogged table bench_${table} as ${source}`)
    )
  )
  const indexes = yield* on(connection, indexesOf(tables))
  yield* on(connection, run(...indexes.map(({ name }) => `drop index ${name}`)))
  let [next, told] = [1, begun]
  const lane = Effect.gen(function* () {
    // No trigger attaches evidence, and no commit is waited for.
    yield* run("set session_replication_role = replica", "set synchronous_commit = off")
    while (next <= copies) {
      const copy = next++
      for (const [, { insert }] of copied) yield* run(insert(copy))
      if (performance.now() - told < 10_000 && copy < copies) continue
      told = performance.now()
      tell(`${count(copy)} of ${count(copies)} copies`)
    }
  })
  yield* Effect.all(
    Array.from({ length: lanes }, () => on(connection, lane)),
    { concurrency: "unbounded", discard: true }
  )
  yield* Effect.forEach(
    indexes,
    ({ definition }) => on(connection, run("set maintenance_work_mem = '512MB'", definition)),
    { concurrency: lanes, discard: true }
  )
  tell(`${indexes.length} indexes`)
  yield* on(
    connection,
    run(
      ...tables.map((table) => `drop table bench_${table}`),
      "alter system reset max_wal_size",
      "select pg_reload_conf()",
      ...tables.map((table) => `vacuum ${table}`),
      "analyze",
      "select xueshi_route_all()",
      "checkpoint"
    )
  )
  tell("analysed")
})
