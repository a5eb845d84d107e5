import { type OrganisationId, type PageRequest, type Professional, ProfessionalRepository } from "@xueshi/core"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import { json } from "./Json.ts"
import { decodeOrganisation, inRegion, isPart, placedState } from "./organisations.ts"
import { after, beginsWith, idsAsJson, type Row, reader, sound } from "./reader.ts"

/** The organisation and the person after whom a page begins; its place in the tree is that organisation's as it is now. */
const placeIn = (request: PageRequest) => {
  const [organisation = "", id = ""] = after(request).split(" ")
  return { organisation: organisation as OrganisationId, id }
}

/** Professionals on PostgreSQL. */
export const professionals = Layer.effect(
  ProfessionalRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { get, holder, page } = reader<Professional>(sql, "Professional", json.Professional.decodeState)
    /** Where the organisation that a page goes on from stands now; the planner must see it. */
    const begun = (organisation: OrganisationId) =>
      organisation === ""
        ? Effect.succeed("")
        : Effect.map(
            sql<{ path: string }>`select path from organisation where id = ${organisation}`,
            ([row]) => row?.path
          )
    return ProfessionalRepository.of({
      get,
      findByDocument: ({ number, type }) => holder("professional.document", `${type}/${number}`),
      placed: (whom) => {
        const ids =
          "ids" in whom
            ? sql`select jsonb_array_elements_text(${idsAsJson(whom.ids)}::text::jsonb)`
            : sql`
              select holder from claim where scope = 'professional.document' and key = any(array(
                select jsonb_array_elements_text(${idsAsJson(whom.documents)}::text::jsonb)))`
        return Effect.orDie(
          Effect.map(
            sql<{ person: unknown; home: unknown }>`
              select one.state as person, ${sql.literal(placedState("organisation"))} as home
              from professional one join organisation on organisation.id = one.organisation
              where one.id = any(array(${ids}))`,
            (rows) =>
              rows.map(({ home, person }) => ({
                professional: json.Professional.decodeState(person),
                organisation: decodeOrganisation(home)
              }))
          )
        )
      },
      // Planned for this path and filter each time: the way through a small subtree is not the one through a large one.
      jurisdiction: (path, { certificate, name, region }, request) => {
        const { id, organisation } = placeIn(request)
        const regions = region === undefined ? [] : [inRegion(sql, region)]
        const later = sql`(organisation.id <> ${organisation} or one.id > ${id})`
        return page(request, (limit) =>
          Effect.flatMap(begun(organisation), (from) => {
            if (from === undefined) return Effect.succeed([])
            const within = [beginsWith(sql, "path", path), ...(from > path ? [sql`path >= ${from}`] : []), ...regions]
            // Of a part all organisations are found by its index, then walked in order (see `isPart`).
            const [tree, where] = isPart(region)
              ? [
                  sql`(select id, path from organisation where ${sql.and(within)} order by path offset 0) organisation`,
                  []
                ]
              : [sql`organisation`, within]
            const called = [
              ...(name === undefined ? [] : [sql`one.name = ${sound(name)}`]),
              ...(certificate === undefined
                ? []
                : [sql`(title_number = ${sound(certificate)} or education_number = ${sound(certificate)})`])
            ]
            return called.length === 0
              ? // Of each organisation no more than a page is looked at.
                sql<Row>`
                  select one.state, one.organisation || ' ' || one.id as position
                  from ${tree} cross join lateral (
                    select state, one.id, organisation from professional one
                    where organisation = organisation.id and ${later} order by one.id limit ${limit}
                  ) one
                  where ${sql.and([sql`true`, ...where])} order by path, one.id limit ${limit}`.unprepared
              : sql<Row>`
                  select one.state, one.organisation || ' ' || one.id as position
                  from professional one join organisation on organisation.id = one.organisation
                  where ${sql.and([...called, ...within, later])}
                  order by path, one.id limit ${limit}`.unprepared
          })
        )
      }
    })
  })
)
