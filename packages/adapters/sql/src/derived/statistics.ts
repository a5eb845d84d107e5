import { type OrganisationId, type Region, Statistics } from "@xueshi/core"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"

interface SumsRow {
  readonly organisation: OrganisationId
  readonly region: Region
  readonly registered: number
  readonly judged: number
  readonly learned: number
  readonly passed: number
}

/** Statistics on PostgreSQL: each organisation's own changes are one range of an index; a path is a range of organisations. */
export const statistics = Layer.effect(
  Statistics,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const below = (path: string) => sql`organisation.path >= ${path} and organisation.path < ${`${path}\u{10FFFF}`}`
    return Statistics.of({
      completion: Effect.fn("Statistics.completion")((path, year, asOf) =>
        Effect.orDie(sql<SumsRow>`
          select organisation.id as organisation, organisation.state ->> 'region' as region,
            coalesce(sums.registered, 0)::integer as registered, coalesce(sums.judged, 0)::integer as judged,
            coalesce(sums.learned, 0)::integer as learned, coalesce(sums.passed, 0)::integer as passed
          from organisation cross join lateral (
            select sum(delta) filter (where kind = 'registered') as registered,
              sum(delta) filter (where kind = 'judged') as judged,
              sum(delta) filter (where kind = 'learned') as learned,
              sum(delta) filter (where kind = 'passed') as passed
            from statistic where statistic.organisation = organisation.id and year in (0, ${year}) and day <= ${asOf}
          ) sums
          where ${below(path)} order by organisation.path`)
      ),
      regions: Effect.fn("Statistics.regions")((path) =>
        sql<{ region: Region }>`
          select distinct state ->> 'region' as region from organisation where ${below(path)} order by 1`.pipe(
          Effect.map((rows) => rows.map(({ region }) => region)),
          Effect.orDie
        )
      ),
      stale: Effect.fn("Statistics.stale")((path, year, digests) => {
        const expected = JSON.stringify([...digests].map(([region, digest]) => ({ region, digest })))
        return sql<{ stale: number }>`
          select ((
            select count(*) from ledger
            join annual on annual.professional = ledger.professional and annual.year = ${year}
            join professional on professional.id = ledger.professional
            join organisation on organisation.id = professional.organisation
            where ledger.settled < ledger.inputs and ${below(path)}
          ) + (
            select count(*) from organisation
            join jsonb_to_recordset(${expected}::text::jsonb) as expected(region text, digest text)
              on expected.region = organisation.state ->> 'region'
            cross join lateral (
              select professional from annual where annual.year = ${year}
                and annual.organisation = organisation.id and annual.digest < expected.digest
              union all
              select professional from annual where annual.year = ${year}
                and annual.organisation = organisation.id and annual.digest > expected.digest
            ) other
            where ${below(path)} and not exists (
              select from ledger where ledger.professional = other.professional and settled < inputs
            )
          ))::integer as stale`.pipe(
          Effect.map(([row]) => row?.stale ?? 0),
          Effect.orDie
        )
      })
    })
  })
)
