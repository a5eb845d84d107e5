import { type Change, type Commit, countedChange, type Day, dayAt } from "@xueshi/core"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"

/** Signed hours of a commit, a line for each person and year. */
const linesOf = (changes: ReadonlyArray<Change>) => {
  const lines = new Map<string, { professional: string; year: number; recognised: Record<string, number> }>()
  for (const one of changes.flatMap((change) => countedChange(change) ?? [])) {
    const { hours, professional, subject, year } = one
    const key = `${professional} ${year}`
    const line = lines.get(key) ?? { professional, year, recognised: Object.create(null) as Record<string, number> }
    line.recognised[subject] = (line.recognised[subject] ?? 0) + hours
    lines.set(key, line)
  }
  return [...lines.values()]
}

/**
 * Adds to the totals. A person's row of `ledger` is locked first, people in the order of ids: two commits on one person
 * follow one another, and none waits for another that waits for it.
 */
const writeTotals = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, changes: ReadonlyArray<Change>, day: Day) {
  const lines = linesOf(changes)
  if (lines.length === 0) return
  yield* sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb)
        as given(professional text, year integer, recognised jsonb)
    ), held as (
      insert into ledger (professional, inputs, settled, changed_on)
      select professional, 1, 0, ${day} from (select distinct professional collate "C" as professional from given) people
      order by professional
      on conflict (professional) do update
        set inputs = ledger.inputs + 1, changed_on = greatest(ledger.changed_on, excluded.changed_on)
      returning professional
    )
    insert into annual (professional, year, recognised)
    select given.professional, year, recognised from given join held on held.professional = given.professional
    order by given.professional collate "C", year
    on conflict (professional, year) do update set recognised = (
      select coalesce(jsonb_object_agg(subject, hours), '{}') from (
        select subject, sum(hours::bigint) as hours from (
          select * from jsonb_each_text(annual.recognised) as kept(subject, hours)
          union all select * from jsonb_each_text(excluded.recognised) as more(subject, hours)
        ) both_of group by subject having sum(hours::bigint) <> 0
      ) summed
    )`
})

/** Counts people where they are now and no longer where they were; what was judged there waits to be judged again. */
const writeRegistered = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  changes: ReadonlyArray<Change>,
  day: Day
) {
  const people = changes.filter((change) => change.aggregate === "Professional")
  if (people.length === 0) return
  const given = JSON.stringify(
    people.map(({ after, id, versionBefore }) => ({ id, known: versionBefore > 0, now: after?.organisation ?? null }))
  )
  yield* sql`
    with given as (
      select * from jsonb_to_recordset(${given}::text::jsonb) as given(id text, known boolean, now text)
    ), was as (
      select id, organisation from professional
      where id = any(array(select id from given where known)) order by id for update
    ), moved as (
      select given.id, was.organisation as before, given.now from given left join was on was.id = given.id
      where was.organisation is distinct from given.now
    ), held as (
      update ledger set inputs = inputs + 1, changed_on = greatest(changed_on, ${day})
      from moved where ledger.professional = moved.id and moved.before is not null
        and ledger.professional = any(array(select id from was))
    )
    insert into statistic (organisation, year, kind, day, delta)
    select organisation, 0, 'registered', ${day}, sum(delta) from (
      select before as organisation, -1 as delta from moved where before is not null
      union all select now, 1 from moved where now is not null
    ) deltas group by organisation having sum(delta) <> 0`
})

/** Keeps totals, versions and registrations in the transaction of a commit; called before its states are written. */
export const writeDerived = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, { at, changes }: Commit) {
  const day = dayAt(at)
  yield* writeRegistered(sql, changes, day)
  yield* writeTotals(sql, changes, day)
})
