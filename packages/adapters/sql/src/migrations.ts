import { Effect } from "effect"
import { Migrator, SqlClient } from "effect/sql"

/** A migration is one list of statements, run in order in one transaction. */
const statements = (...texts: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    for (const text of texts) yield* sql.unsafe(text)
  })

/**
 * The states of every aggregate, each in a table of its own: the state as JSON, and what lists look for as columns that
 * PostgreSQL makes of it. The columns cannot disagree with the state, and a commit writes every table the same way.
 */
const states = statements(
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

/** The append-only journal. Its sequence is not the order of commits: `transaction` tells what is settled. */
const journal = statements(
  `create table journal (
     sequence bigint generated always as identity primary key,
     transaction xid8 not null default pg_current_xact_id(),
     at bigint not null,
     actor jsonb not null,
     aggregate text not null,
     id text collate "C" not null,
     version integer not null,
     event jsonb not null,
     unique (aggregate, id, version)
   )`
)

/** What commits under idempotency keys led to. */
const answers = statements(
  `create table answer (
     key text collate "C" primary key,
     digest text not null,
     aggregate text not null,
     after jsonb,
     at timestamptz not null default now()
   )`
)

/** Brings a database to the shape that this version of the package needs. */
export const migrate = Migrator.make({})({
  table: "xueshi_migrations",
  loader: Migrator.fromRecord({ "0001_states": states, "0002_journal": journal, "0003_answers": answers })
})
