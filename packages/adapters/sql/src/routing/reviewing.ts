import { decidingModules, modulesOf, type PermissionModule } from "@xueshi/core"

const deciding: ReadonlyArray<PermissionModule> = decidingModules

/**
 * What each kind of organisation offers of the modules that items ask for, as a relation `asks(kind, module)`. No item asks an
 * organisation for what its kind does not offer; and whoever is above an organisation offers all that it does.
 */
export const asks = `(values ${Object.entries(modulesOf)
  .flatMap(([kind, modules]) => modules.filter((one) => deciding.includes(one)).map((one) => `('${kind}', '${one}')`))
  .join(", ")}) as asks(kind, module)`

/** ACC-05, ACC-09: who may decide on what and where, as `powersOf` says: one row an active post and module. */
export const reviewers = `
  select distinct post.organisation, asks.module collate "C" as module, post."user"
  from post join organisation on organisation.id = post.organisation
  join ${asks} on asks.kind = organisation.kind
  left join role on role.id = post.role
  where post.state ->> 'state' = 'active'
    and (post.state ->> 'rank' = 'super' or role.state -> 'modules' ? asks.module)`

/** The roots whose super administrator's post is kept here, and with it those of all below. */
export const keepers = `
  select id as root from organisation
  where superior is null and exists (select from post where organisation = organisation.id and state ->> 'rank' = 'super')`

/**
 * Keeps `reviewing` and `keeping` of some organisations; gives those of which anything has changed, and all below a root that
 * keeps posts from now on, or no longer does.
 */
const review = `create or replace function xueshi_review(touched text[]) returns text[] language plpgsql
set enable_nestloop = on set plan_cache_mode = force_generic_plan as $review$
declare
  changed text[];
  flipped text[];
begin
  with due as materialized (select * from (${reviewers}) every where organisation = any(touched)), gone as (
    delete from reviewing where organisation = any(touched)
      and not exists (
        select from due where due.organisation = reviewing.organisation and due.module = reviewing.module
          and due."user" = reviewing."user")
    returning organisation
  ), come as (
    insert into reviewing (organisation, module, "user") select organisation, module, "user" from due
    on conflict do nothing returning organisation
  )
  select array_agg(distinct organisation) into changed from (select * from gone union all select * from come) either;
  with due as materialized (select * from (${keepers}) every where root = any(touched)), gone as (
    delete from keeping where root = any(touched) and root not in (select root from due) returning root
  ), come as (
    insert into keeping (root) select root from due on conflict do nothing returning root
  )
  select array_agg(root) into flipped from (select * from gone union all select * from come) either;
  return array(select unnest(changed) union select xueshi_below(flipped));
end
$review$`

/** Where posts were given, changed or ended, and where a role that posts have says something else. */
const reviewed = `create or replace function xueshi_reviewed() returns trigger language plpgsql as $reviewed$
declare
  touched text[];
begin
  if tg_table_name = 'post' then
    case tg_op
      when 'INSERT' then touched := array(select distinct organisation from come);
      when 'DELETE' then touched := array(select distinct organisation from gone);
      else touched := array(select organisation from gone union select organisation from come);
    end case;
  else
    case tg_op
      when 'DELETE' then touched := array(select distinct organisation from post where role in (select id from gone));
      else touched := array(select distinct organisation from post where role in (select id from come));
    end case;
  end if;
  touched := xueshi_review(touched);
  if touched <> '{}' then perform xueshi_reroute(touched); end if;
  return null;
end
$reviewed$`

const referencing = {
  insert: "new table as come",
  update: "old table as gone new table as come",
  delete: "old table as gone"
}

/** Whoever writes a great many rows at once has `xueshi_route_all` do it all in the end. */
export const unlessBulk = `when (current_setting('xueshi.bulk', true) is distinct from 'on')`

const triggers = ["post", "role"].flatMap((table) =>
  Object.entries(referencing).map(
    ([event, tables]) => `create trigger ${table}_${event}_reviewed after ${event} on ${table}
     referencing ${tables} for each statement ${unlessBulk} execute function xueshi_reviewed()`
  )
)

export const reviewingFunctions = [review, reviewed]
export const reviewingTriggers = triggers
