import { statements } from "./statements.ts"

/** What people prove by who they are. Whoever was logged in before logs in once more: when they were last there is not known. */
export const proofs = statements(
  `delete from session`,
  `alter table session
     add column must_choose boolean not null,
     add column used_at bigint not null`,
  `create table attempt (
     key text collate "C" primary key,
     failures integer not null,
     at bigint not null,
     until bigint not null
   )`,
  `create index attempt_until on attempt (until)`,
  `create table challenge (
     key text collate "C" primary key,
     digest text collate "C" not null,
     tries integer not null,
     expires_at bigint not null
   )`,
  `create index challenge_expiry on challenge (expires_at)`,
  `create table device (
     id text collate "C" primary key,
     document text collate "C" not null references credential on delete cascade,
     digest text collate "C" not null,
     version integer not null,
     hat jsonb not null,
     opens boolean not null,
     made_at bigint not null,
     used_at bigint not null,
     expires_at bigint not null
   )`,
  `create index device_document on device (document)`,
  `create index device_expiry on device (expires_at)`
)
