import { asks, unlessBulk } from "./reviewing.ts"

const below = `create or replace function xueshi_below(organisations text[]) returns setof text language sql stable as $below$
  select distinct low.id from organisation high join organisation low
    on low.path >= high.path and low.path < high.path || U&'\\+10FFFF'
  where high.id in (select unnest(organisations))
$below$`

/** SYS-06, ORG-09: who handles one item, by the way up from the organisation that is responsible; `handlerFor` in SQL. */
const handler = `create or replace function xueshi_handler(responsible text, module text, excluded text[])
returns table (handler text, flagged boolean) language sql stable as $handler$
  select coalesce(found.id, split_part(own.path, '/', 1)), found.id is null
  from organisation own left join keeping on keeping.root = split_part(own.path, '/', 1) left join lateral (
    select one.id from organisation one
    where one.id = any(string_to_array(own.path, '/'))
      and ($2 <> 'hourReview' or not one.review_closed or one.superior is null)
      and (keeping.root is null or exists (
        select from reviewing
        where reviewing.organisation = one.id and reviewing.module = $2 and reviewing."user" <> all ($3)))
    order by length(one.path) desc limit 1
  ) found on true
  where own.id = $1
$handler$`

/**
 * Keeps `handling` of some organisations and of all below whose handlers follow from it, a level of the tree at a time: a handler
 * is the organisation itself, or that of its superior. Below whoever stays as it was nothing changes. Gives who handles from now
 * on what they did not.
 */
const handle = `create or replace function xueshi_handle(organisations text[]) returns table (at text, asked text)
language plpgsql set enable_nestloop = on set plan_cache_mode = force_generic_plan as $handle$
declare
  waiting text[] := organisations;
  level text[];
  changed text[];
  one text;
begin
  loop
    select array_agg(id) into level from (
      select id, rank() over (order by cardinality(string_to_array(path, '/'))) as depth
      from organisation where id in (select unnest(waiting))
    ) placed where depth = 1;
    exit when level is null;
    changed := '{}';
    for one, at, asked in
      with own as materialized (
        select id, superior, asks.module collate "C" as module,
          (asks.module <> 'hourReview' or not review_closed or superior is null)
          and (root is null or exists (
            select from reviewing where reviewing.organisation = id and reviewing.module = asks.module)) as able
        from organisation join ${asks} on asks.kind = organisation.kind
        left join keeping on root = split_part(path, '/', 1)
        where id in (select unnest(level))
      ), due as materialized (
        select own.id as organisation, own.module,
          case when able or superior is null then own.id else coalesce(above.handler, superior) end as handler,
          not able and (superior is null or coalesce(above.flagged, false)) as flagged
        from own left join handling above on above.organisation = superior and above.module = own.module
      ), gone as (
        delete from handling using due
        where handling.organisation = due.organisation and handling.module = due.module
          and due.handler = due.organisation and not due.flagged
        returning due.organisation, due.handler, due.module
      ), come as (
        insert into handling (organisation, module, handler, flagged)
        select organisation, module, handler, flagged from due where handler <> organisation or flagged
        on conflict (organisation, module) do update set handler = excluded.handler, flagged = excluded.flagged
        where handling.handler <> excluded.handler or handling.flagged <> excluded.flagged
        returning organisation, handler, module
      )
      select * from gone union all select * from come
    loop
      changed := changed || one;
      return next;
    end loop;
    waiting := array(
      (select unnest(waiting) except select unnest(level))
      union select id from organisation where superior = any(array(select distinct unnest(changed))));
  end loop;
end
$handle$`

/** A new organisation: nobody has asked it for anything yet. */
const founded = `create or replace function xueshi_founded() returns trigger language plpgsql as $founded$
begin
  perform xueshi_handle(array(select id from come));
  return null;
end
$founded$`

/** One that was moved, closed or reopened, once it and all below it are placed. Another root may keep no posts, or keep some. */
const replaced = `create or replace function xueshi_replaced() returns trigger language plpgsql as $replaced$
declare
  root text;
begin
  select split_part(path, '/', 1) into root from organisation where id = new.id;
  if root = split_part(old.path, '/', 1) then perform xueshi_reroute(array[new.id]);
  else perform xueshi_reroute(array(select xueshi_below(array[new.id])));
  end if;
  return null;
end
$replaced$`

export const handlingFunctions = [below, handler, handle, founded, replaced]

/** Triggers of one event fire in the order of their names: `organisation_below` comes before `organisation_replaced`. */
export const handlingTriggers = [
  `create trigger organisation_founded after insert on organisation
     referencing new table as come for each statement ${unlessBulk} execute function xueshi_founded()`,
  `create trigger organisation_replaced after update on organisation for each row
     when (old.superior is distinct from new.superior or old.review_closed <> new.review_closed)
     execute function xueshi_replaced()`
]
