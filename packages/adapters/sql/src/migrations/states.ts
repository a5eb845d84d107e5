import { statements } from "./statements.ts"

/**
 * The states of every aggregate, each in a table of its own: the state as JSON, and what lists look for as columns that
 * PostgreSQL makes of it. The columns cannot disagree with the state, and a commit writes every table the same way.
 */
export const states = statements(
  `create table organisation (
     id text collate "C" primary key,
     version integer not null,
     state jsonb not null,
     path text collate "C" not null generated always as (state ->> 'path') stored,
     reviewer text collate "C" not null generated always as (state ->> 'reviewer') stored
   )`,
  `create unique index organisation_path on organisation (path)`,
  `create index organisation_reviewer on organisation (reviewer)`,
  `create table professional (
     id text collate "C" primary key,
     version integer not null,
     state jsonb not null,
     organisation text collate "C" not null generated always as (state ->> 'organisation') stored
   )`,
  `create index professional_organisation on professional (organisation, id)`,
  `create table declaration (
     id text collate "C" primary key,
     version integer not null,
     state jsonb not null,
     tag text not null generated always as (state ->> '_tag') stored,
     professional text collate "C" not null generated always as (state ->> 'professional') stored,
     responsible text collate "C" generated always as (state ->> 'responsible') stored,
     auditor text collate "C" generated always as (
       case when state #>> '{audit,_tag}' = 'Awaiting' then state #>> '{audit,auditor}' end
     ) stored
   )`,
  `create index declaration_professional on declaration (professional, id)`,
  `create index declaration_pending on declaration (responsible, id) where tag = 'Pending'`,
  `create index declaration_awaiting_audit on declaration (auditor, id) where auditor is not null`,
  `create table certificate (
     id text collate "C" primary key,
     version integer not null,
     state jsonb not null,
     professional text collate "C" not null generated always as (state ->> 'professional') stored
   )`,
  `create index certificate_professional on certificate (professional, id)`,
  `create table claim (
     scope text not null,
     key text collate "C" not null,
     holder text collate "C" not null,
     primary key (scope, key)
   )`
)
