import { Ledgers, type ProfessionalId } from "@xueshi/core"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import { type LedgerRow, ledgerOfRow, type YearRow, yearOfRow } from "./ledgerRows.ts"
import { storeJudged } from "./storeJudged.ts"

interface PersonRow {
  readonly professional: ProfessionalId
}
const idsOf = (rows: ReadonlyArray<PersonRow>) => rows.map(({ professional }) => professional)

/** The yearly accounts of people on PostgreSQL. */
export const ledgers = Layer.effect(
  Ledgers,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    /** The civil day in Shanghai of milliseconds in a column. */
    const dayOf = (column: string) => sql`floor((${sql(column)} + 28800000) / 86400000.0)::integer`
    return Ledgers.of({
      ofYear: Effect.fn("Ledgers.ofYear")((id, year) =>
        sql<{ inputs: number; current: boolean; kept: YearRow | null; underReview: boolean }>`
          select coalesce(ledger.inputs, 0) as inputs, coalesce(settled = ledger.inputs, true) as current,
            to_jsonb(annual) as kept,
            exists (select from declaration where professional = person.id and tag = 'Pending') as "underReview"
          from (select ${id}::text as id) person
          left join ledger on ledger.professional = person.id
          left join annual on annual.professional = person.id and annual.year = ${year}`.pipe(
          Effect.map(([row]) => ({
            inputs: row?.inputs ?? 0,
            current: row?.current ?? true,
            kept: row?.kept == null ? undefined : yearOfRow(row.kept),
            underReview: row?.underReview ?? false
          })),
          Effect.orDie
        )
      ),
      open: Effect.fn("Ledgers.open")((ids) =>
        sql<LedgerRow>`
          select professional.id as professional, professional.state, organisation.id as organisation, organisation.state ->> 'region' as region,
            coalesce(ledger.inputs, 0) as inputs, coalesce(ledger.settled, 0) as settled, ledger.changed_on, ledger.settled_on,
            (select coalesce(jsonb_agg(to_jsonb(annual) order by year), '[]') from annual
             where annual.professional = professional.id) as years,
            (select coalesce(jsonb_agg(jsonb_build_object(
                'state', declaration.state, 'days', coalesce(turns.days, jsonb_build_array(ledger.changed_on))
              ) order by declaration.made), '[]')
             from declaration cross join lateral (
               select jsonb_agg(${dayOf("at")} order by version) as days
               from journal, lateral (
                 select event ->> '_tag' as tag, event #>> '{state,_tag}' as taken, event #>> '{state,audit,_tag}' as audited
               ) happened, lateral (
                 select 1 where tag in ('DeclarationApproved', 'AuditFailed', 'RejectionOverturned', 'FailureOverturned')
                 union all select 1 where taken = 'Approved' union all select 1 where audited = 'Failed'
               ) turn
               where aggregate = 'Declaration' and journal.id = declaration.id
             ) turns
             where declaration.professional = professional.id and tag = 'Approved') as approved
          from professional join organisation on organisation.id = professional.organisation
          left join ledger on ledger.professional = professional.id
          where professional.id = any(array(select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)))
          order by professional.id`.pipe(
          Effect.map((rows) => rows.map(ledgerOfRow)),
          Effect.orDie
        )
      ),
      store: Effect.fn("Ledgers.store")((judged) => Effect.orDie(storeJudged(sql, judged))),
      unsettled: Effect.fn("Ledgers.unsettled")((limit) =>
        sql<PersonRow>`
          select professional from ledger where settled < inputs order by professional limit ${limit}`.pipe(
          Effect.map(idsOf),
          Effect.orDie
        )
      ),
      outdated: Effect.fn("Ledgers.outdated")((expected, limit) =>
        sql<PersonRow>`
          select distinct professional from (
            select other.professional from jsonb_to_recordset(${JSON.stringify(expected)}::text::jsonb)
              as expected(organisation text, year integer, digest text)
            cross join lateral (
              (select professional from annual where annual.year = expected.year
                and annual.organisation = expected.organisation and annual.digest < expected.digest limit ${limit})
              union all
              (select professional from annual where annual.year = expected.year
                and annual.organisation = expected.organisation and annual.digest > expected.digest limit ${limit})
            ) other limit ${limit}
          ) found order by professional`.pipe(Effect.map(idsOf), Effect.orDie)
      ),
      years: sql<{ year: number }>`
        with recursive step as (
          (select year from annual order by year limit 1)
          union all
          select (select annual.year from annual where annual.year > step.year order by annual.year limit 1)
          from step where step.year is not null
        ) select year from step where year is not null`.pipe(
        Effect.map((rows) => rows.map(({ year }) => year)),
        Effect.orDie,
        Effect.withSpan("Ledgers.years")
      ),
      cursor: Effect.fn("Ledgers.cursor")((job) =>
        sql<{ position: string }>`select position from job_cursor where job = ${job}`.pipe(
          Effect.map(([row]) => row?.position ?? null),
          Effect.orDie
        )
      ),
      moveCursor: Effect.fn("Ledgers.moveCursor")((job, position) =>
        Effect.orDie(
          Effect.asVoid(
            position === null
              ? sql`delete from job_cursor where job = ${job}`
              : sql`insert into job_cursor (job, position) values (${job}, ${position})
                    on conflict (job) do update set position = excluded.position`
          )
        )
      )
    })
  })
)
