import {
  type Organisation,
  type OrganisationFilter,
  OrganisationRepository,
  Organisation as OrganisationSchema,
  type Region
} from "@xueshi/core"
import { Effect, Layer, Schema } from "effect"
import { SqlClient } from "effect/sql"
import { after, beginsWith, type Row, reader } from "./reader.ts"

const decode = Schema.decodeUnknownSync(OrganisationSchema)

/** A state with where it stands, as one value. */
export const placedState = (table: string) =>
  `${table}.state || jsonb_build_object('path', ${table}.path, 'reviewer', ${table}.reviewer)`

export const decodeOrganisation = (json: unknown): Organisation => decode(json)

/** Those in a region: its digits, then anything where it ends in pairs of zeros. */
export const inRegion = (sql: SqlClient.SqlClient, region: Region) =>
  sql`region between ${region} and ${region.replace(/(?:00){1,3}$/u, (zeros) => "9".repeat(zeros.length))}`

/** Whether a region is a part of a province. Such a part stands close together in the tree, which the planner does not know. */
export const isPart = (region: Region | undefined): region is Region => region !== undefined && !region.endsWith("0000")

/** Organisations on PostgreSQL. */
export const organisations = Layer.effect(
  OrganisationRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { get, holder, page } = reader(sql, "Organisation", decodeOrganisation, placedState("organisation"))
    const filtered = ({ kind, name, region }: OrganisationFilter) => [
      ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
      ...(name === undefined ? [] : [beginsWith(sql, "name", name)]),
      ...(region === undefined ? [] : [inRegion(sql, region)])
    ]
    return OrganisationRepository.of({
      get,
      findByCode: (code) =>
        Effect.map(holder("organisation.code", code), (found) => (found?.code === code ? found : undefined)),
      // Planned for this path and filter each time: the way through a small subtree is not the one through a large one.
      jurisdiction: (path, filter, request) =>
        page(request, (limit, state) => {
          const where = sql.and([beginsWith(sql, "path", path), sql`path > ${after(request)}`, ...filtered(filter)])
          return isPart(filter.region) || filter.name !== undefined
            ? // All that the filter finds, by its index, then in order: what it finds may stand at the end of a long walk.
              sql<Row>`
                with found as materialized (select path from organisation where ${where})
                select ${state} as state, path as position from organisation
                where path = any(array(select path from found order by path limit ${limit})) order by path`.unprepared
            : sql<Row>`
                select ${state} as state, path as position from organisation
                where ${where} order by path limit ${limit}`.unprepared
        })
    })
  })
)
