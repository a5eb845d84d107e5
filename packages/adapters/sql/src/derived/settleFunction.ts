import { keptPlans } from "../keptPlans.ts"

/**
 * Keeps verdicts and appends what they change in the statistics, in one statement. The rows of `ledger` are locked in the
 * order of ids, and only those whose versions are still those that were opened; what was kept is read after that, so that of
 * two jobs with the same work the second finds nothing to change. Gives how many people's verdicts were kept.
 * Planned without loops within loops, as `commitFunction` is.
 */
export const settleFunction = `
create or replace function xueshi_settle(given jsonb) returns integer language plpgsql
${keptPlans("off")} as $settle$
declare
  people text[];
begin
  with wanted as materialized (
    select * from jsonb_to_recordset(given -> 'versions') as wanted(professional text, inputs integer, settled integer)
  ), held as (
    select ledger.professional from ledger join wanted on wanted.professional = ledger.professional
      and wanted.inputs = ledger.inputs and wanted.settled = ledger.settled
    where ledger.professional = any(array(select professional from wanted))
    order by ledger.professional for update of ledger
  )
  select coalesce(array_agg(professional), '{}') into people from held;

  insert into annual (professional, year, recognised)
  select professional, year, '{}' from jsonb_to_recordset(given -> 'further') as wanted(professional text, year integer)
  where professional = any(people)
  on conflict (professional, year) do nothing;

  with wanted as materialized (
    select *, total > 0 as learned
    from jsonb_to_recordset(given -> 'verdicts') as wanted(
      professional text, year integer, left_on integer, day integer, organisation text, policy jsonb, digest text,
      inputs integer, outcome text, passed boolean, total bigint, subjects jsonb)
    where professional = any(people)
  ), before as (
    select wanted.left_on, annual.* from wanted
    join annual on annual.professional = wanted.professional and annual.year = wanted.year
    where annual.professional = any(people)
  ), written as (
    update annual set organisation = wanted.organisation, policy = nullif(wanted.policy, 'null'), digest = wanted.digest,
      inputs = wanted.inputs, outcome = wanted.outcome, passed = wanted.passed, total = wanted.total,
      subjects = wanted.subjects
    from wanted where annual.professional = wanted.professional and annual.year = wanted.year
      and annual.professional = any(people)
    returning annual.professional, annual.year
  )
  insert into statistic (organisation, year, kind, day, delta)
  select organisation, year, kind, day, sum(delta) from (
    select before.organisation, before.year, kind, before.left_on as day, -1 as delta
    from before cross join lateral (values ('judged', judged), ('learned', learned), ('passed', passed)) was(kind, held)
    where was.held
    union all
    select wanted.organisation, wanted.year, kind, wanted.day, 1
    from wanted join written on written.professional = wanted.professional and written.year = wanted.year
    cross join lateral (values ('judged', true), ('learned', learned), ('passed', passed)) is_now(kind, held)
    where is_now.held
    union all
    select organisation, year, kind, day, delta from jsonb_to_recordset(given -> 'between')
      as passing(professional text, organisation text, year integer, kind text, day integer, delta integer)
    where passing.professional = any(people)
  ) deltas group by organisation, year, kind, day having sum(delta) <> 0;

  update ledger set settled = inputs, settled_on = changed_on
  where professional = any(people) and settled < inputs;
  return cardinality(people);
end
$settle$`
