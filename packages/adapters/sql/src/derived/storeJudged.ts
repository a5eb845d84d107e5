import type { Judged } from "@xueshi/core"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"

/**
 * Keeps verdicts and appends what they change in the statistics. The rows of `ledger` are locked in the order of ids, and
 * only those whose versions are still those that were opened; what was kept is read after that, so that of two jobs with
 * the same work the second finds nothing to change.
 */
export const storeJudged = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, judged: ReadonlyArray<Judged>) {
  if (judged.length === 0) return 0
  const versions = JSON.stringify(
    judged.map(({ inputs, professional, settled }) => ({ professional, inputs, settled }))
  )
  // Named in a list beside the join, so that the planner takes the index however few rows there are.
  const among = (some: ReadonlyArray<Judged>) => {
    const ids = JSON.stringify(some.map(({ professional }) => professional))
    return sql`any(array(select jsonb_array_elements_text(${ids}::text::jsonb)))`
  }
  const held = yield* sql<{ professional: string }>`
    select ledger.professional from ledger
    join jsonb_to_recordset(${versions}::text::jsonb) as given(professional text, inputs integer, settled integer)
      on given.professional = ledger.professional and given.inputs = ledger.inputs and given.settled = ledger.settled
    where ledger.professional = ${among(judged)}
    order by ledger.professional for update of ledger`
  const still = new Set(held.map(({ professional }) => professional))
  const people = judged.filter(({ professional }) => still.has(professional))
  if (people.length === 0) return 0
  const rows = JSON.stringify(
    people.flatMap(({ day, from, professional, years }) =>
      years.map(({ verdict, year }) => ({ ...verdict, professional, left_on: from, day, year }))
    )
  )
  const between = JSON.stringify(people.flatMap((one) => one.between))
  yield* sql`
    with given as (
      select *, outcome = 'pass' as passed, total > 0 as learned from jsonb_to_recordset(${rows}::text::jsonb) as given(
        professional text, year integer, left_on integer, day integer, organisation text, policy jsonb, digest text, inputs integer,
        outcome text, total bigint, subjects jsonb)
    ), before as (
      select given.left_on, annual.* from given
      join annual on annual.professional = given.professional and annual.year = given.year
      where annual.professional = ${among(people)}
    ), written as (
      update annual set organisation = given.organisation, policy = nullif(given.policy, 'null'), digest = given.digest,
        inputs = given.inputs, outcome = given.outcome, total = given.total, subjects = given.subjects
      from given where annual.professional = given.professional and annual.year = given.year
        and annual.professional = ${among(people)}
      returning annual.professional, annual.year
    )
    insert into statistic (organisation, year, kind, day, delta)
    select organisation, year, kind, day, sum(delta) from (
      select before.organisation, before.year, kind, before.left_on as day, -1 as delta
      from before cross join lateral (values ('judged', judged), ('learned', learned), ('passed', passed)) was(kind, held)
      where was.held
      union all
      select given.organisation, given.year, kind, given.day, 1
      from given join written on written.professional = given.professional and written.year = given.year
      cross join lateral (values ('judged', true), ('learned', learned), ('passed', passed)) is_now(kind, held)
      where is_now.held
      union all
      select organisation, year, kind, day, delta from jsonb_to_recordset(${between}::text::jsonb)
        as passing(organisation text, year integer, kind text, day integer, delta integer)
    ) deltas group by organisation, year, kind, day having sum(delta) <> 0`
  yield* sql`
    update ledger set settled = inputs, settled_on = changed_on
    where professional = ${among(people)} and settled < inputs`
  return people.length
})
