import { keptPlans } from "../keptPlans.ts"
import { asks } from "./reviewing.ts"

/** The aggregates that await decisions. */
export const routedAggregates: ReadonlyArray<string> = ["Declaration", "Review"]

/** Whom a declaration is about. */
const user = `(select state ->> 'user' from professional where professional.id = declaration.professional)`

/** What awaits a decision: which module it asks for, who answers for it, and who may not decide on it (SYS-06, AUD-04). */
export const waiting = `create view waiting as
  select 'Declaration' as aggregate, declaration.id as item, 'hourReview' as module, responsible,
    array_remove(array[declaration.state ->> 'madeBy', ${user}], null) as excluded
  from declaration
  where tag = 'Pending'
  union all
  select 'Declaration', declaration.id, 'audit', auditor,
    array_remove(array[declaration.state ->> 'madeBy', ${user}, declaration.state ->> 'approvedBy'], null)
  from declaration
  where auditor is not null
  union all
  select 'Review', id, module, responsible, array(select jsonb_array_elements_text(state -> 'excluded'))
  from review where tag = 'pending'`

/** Who handles what an item asks for, unless that is its own organisation; looked up for each by the index, however few there are. */
const ordinary = `left join lateral (
      select handler, flagged from handling
      where handling.organisation = responsible and handling.module = waiting.module limit 1
    ) ordinary on true`

/** The items that exclude somebody who decides where they would go otherwise: few. The kind and the ids are SQL. */
export const goingElsewhere = (kind: string, ids: string): string => `
    select item from waiting ${ordinary}
    where aggregate = ${kind} and item = any(${ids}) and flagged is not true and (
      select true from reviewing
      where reviewing.organisation = coalesce(handler, responsible) and reviewing.module = waiting.module
        and reviewing."user" = any(excluded) limit 1)`

/** Whether any of some items goes elsewhere until now. */
export const isRerouted = (kind: string, ids: string): string =>
  `exists (select from rerouted where aggregate = ${kind} and item = any(${ids}))`

/**
 * Keeps `rerouted` of some items. An item goes elsewhere than others of its organisation where everybody who would decide on it
 * is excluded: most items exclude nobody who decides, which an index tells, and nothing is written.
 */
const route = `create or replace function xueshi_route(kind text, ids text[]) returns void language plpgsql
${keptPlans("on")} as $route$
declare
  concerned text[];
begin
  -- Where posts are kept elsewhere nothing goes anywhere.
  if not exists (select from keeping) and not exists (select from rerouted) then return; end if;
  concerned := array(${goingElsewhere("kind", "ids")});
  if concerned = '{}' and not ${isRerouted("kind", "ids")} then return; end if;
  with due as materialized (
    select item, module, responsible, found.handler, found.flagged
    from waiting ${ordinary} cross join lateral xueshi_handler(responsible, module, excluded) found
    where aggregate = kind and item = any(concerned)
      and (found.handler <> coalesce(ordinary.handler, responsible) or found.flagged)
  ), gone as (
    delete from rerouted where aggregate = kind and item = any(ids) and not exists (select from due where due.item = rerouted.item)
  )
  insert into rerouted (aggregate, item, module, responsible, handler, flagged)
  select kind, item, module, responsible, handler, flagged from due
  on conflict (aggregate, item) do update
    set module = excluded.module, responsible = excluded.responsible, handler = excluded.handler, flagged = excluded.flagged
    where (rerouted.module, rerouted.responsible, rerouted.handler, rerouted.flagged)
      is distinct from (excluded.module, excluded.responsible, excluded.handler, excluded.flagged);
end
$route$`

/** Whose something is, as the indexes have it. */
export const of = (whose: "madeBy" | "approvedBy" | "user"): string => `(state ->> '${whose}') collate "C"`

/** The declarations of people, by their users. */
const ofUsers = (users: string) =>
  `professional = any(array(select id from professional where ${of("user")} = any(${users})))`

/**
 * Keeps `handling` and `rerouted` after a change of some organisations. Only those items can have to go elsewhere that do so
 * already, there or below, or that exclude everybody who decides on what they ask for, where it is decided on from now on: among
 * others the first of them, whose items an index finds.
 */
const reroute = `create or replace function xueshi_reroute(changed text[]) returns void language plpgsql
set enable_nestloop = on set plan_cache_mode = force_generic_plan as $reroute$
declare
  hours text[];
  audits text[];
  every text[];
  below text[] := array(select xueshi_below(changed));
begin
  with place as materialized (
    select at, asked from xueshi_handle(changed)
    union select organisation.id, asks.module from organisation join ${asks} on asks.kind = organisation.kind
    where organisation.id = any(changed)
  ), first as (
    select asked, min("user") as "user" from place
    join reviewing on reviewing.organisation = at and reviewing.module = asked group by at, asked
  )
  select array_agg(distinct "user") filter (where asked = 'hourReview'),
    array_agg(distinct "user") filter (where asked = 'audit'), array_agg(distinct "user")
  into hours, audits, every from first;
  perform xueshi_route('Declaration', array(
    select item from rerouted where aggregate = 'Declaration' and responsible in (select unnest(below))
    union select id from declaration where tag = 'Pending' and ${of("madeBy")} = any(hours)
    union select id from declaration where tag = 'Pending' and ${ofUsers("hours")}
    union select id from declaration where auditor is not null and ${of("madeBy")} = any(audits)
    union select id from declaration where auditor is not null and ${of("approvedBy")} = any(audits)
    union select id from declaration where auditor is not null and ${ofUsers("audits")}));
  perform xueshi_route('Review', array(
    select item from rerouted where aggregate = 'Review' and responsible in (select unnest(below))
    union select id from unnest(every) as one("user") join review on tag = 'pending' and state -> 'excluded' ? one."user"));
end
$reroute$`

/** Everything, of a database in which nothing was kept yet. */
const routeAll = `create or replace function xueshi_route_all() returns void language plpgsql as $all$
declare
  every text[] := array(select id from organisation);
begin
  perform xueshi_review(every);
  perform xueshi_reroute(every);
end
$all$`

export const routeFunctions = [route, reroute, routeAll]
