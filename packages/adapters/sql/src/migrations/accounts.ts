import { statements } from "./statements.ts"

/** How people log in, one row a document (its type, a slash, its number), and the sessions that are open. */
export const accounts = statements(
  `create table credential (
     document text collate "C" primary key,
     "user" text collate "C" not null,
     hash text,
     posts jsonb not null,
     version integer not null
   )`,
  `create table session (
     digest text collate "C" primary key,
     document text collate "C" not null references credential on delete cascade,
     actor jsonb not null,
     expires_at bigint not null
   )`,
  `create index session_document on session (document)`,
  `create index session_expiry on session (expires_at)`
)
