import { statements } from "./statements.ts"

/**
 * Adds what was approved before this version to the ledgers, and who was registered to the statistics. A year whose hours
 * have all failed in audit is there too, with none: the statistics of the days before count them.
 */
const backfill = [
  `insert into annual (professional, year, recognised)
   select professional, year, coalesce(jsonb_object_agg(subject, hours) filter (where hours <> 0), '{}') from (
     select professional, (state #>> '{claim,creditYear}')::integer as year, state #>> '{claim,subject}' as subject,
       coalesce(sum(round((state ->> 'recognised')::numeric * 1000)) filter (where state #>> '{audit,_tag}' <> 'Failed'), 0)
         ::bigint as hours
     from declaration where tag = 'Approved'
     group by 1, 2, 3
   ) given group by professional, year`,
  `insert into ledger (professional, inputs, settled, changed_on)
   select professional, 1, 0, max(floor((at + 28800000) / 86400000.0))::integer
   from declaration join journal on aggregate = 'Declaration' and journal.id = declaration.id
   where professional in (select professional from annual) group by professional`,
  `insert into statistic (organisation, year, kind, day, delta)
   select professional.organisation, 0, 'registered', floor((journal.at + 28800000) / 86400000.0)::integer, count(*)
   from professional join journal on aggregate = 'Professional' and journal.id = professional.id and journal.version = 1
   group by 1, 4`
]

/**
 * What is derived from the states. One row of `ledger` a person: the lock and the version of everything that counts for
 * them; one of `annual` a person and year: recognised hours as declared, and the verdict; `statistic` only grows. Days are
 * numbers since 1970-01-01, hours thousandths.
 */
export const derived = statements(
  `create table ledger (
     professional text collate "C" primary key,
     inputs integer not null,
     settled integer not null,
     changed_on integer not null,
     settled_on integer
   )`,
  `create index ledger_unsettled on ledger (professional) where settled < inputs`,
  `create table annual (
     professional text collate "C" not null,
     year integer not null,
     recognised jsonb not null,
     organisation text collate "C",
     policy jsonb,
     digest text collate "C" not null default '',
     inputs integer not null default 0,
     outcome text,
     total bigint not null default 0,
     subjects jsonb,
     judged boolean not null generated always as (outcome is not null) stored,
     learned boolean not null generated always as (outcome is not null and total > 0) stored,
     passed boolean not null generated always as (outcome is not null and outcome = 'pass') stored,
     primary key (professional, year)
   )`,
  `create index annual_judged on annual (year, organisation, digest, professional)`,
  `create table statistic (
     organisation text collate "C" not null,
     year integer not null,
     kind text not null check (kind in ('registered', 'judged', 'learned', 'passed')),
     day integer not null,
     delta integer not null
   )`,
  `create index statistic_sum on statistic (organisation, year, kind, day) include (delta)`,
  `create table job_cursor (job text collate "C" primary key, position text collate "C" not null)`,
  ...backfill
)
