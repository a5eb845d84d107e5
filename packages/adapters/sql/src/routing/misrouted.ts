import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { asks, keepers, reviewers } from "./reviewing.ts"

/** A row of what is kept of who handles what that says something else than posts, roles, organisations and items do. */
export interface Misrouted {
  readonly table: "reviewing" | "keeping" | "handling" | "rerouted"
  /** What the row is of, by its keys. */
  readonly row: string
}

/** Rows that are in one of two, and not in the other. */
const differences = (table: Misrouted["table"], row: string, columns: string, due: string) => `
  select '${table}' as table, ${row} as row from (
    (select ${columns} from ${table} except select ${columns} from ${due})
    union all (select ${columns} from ${due} except select ${columns} from ${table})
  ) either`

/** Whoever handles ordinary items, from the roots down; and each item of which all who would decide on it are excluded. */
const recomputed = `
  with recursive due_reviewing as materialized (${reviewers}), due_keeping as materialized (${keepers}),
  able as materialized (
    select id, superior, asks.module,
      (asks.module <> 'hourReview' or not review_closed or superior is null)
      and (root is null or (id, asks.module) in (select organisation, module from due_reviewing)) as able
    from organisation join ${asks} on asks.kind = organisation.kind
    left join due_keeping on root = split_part(path, '/', 1)
  ), everywhere as (
    select id as organisation, module, id as handler, not able as flagged from able where superior is null
    union all
    select able.id, able.module, case when able then able.id else handler end, not able and flagged
    from able join everywhere on able.superior = everywhere.organisation and able.module = everywhere.module
  ), due_handling as materialized (select * from everywhere where handler <> organisation or flagged),
  everybody as materialized (
    select organisation, module, array_agg("user") as users from due_reviewing group by organisation, module
  ), due_rerouted as materialized (
    select waiting.aggregate, item, waiting.module, responsible, due.handler, due.flagged
    from waiting join everywhere on everywhere.organisation = responsible and everywhere.module = waiting.module
    join everybody on everybody.organisation = everywhere.handler and everybody.module = waiting.module
    cross join lateral xueshi_handler(responsible, waiting.module, excluded) due
    where not everywhere.flagged and users <@ excluded and (due.handler <> everywhere.handler or due.flagged)
  )`

/** SYS-06, ORG-09: what is kept of who handles what, and does not follow from posts, roles, organisations and items. */
export const misrouted = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  return yield* sql.unsafe<Misrouted>(
    [
      recomputed,
      differences(
        "reviewing",
        `concat_ws(' ', organisation, module, "user")`,
        `organisation, module, "user"`,
        "due_reviewing"
      ),
      "union",
      differences("keeping", "root", "root", "due_keeping"),
      "union",
      differences(
        "handling",
        "concat_ws(' ', organisation, module)",
        "organisation, module, handler, flagged",
        "due_handling"
      ),
      "union",
      differences(
        "rerouted",
        "concat_ws(' ', aggregate, item)",
        "aggregate, item, module, responsible, handler, flagged",
        "due_rerouted"
      ),
      'order by "table", "row"'
    ].join("\n")
  )
})
