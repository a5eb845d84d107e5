import { Effect } from "effect"
import { SqlClient } from "effect/sql"

const person = JSON.stringify({
  document: { type: "passport", number: "G1" },
  name: "人员",
  sex: "male",
  birth: "1980-01-01",
  mobile: "13900000000",
  email: "someone@example.com",
  education: "大学本科",
  school: "山东大学",
  major: "临床医学",
  graduatedOn: "2002-07-01",
  degree: "学士",
  postDoc: false,
  title: null
})

/**
 * Fills a database with a bureau, employers, and people in each with two approved declarations in each of two years:
 * written as rows, since the commands would take minutes.
 */
export const peopleOf = Effect.fnUntraced(function* (employers: number, each: number) {
  const count = employers * each
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    insert into organisation (id, version, state)
    select id, 1, jsonb_build_object('id', id, 'kind', 'employer', 'name', id, 'code', id, 'region', '371000',
      'superior', case when id = 'o' then null else 'o' end, 'reviewClosed', false, 'version', 1)
    from (select 'o' as id, 0 as n union all select 'o' || n, n from generate_series(1, ${employers}::integer) n) ids
    order by n`
  yield* sql`
    insert into professional (id, version, state)
    select 'p' || n, 1, jsonb_build_object('id', 'p' || n, 'organisation', 'o' || (n % ${employers}::integer + 1), 'user', 'u' || n,
      'department', null, 'version', 1, 'person', ${person}::text::jsonb)
    from generate_series(1, ${count}::integer) n`
  yield* sql`
    insert into declaration (id, version, state)
    select 'd' || n || '-' || k, 3, jsonb_build_object('_tag', 'Approved', 'id', 'd' || n || '-' || k, 'version', 3,
      'professional', 'p' || n, 'madeBy', 'u' || n, 'copyOf', null, 'responsible', 'o1', 'recognised', (30 * (k % 4))::text,
      'approvedBy', 'boss', 'approvedIn', 'o1', 'audit', jsonb_build_object('_tag', 'Awaiting', 'auditor', 'o'),
      'claim', jsonb_build_object('form', 'postTraining', 'creditYear', 2017 + k % 2, 'subject', 'specialised',
        'from', '2018-01-01', 'to', '2018-01-05', 'hours', '90', 'evidence', '[]'::jsonb,
        'fields', jsonb_build_object('school', 's', 'className', k::text, 'score', '1')))
    from generate_series(1, ${count}::integer) n, generate_series(1, 4) k`
  yield* sql`
    insert into journal overriding user value
    select (jsonb_populate_record(null::journal, jsonb_build_object('transaction', pg_current_xact_id()::text,
      'at', 1547510400000, 'actor', '{}'::jsonb, 'aggregate', 'Declaration', 'id', id, 'version', 3, 'shape', 1,
      'event', '{"_tag":"DeclarationApproved"}'::jsonb))).* from declaration`
  yield* sql`
    insert into annual (professional, year, recognised)
    select 'p' || n, year, jsonb_build_object('specialised', case year when 2017 then 60000 else 120000 end)
    from generate_series(1, ${count}::integer) n, generate_series(2017, 2018) year`
  yield* sql`insert into ledger select 'p' || n, 4, 0, 17911 from generate_series(1, ${count}::integer) n`
  yield* sql`
    insert into statistic (organisation, year, kind, day, delta)
    select 'o' || (n % ${employers}::integer + 1), 0, 'registered', 17911, 1 from generate_series(1, ${count}::integer) n`
  yield* analyze
})

/** A hundred employers with forty people each. */
export const manyPeople = peopleOf(100, 40)

/** Lets the planner know how many rows there are. */
export const analyze = Effect.flatMap(SqlClient.SqlClient, (sql) => sql`analyze`)
