import { statements } from "./statements.ts"

/** The append-only journal. Its sequence is not the order of commits: `transaction` tells what is settled. */
export const journal = statements(
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
