import { statements } from "./statements.ts"

/** Versions of events, what is personal apart, and the chain of blocks that seals the journal. */
export const journalChain = statements(
  `alter table journal add column shape integer not null default 1, add column personal text collate "C"`,
  `alter table journal alter column shape drop default`,
  `create index journal_personal_of on journal (personal) where personal is not null`,
  `create table journal_personal (
     digest text collate "C" primary key,
     salt text not null,
     value jsonb not null
   )`,
  `create table journal_block (
     number bigint primary key check (number > 0),
     first bigint not null,
     last bigint not null,
     count integer not null,
     leaves text not null,
     previous text not null,
     sealed_at bigint not null,
     digest text not null
   )`
)
