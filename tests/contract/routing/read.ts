import { DeclarationRepository, type OrganisationId, type PageRequest } from "@xueshi/core"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { users } from "./history.ts"
import type { Item } from "./oracle.ts"

/** Everybody as a professional of their own. */
export const people = Effect.flatMap(
  SqlClient.SqlClient,
  (sql) => sql`
    insert into professional (id, version, state)
    select 'of-' || name, 1, jsonb_build_object('id', 'of-' || name, 'organisation', 'o0', 'user', name, 'person', '{"name":"人"}'::jsonb)
    from jsonb_array_elements_text(${JSON.stringify(users)}::text::jsonb) name`
)

/** What is kept of who handles what, a line a row. */
export const kept = Effect.flatMap(SqlClient.SqlClient, (sql) =>
  Effect.map(
    sql<{ row: string }>`
      select concat_ws(' ', 'reviewing', organisation, module, "user") as row from reviewing
      union all select concat_ws(' ', 'keeping', root) from keeping
      union all select concat_ws(' ', 'handling', organisation, module, handler, flagged::text) from handling
      union all select concat_ws(' ', 'rerouted', aggregate, item, module, responsible, handler, flagged::text) from rerouted`,
    (rows) => rows.map(({ row }) => row).toSorted()
  )
)

/** Keeps everything anew, as where nothing was kept before. */
export const anew = Effect.flatMap(SqlClient.SqlClient, (sql) =>
  Effect.andThen(
    Effect.forEach(["reviewing", "keeping", "handling", "rerouted"], (table) => sql`delete from ${sql(table)}`),
    sql`select xueshi_route_all()`
  )
)

/** Who handles each of some items, as the function that goes up finds it. */
export const handlersOf = (items: ReadonlyArray<Item>) =>
  Effect.flatMap(
    SqlClient.SqlClient,
    (sql) => sql`
      select handler, flagged
      from rows from (jsonb_to_recordset(${JSON.stringify(items)}::text::jsonb) as (responsible text, module text, excluded text[]))
        with ordinality as item(responsible, module, excluded, place)
      cross join lateral xueshi_handler(responsible, module, excluded) order by place`
  )

const pages = Effect.fnUntraced(function* (
  read: (request: PageRequest) => ReturnType<(typeof DeclarationRepository.Service)["awaitingReview"]>
) {
  const ids: Array<string> = []
  let after: string | null | undefined
  do {
    const { items, next } = yield* read({ limit: 2, ...(after != null && { after }) })
    ids.push(...items.map(({ id }) => id))
    after = next
  } while (after !== null)
  return ids
})

/** What awaits an organisation by its lists, page after page. */
export const listed = Effect.fnUntraced(function* (organisation: OrganisationId) {
  const declarations = yield* DeclarationRepository
  return {
    hourReview: yield* pages((request) => declarations.awaitingReview(organisation, {}, request)),
    audit: yield* pages((request) => declarations.awaitingAudit(organisation, "audit", {}, request))
  }
})
