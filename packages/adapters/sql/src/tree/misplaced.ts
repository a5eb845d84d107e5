import { Effect } from "effect"
import { SqlClient } from "effect/sql"

/** The organisations that stand elsewhere, or are reviewed by somebody else, than their superiors say (ORG-03, ORG-09). */
export const misplaced = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ id: string }>`
    with recursive tree as (
      select id, id || '/' as path, id as reviewer from organisation where superior is null
      union all
      select one.id, tree.path || one.id || '/', case when one.review_closed then tree.reviewer else one.id end
      from organisation one join tree on one.superior = tree.id
    )
    select id from organisation left join tree using (id)
    where organisation.path is distinct from tree.path or organisation.reviewer is distinct from tree.reviewer
    order by id`
  return rows.map(({ id }) => id)
})
