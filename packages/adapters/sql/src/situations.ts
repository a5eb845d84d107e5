import {
  type DeclarationId,
  hoursKinds,
  type ReviewId,
  type ReviewSituation,
  reviewSituationsIn,
  type Situation,
  situationsIn
} from "@xueshi/core"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { json } from "./Json.ts"
import { idsAsJson } from "./reader.ts"
import { decidingIn, decidingRows, type SituationRow } from "./staff.ts"

/** The states of one aggregate among the rows, by their ids. */
const statesOf = <A extends { readonly id: string }>(
  rows: ReadonlyArray<SituationRow<string>>,
  name: string,
  decode: (json: unknown) => A
): ReadonlyMap<string, A> =>
  new Map(
    rows.flatMap(({ aggregate, state }) => {
      if (aggregate !== name) return []
      const read = decode(state)
      return [[read.id, read] as const]
    })
  )

/** Who reviews what was declared and, of approved hours, who audits it. */
const hoursModules = `case when exists (select from asked where tag = 'Approved')
  then array['${hoursKinds.declaration}', '${hoursKinds.audit}'] else array['${hoursKinds.declaration}'] end`

/** Reads situations in one statement, so as of one moment; each person and organisation comes and is decoded once. */
export const situations = (
  sql: SqlClient.SqlClient,
  ids: ReadonlyArray<DeclarationId>
): Effect.Effect<ReadonlyArray<Situation>> =>
  sql<SituationRow<"Declaration" | "Professional">>`
    with asked as materialized (
      select state, tag, professional, responsible, state #>> '{audit,auditor}' as auditing, declarant from declaration
      where id = any(array(select jsonb_array_elements_text(${idsAsJson(ids)}::text::jsonb)))
    ), person as materialized (
      select id, state, organisation from professional where id = any(array(select professional from asked))
    ), answering as materialized (
      select path from organisation where id = any(array(
        select coalesce(asked.responsible, person.organisation) from asked join person on person.id = asked.professional
        union select auditing from asked union select declarant from asked union select organisation from person))
    ), place as materialized (
      select unnest(string_to_array(path, '/')) as id from answering
    )
    select 'Declaration' as aggregate, state from asked
    union all select 'Professional', state from person
    union all ${sql.literal(decidingRows("array(select id from place)", hoursModules))}`.pipe(
    Effect.map((rows) =>
      situationsIn(
        {
          Declaration: statesOf(rows, "Declaration", json.Declaration.decodeState),
          Professional: statesOf(rows, "Professional", json.Professional.decodeState),
          ...decidingIn(rows)
        },
        ids
      )
    ),
    Effect.orDie
  )

/** The same of requests. */
export const reviewSituations = (
  sql: SqlClient.SqlClient,
  ids: ReadonlyArray<ReviewId>
): Effect.Effect<ReadonlyArray<ReviewSituation>> =>
  sql<SituationRow<"Review">>`
    with asked as materialized (
      select state, module, organisation, responsible from review
      where id = any(array(select jsonb_array_elements_text(${idsAsJson(ids)}::text::jsonb)))
    ), party as materialized (
      select organisation as id from asked where organisation is not null
      union select responsible from asked
      union select jsonb_array_elements_text(state -> 'steps') from asked
    ), place as materialized (
      select unnest(string_to_array(path, '/')) as id from organisation where id = any(array(select id from party))
      group by 1
    )
    select 'Review' as aggregate, state from asked
    union all ${sql.literal(decidingRows("array(select id from place)", "array(select distinct module from asked)"))}`.pipe(
    Effect.map((rows) =>
      reviewSituationsIn({ Review: statesOf(rows, "Review", json.Review.decodeState), ...decidingIn(rows) }, ids)
    ),
    Effect.orDie
  )
