import { type Declaration, type DeclarationId, type Organisation, type Professional, situationsIn } from "@xueshi/core"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { json } from "./Json.ts"
import { decodeOrganisation, placedState } from "./organisations.ts"

interface Row {
  readonly aggregate: "Declaration" | "Professional" | "Organisation"
  readonly state: unknown
}

/** Reads situations in one statement, so as of one moment; each person and organisation comes and is decoded once. */
export const situations = (sql: SqlClient.SqlClient, ids: ReadonlyArray<DeclarationId>) =>
  sql<Row>`
    with asked as materialized (
      select state, professional, responsible from declaration
      where id = any(array(select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)))
    ), person as materialized (
      select id, state, organisation from professional where id = any(array(select professional from asked))
    ), answering as materialized (
      select path from organisation where id = any(array(
        select coalesce(asked.responsible, person.organisation) from asked join person on person.id = asked.professional))
    )
    select 'Declaration' as aggregate, state from asked
    union all select 'Professional', state from person
    union all select 'Organisation', ${sql.literal(placedState("organisation"))} from organisation where id = any(array(
      select unnest(string_to_array(path, '/')) from answering union select organisation from person))`.pipe(
    Effect.map((rows) => {
      const states = {
        Declaration: new Map<string, Declaration>(),
        Professional: new Map<string, Professional>(),
        Organisation: new Map<string, Organisation>()
      }
      for (const { aggregate, state } of rows) {
        const read = aggregate === "Organisation" ? decodeOrganisation(state) : json[aggregate].decodeState(state)
        ;(states[aggregate] as Map<string, unknown>).set(read.id, read)
      }
      return situationsIn(states, ids)
    }),
    Effect.orDie
  )
