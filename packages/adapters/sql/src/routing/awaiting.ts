import type { PermissionModule } from "@xueshi/core"
import type { SqlClient, Statement } from "effect/sql"

/** The organisations whose ordinary items of a module an organisation handles: most often itself alone (ORG-09, SYS-06). */
const handledBy = (sql: SqlClient.SqlClient, handler: string, module: PermissionModule) => sql`
  select organisation from handling where handler = ${handler} and module = ${module}
  union all
  select ${handler} where not exists (select from handling where organisation = ${handler} and module = ${module})`

/**
 * The ids of the first declarations after one that await the decision of an organisation. `ordinary` finds an organisation's own
 * in their order by an index, so that of each organisation no more is read than there is room for.
 */
export const awaitingIds = (
  sql: SqlClient.SqlClient,
  asked: {
    readonly handler: string
    readonly module: PermissionModule
    readonly after: string
    readonly limit: number
  },
  ordinary: Statement.Fragment
) => {
  const { after, handler, limit, module } = asked
  return sql`
    select id from (
      select one.id from (${handledBy(sql, handler, module)}) place cross join lateral (
        select id from declaration
        where ${ordinary} and id > ${after}
          and not exists (select from rerouted where aggregate = 'Declaration' and item = declaration.id)
        order by id limit ${limit}
      ) one
      union all
      (select item from rerouted
      where handler = ${handler} and module = ${module} and aggregate = 'Declaration' and item > ${after}
      order by item limit ${limit})
    ) either order by id limit ${limit}`
}
