import { type Declaration, type Dossier, NotFound, type ProfessionalId } from "@xueshi/core"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { json } from "./Json.ts"
import { decodeOrganisation, placedState } from "./organisations.ts"

interface Row {
  readonly aggregate: "Declaration" | "Professional" | "Organisation"
  readonly state: unknown
}

/** Reads a person, their organisation and their declarations in one statement, so as of one moment. */
export const dossier = (sql: SqlClient.SqlClient, id: ProfessionalId): Effect.Effect<Dossier, NotFound> =>
  sql<Row>`
    with person as materialized (select state, organisation from professional where id = ${id})
    select 'Professional' as aggregate, state, -2 as place from person
    union all select 'Organisation', ${sql.literal(placedState("organisation"))}, -1 from organisation where id = (select organisation from person)
    union all select 'Declaration', state, made from declaration where professional = ${id}
    order by place`.pipe(
    Effect.orDie,
    Effect.flatMap(([person, home, ...rest]) =>
      person === undefined || home === undefined
        ? Effect.fail(new NotFound({ kind: "Professional", id }))
        : Effect.succeed({
            professional: json.Professional.decodeState(person.state),
            organisation: decodeOrganisation(home.state),
            declarations: rest.map(({ state }): Declaration => json.Declaration.decodeState(state))
          })
    )
  )
