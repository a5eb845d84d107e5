import { statements } from "./statements.ts"

/** What commits under idempotency keys led to. */
export const answers = statements(
  `create table answer (
     key text collate "C" primary key,
     digest text not null,
     aggregate text not null,
     after jsonb,
     at timestamptz not null default now()
   )`
)
