import type { Connection } from "@xueshi/embedded"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { on } from "./server.ts"

/**
 * What two contestants must have written alike. Sequence, transaction and place of a row may differ; changes of a count on
 * one day may be added up or not.
 */
const rows = {
  declaration: "select id, version, state from declaration",
  journal: "select at, actor, aggregate, id, version, shape, event, personal from journal",
  ledger: "select professional, settled = inputs as current, changed_on, settled_on from ledger",
  annual: `
    select annual.professional, year, recognised, organisation, policy, digest, annual.inputs = ledger.inputs as current,
      outcome, total, subjects from annual join ledger using (professional)`,
  // A person's first hours of a year count as judged from the day on which verdicts were last kept; no report shows it.
  statistic: `
    select organisation, year, kind, case when kind <> 'judged' then day end as day, sum(delta) as sum
    from statistic group by 1, 2, 3, 4 having sum(delta) <> 0`
}

/** How often each person's inputs have moved: alike where both write one commit for each declaration. */
const versions = { inputs: "select professional, inputs, settled from ledger" }

const digestOf = Effect.fnUntraced(function* (text: string) {
  const sql = yield* SqlClient.SqlClient
  const [found] = yield* sql.unsafe<{ digest: string }>(
    `select count(*) || ' rows, ' || coalesce(sum(hashtextextended(to_jsonb(one)::text, 0)), 0) as digest from (${text}) one`
  )
  return found?.digest
})

/** Throws unless two databases hold the same rows, by what they are called. */
export const assertRows = Effect.fnUntraced(function* (
  one: Connection,
  other: Connection,
  texts: Readonly<Record<string, string>>
) {
  for (const [name, text] of Object.entries(texts)) {
    const [here, there] = [yield* on(one, digestOf(text)), yield* on(other, digestOf(text))]
    if (here !== there) throw new Error(`${name}: ${one.database} holds ${here}, ${other.database} holds ${there}`)
  }
})

/** Every other table but where the job that judges says how far it has come. */
const untouched = Effect.flatMap(
  SqlClient.SqlClient,
  (sql) => sql<{ name: string }>`
    select relname as name from pg_stat_user_tables where relname not in ${sql.in([...Object.keys(rows), "job_cursor"])}`
)

/** The same of all that approvals write, and that they write nothing else. */
export const assertSame = Effect.fnUntraced(function* (
  one: Connection,
  other: Connection,
  { batched }: { readonly batched: boolean }
) {
  const rest = (yield* on(one, untouched)).map(({ name }) => [name, `select * from ${name}`] as const)
  yield* assertRows(one, other, { ...Object.fromEntries(rest), ...rows, ...(batched ? {} : versions) })
})
