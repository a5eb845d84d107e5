import { documentDigest, identity, order, worth } from "./weihai.ts"

/*
 * What the best programmer without a library would write for one city on the same tables: functions in the database, so
 * that a decision, its locks and all that it writes are one round trip and one transaction; statements prepared once; the
 * document's numbers as constants; nothing read that this decision does not need. Measured and left aside, since slower or
 * no faster: one statement with everything in `with` for a single approval, chunks of 500 for many, versions instead of locks.
 */

const reviewed = (where: string) => `
  select declaration.id, declaration.version + 1 as version, declaration.state, declaration.professional,
    professional.organisation, declaration.state -> 'claim' as claim, responsible.state ->> 'superior' as auditor
  from declaration join professional on professional.id = declaration.professional
  join organisation responsible on responsible.id = declaration.responsible
  where ${where} and tag = 'Pending' and responsible.reviewer = at_organisation
    and declaration.state ->> 'madeBy' <> who and professional.state ->> 'user' <> who`

const approvedState = (
  from: string
) => `${from}.state || jsonb_build_object('_tag', 'Approved', 'version', ${from}.version,
    'recognised', hours::text, 'approvedBy', who, 'approvedIn', at_organisation,
    'audit', jsonb_build_object('_tag', 'Awaiting', 'auditor', ${from}.auditor))`

const event = (from: string) => `jsonb_build_object('_tag', 'DeclarationApproved', 'recognised', hours::text, 'by', who,
    'in', at_organisation, 'auditor', ${from}.auditor)`

/** All years of some people judged and kept, and what that changes in the statistics; `ledger` is up to date already. */
const judge = (people: string) => `
  with approved as (
    select professional, (claim ->> 'creditYear')::integer as year, claim ->> 'subject' as subject, hours,
      row_number() over (partition by professional, ${identity} order by ${order}) = 1 as first
    from (
      select professional, state -> 'claim' as claim, ((state ->> 'recognised')::numeric * 1000)::bigint as hours
      from declaration where ${people} and tag = 'Approved' and state #>> '{audit,_tag}' <> 'Failed'
    ) declared
  ), summed as (
    select professional, year,
      sum(hours) filter (where subject = 'general') as as_general,
      sum(hours) filter (where subject = 'specialised') as as_specialised,
      sum(hours) filter (where subject = 'all') as as_all,
      coalesce(sum(case subject when 'general' then hours when 'all' then hours / 2 end) filter (where first), 0)::bigint as general,
      coalesce(sum(case subject when 'specialised' then hours when 'all' then hours - hours / 2 end) filter (where first), 0)::bigint
        as specialised
    from approved group by professional, year
  ), before as (
    select professional, year, organisation, judged, learned, passed from annual where ${people}
  ), written as (
    insert into annual (professional, year, recognised, organisation, policy, digest, inputs, outcome, passed, total, subjects)
    select professional, year,
      jsonb_strip_nulls(jsonb_build_object('general', as_general, 'specialised', as_specialised, 'all', as_all)),
      person.organisation, '{"id": "weihai-2018", "version": "1"}', '${documentDigest}', inputs,
      case when coalesce(general, 0) + coalesce(specialised, 0) >= 90000 and specialised >= 60000 then 'pass' else 'fail' end,
      coalesce(general, 0) + coalesce(specialised, 0) >= 90000 and coalesce(specialised, 0) >= 60000,
      coalesce(general, 0) + coalesce(specialised, 0),
      jsonb_build_array(jsonb_build_object('subject', 'general', 'hours', coalesce(general, 0)),
        jsonb_build_object('subject', 'specialised', 'hours', coalesce(specialised, 0)))
    from summed full join (select professional, year from before) kept using (professional, year)
    join ledger using (professional) join professional person on person.id = professional
    on conflict (professional, year) do update set recognised = excluded.recognised, organisation = excluded.organisation,
      policy = excluded.policy, digest = excluded.digest, inputs = excluded.inputs, outcome = excluded.outcome, passed = excluded.passed,
      total = excluded.total, subjects = excluded.subjects
    returning year, organisation, judged, learned, passed
  )
  insert into statistic (organisation, year, kind, day, delta)
  select organisation, year, kind, today, sum(delta) from (
    select organisation, year, judged, learned, passed, -1 as delta from before
    union all select organisation, year, judged, learned, passed, 1 from written
  ) moved cross join lateral (values ('judged', judged), ('learned', learned), ('passed', passed)) as kinds(kind, held)
  where held group by organisation, year, kind having sum(delta) <> 0;`

const parameters = "who text, at_organisation text, at bigint, today integer, actor jsonb"

/** One declaration; null where it may not be approved, and then the caller would look why. */
const one = (name: string, after: string) => `
create function ${name}(asked text, ${parameters}) returns text language plpgsql as $one$
#variable_conflict use_column
declare
  it record;
  claim jsonb;
  hours numeric;
begin
  ${reviewed("declaration.id = asked").replace("from declaration join", "into it from declaration join")} for update of declaration;
  if not found then return null; end if;
  claim := it.claim;
  hours := ${worth};
  if hours = 0 or hours % 0.5 <> 0 then return null; end if;
  update declaration set version = it.version, state = ${approvedState("it")} where id = asked;
  insert into journal (at, actor, aggregate, id, version, shape, event)
  values (at, actor, 'Declaration', asked, it.version, 1, ${event("it")});
  ${after}
  return hours::text;
end
$one$`

const countOne = (more: readonly [string, string, string]) => `
  insert into ledger (professional, inputs, changed_on, settled${more[0]}) values (it.professional, 1, today${more[1]})
  on conflict (professional) do update set inputs = ledger.inputs + 1,
    changed_on = greatest(ledger.changed_on, excluded.changed_on)${more[2]};`

const totalOne = `
  insert into annual (professional, year, recognised)
  values (it.professional, (claim ->> 'creditYear')::integer, jsonb_build_object(claim ->> 'subject', (hours * 1000)::bigint))
  on conflict (professional, year) do update set recognised = annual.recognised || jsonb_build_object(claim ->> 'subject',
    (hours * 1000)::bigint + coalesce((annual.recognised ->> (claim ->> 'subject'))::bigint, 0));`

const counting = ["", ", 0", ""] as const
const settling = [
  ", settled_on",
  ", 1, today",
  ", settled = ledger.inputs + 1, settled_on = greatest(ledger.changed_on, excluded.changed_on)"
] as const

/** Many declarations; gives those that were approved. */
const many = (name: string, count: readonly [string, string, string], totals: string, after: string) => `
create function ${name}(asked text[], ${parameters}) returns table (approved text, granted text) language plpgsql as $many$
#variable_conflict use_column
declare
  people text[];
  ids text[];
  grants text[];
begin
  with found as (
    ${reviewed("declaration.id = any(asked)")} order by declaration.id for update of declaration
  ), worth as (
    select *, ${worth} as hours from found
  ), moved as (
    update declaration set version = worth.version, state = ${approvedState("worth")}
    from worth where declaration.id = worth.id and hours > 0 and hours % 0.5 = 0
    returning worth.*
  ), said as (
    insert into journal (at, actor, aggregate, id, version, shape, event)
    select at, actor, 'Declaration', id, version, 1, ${event("moved")} from moved
  ), counted as (
    insert into ledger (professional, inputs, changed_on, settled${count[0]})
    select professional, 1, today${count[1]} from (select distinct professional from moved order by 1) persons
    on conflict (professional) do update set inputs = ledger.inputs + 1,
      changed_on = greatest(ledger.changed_on, excluded.changed_on)${count[2]}
  )${totals}
  select array_agg(distinct professional), array_agg(id), array_agg(hours::text) into people, ids, grants from moved;
  ${after}
  return query select * from unnest(ids, grants);
end
$many$`

const totalMany = `, totals as (
    insert into annual (professional, year, recognised)
    select professional, year, jsonb_object_agg(subject, hours) from (
      select professional, (claim ->> 'creditYear')::integer as year, claim ->> 'subject' as subject,
        sum((hours * 1000)::bigint)::bigint as hours
      from moved group by 1, 2, 3
    ) summed group by professional, year
    on conflict (professional, year) do update set recognised = jsonb_strip_nulls(jsonb_build_object(
      ${["general", "specialised", "all"]
        .map(
          (subject) => `'${subject}', nullif(coalesce((annual.recognised ->> '${subject}')::bigint, 0)
        + coalesce((excluded.recognised ->> '${subject}')::bigint, 0), 0)`
        )
        .join(", ")}))
  )`

export const functions: ReadonlyArray<string> = [
  one("by_hand_approve", `${countOne(counting)}${totalOne}`),
  one("by_hand_approve_judged", `${countOne(settling)}${judge("professional = it.professional")}`),
  many("by_hand_approve_many", counting, totalMany, ""),
  many("by_hand_approve_many_judged", settling, "", judge("professional = any(people)"))
]
