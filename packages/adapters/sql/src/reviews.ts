import {
  type AggregateName,
  hoursKinds,
  type KindCount,
  type OrganisationId,
  type PageRequest,
  type Review,
  type ReviewFilter,
  ReviewRepository
} from "@xueshi/core"
import { Effect, Layer } from "effect"
import { SqlClient, type Statement } from "effect/sql"
import { json } from "./Json.ts"
import { after, type Row, reader } from "./reader.ts"
import { awaitingIds } from "./routing/awaiting.ts"
import { counted } from "./routing/counted.ts"
import { isSnapshot } from "./routing/isSnapshot.ts"
import { reviewSituations } from "./situations.ts"

/** The first registrations of a user are enough to tell what they wait for. */
const fewRegistrations = 20

/** Requests on PostgreSQL. */
export const reviews = Layer.effect(
  ReviewRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { get, list, page } = reader<Review>(sql, "Review", json.Review.decodeState)
    const filtered = (request: PageRequest, { kind, state }: ReviewFilter, own: Statement.Fragment) =>
      page(
        request,
        (limit) => sql<Row>`
          select state, id as position from review where ${sql.and([
            own,
            sql`id > ${after(request)}`,
            ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
            ...(state === undefined ? [] : [sql`tag = ${state}`])
          ])} order by id limit ${limit}`
      )
    const people = (organisation: OrganisationId) =>
      sql`(select id from professional where organisation = ${organisation})`
    return ReviewRepository.of({
      get,
      situations: (ids) => reviewSituations(sql, ids),
      awaiting: (asked, request) =>
        page(request, (limit) => {
          const ids = awaitingIds(sql, { ...asked, after: after(request), limit })
          return sql<Row>`
            select state, id as position from review where id = any(array(select id from (${ids}) waiting)) order by id`
        }),
      decidedIn: (organisation, kind, request) =>
        page(
          request,
          (limit) => sql<Row>`
            select state, id as position from (
              (select state, id from review
              where decided_in = ${organisation} and kind = ${kind} and id > ${after(request)} order by id limit ${limit})
              union all
              (select state, id from review
              where jsonb_array_length(state -> 'decisions') > 1
                and state -> 'decisions' @> ${JSON.stringify([{ in: organisation }])}::text::jsonb
                and decided_in is distinct from ${organisation} and state #>> '{decisions,-1,in}' <> ${organisation}
                and kind = ${kind} and tag <> 'withdrawn' and not state -> 'clearedBy' ? ${organisation}
                and id > ${after(request)} order by id limit ${limit})
            ) either order by id limit ${limit}`
        ),
      ofOrganisation: (organisation, filter, request) => filtered(request, filter, sql`organisation = ${organisation}`),
      ofProfessional: (professional, filter, request) => filtered(request, filter, sql`professional = ${professional}`),
      registrationsOf: (user) =>
        list(sql<Row>`
          select state from review
          where made_by = ${user} and kind in ('registration', 'organisationRegistration')
          order by id desc limit ${fewRegistrations}`),
      pendingOf: (of) => {
        const [declared, asked] =
          "professional" in of
            ? [sql`professional = ${of.professional}`, sql`professional = ${of.professional}`]
            : [
                // Each by its index.
                sql`id = any(array(
                  select id from declaration where tag = 'Pending' and professional in ${people(of.organisation)}
                  union select id from declaration where tag = 'Pending' and declarant = ${of.organisation}))`,
                sql`(organisation = ${of.organisation} or professional in ${people(of.organisation)})`
              ]
        return Effect.orDie(sql<KindCount>`
          select 'declaration' as kind, count(*)::integer as count from declaration
          where tag = 'Pending' and ${declared} having count(*) > 0
          union all
          select kind, count(*)::integer from review where tag = 'pending' and ${asked} group by kind`)
      },
      counts: (asked) =>
        asked.length === 0
          ? Effect.succeed([])
          : Effect.orDie(
              Effect.map(
                sql<{ count: number }>`select count from (${counted(sql, asked)}) counted order by place`,
                (rows) => rows.map(({ count }) => count)
              )
            ),
      moment: Effect.orDie(
        Effect.map(sql<{ now: string }>`select pg_current_snapshot()::text as now`, ([row]) => row?.now ?? "")
      ),
      hasBeen: (moment) =>
        isSnapshot(moment)
          ? Effect.orDie(
              Effect.map(
                sql`select from pg_current_snapshot() now
                  where pg_snapshot_xmax(${moment}::text::pg_snapshot) <= pg_snapshot_xmax(now)`,
                (rows) => rows.length > 0
              )
            )
          : Effect.succeed(false),
      waitingSince: (asked, moment, request) => {
        const aggregate = Object.hasOwn(hoursKinds, asked.kind) ? "Declaration" : "Review"
        const stood = (what: AggregateName, row: string) => sql`exists (
          select from journal
          where journal.aggregate = ${what} and journal.id = ${sql(row)}.id and journal.version = ${sql(row)}.version
            and pg_visible_in_snapshot(transaction, ${moment}::text::pg_snapshot))`
        const called =
          asked.hours?.name === undefined
            ? sql``
            : sql`and exists (
                select from professional person where person.id = item.professional and ${stood("Professional", "person")})`
        const unchanged = sql`and ${stood(aggregate, "item")} ${called}`
        const ids = awaitingIds(sql, { ...asked, after: after(request), limit: request.limit + 1 }, unchanged)
        return Effect.orDie(
          Effect.map(sql<{ id: string }>`${ids}`, (rows) => ({
            items: rows.slice(0, request.limit).map(({ id }) => id),
            next: rows.length > request.limit ? (rows[request.limit - 1]?.id ?? null) : null
          }))
        )
      }
    })
  })
)
