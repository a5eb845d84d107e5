import { commitFunction } from "../commit/commitFunction.ts"
import { treeFunctions } from "../tree/treeFunctions.ts"
import { statements } from "./statements.ts"

const aggregate = (name: string) =>
  `create table ${name} (
     id text collate "C" primary key,
     version integer not null,
     state jsonb not null,
     organisation text collate "C" not null generated always as (state ->> 'organisation') stored
   )`

/**
 * Where organisations stand is no longer part of their states but follows from them; departments, roles and posts; and whose a
 * document is, be they a professional or not (ACC-01).
 */
export const administration = statements(
  `alter table organisation alter column path drop expression, alter column reviewer drop expression`,
  `update organisation set state = (state - 'path' - 'reviewer') || '{"reviewClosed": false}'`,
  `alter table organisation
     add column superior text collate "C" generated always as (state ->> 'superior') stored,
     add column review_closed boolean not null generated always as ((state ->> 'reviewClosed')::boolean) stored,
     add column kind text collate "C" not null generated always as (state ->> 'kind') stored,
     add column region text collate "C" not null generated always as (state ->> 'region') stored,
     add column name text collate "C" not null generated always as (state ->> 'name') stored`,
  `create index organisation_superior on organisation (superior)`,
  `create index organisation_kind on organisation (kind, path)`,
  `create index organisation_region on organisation (region, path)`,
  `create index organisation_name on organisation (name, path)`,
  ...treeFunctions,
  `create trigger organisation_new before insert on organisation for each row execute function xueshi_place_new()`,
  `create trigger organisation_below after update on organisation for each row
     when (old.superior is distinct from new.superior or old.review_closed <> new.review_closed)
     execute function xueshi_place_below()`,
  aggregate("department"),
  `create index department_organisation on department (organisation, id)`,
  `alter table department add column name text collate "C" not null generated always as (state ->> 'name') stored`,
  aggregate("role"),
  `create index role_organisation on role (organisation, id)`,
  aggregate("post"),
  `alter table post
     add column "user" text collate "C" not null generated always as (state ->> 'user') stored,
     add column role text collate "C" generated always as (state ->> 'role') stored`,
  `create index post_organisation on post (organisation, id)`,
  `create index post_user on post ("user", id)`,
  `create index post_role on post (role) where role is not null`,
  `update professional set state = state || jsonb_build_object('department', null, 'departmentName', state -> 'department')
   where state ->> 'department' is not null`,
  `alter table professional add column name text collate "C" not null generated always as (state #>> '{person,name}') stored`,
  `create index professional_name on professional (name, organisation, id)`,
  `insert into claim (scope, key, holder)
   select 'user.document', key, professional.state ->> 'user'
   from claim join professional on professional.id = claim.holder where scope = 'professional.document'`,
  commitFunction,
  // Posts are things of their own now, with their history; the embedder gives them as such.
  `alter table credential drop column "user", drop column posts`,
  `create index session_actor on session ((actor ->> 'user'))`,
  `create or replace function xueshi_end_sessions() returns trigger language plpgsql as $ended$
begin
  delete from session where actor ->> 'user' = old."user" and actor #>> '{hat,organisation}' = old.organisation;
  return null;
end
$ended$`,
  `create trigger post_disabled after update on post for each row
     when (new.state ->> 'state' = 'disabled') execute function xueshi_end_sessions()`,
  `create trigger post_ended after delete on post for each row execute function xueshi_end_sessions()`
)
