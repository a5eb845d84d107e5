import type { PermissionModule, WaitingFilter } from "@xueshi/core"
import type { SqlClient, Statement } from "effect/sql"
import { isShown } from "../isShown.ts"
import { startsWith } from "../reader.ts"

/** Something that is known, or a column that says it. */
type Told<A> = A | Statement.Fragment

/** The organisations whose ordinary items of a module an organisation handles: most often itself alone (ORG-09, SYS-06). */
const handledBy = (sql: SqlClient.SqlClient, handler: Told<string>, module: Told<PermissionModule>) => sql`
  select organisation from handling where handler = ${handler} and module = ${module}
  union all
  select ${handler} where not exists (select from handling where organisation = ${handler} and module = ${module})`

/** What is asked for of what awaits an organisation. */
export interface AwaitingAsked extends WaitingFilter {
  readonly handler: Told<string>
  /** A kind of request, or of hours (`hoursKinds`). */
  readonly kind: Told<string>
  readonly module: Told<PermissionModule>
  readonly after: string
  readonly limit: number
}

/** Where the items of a kind stand, how those of `place` are found in their order by an index, and what else must hold. */
const sourceOf = (sql: SqlClient.SqlClient, { hours = {}, kind, title }: AwaitingAsked) => {
  if (kind === "declaration")
    return {
      aggregate: "Declaration",
      table: sql`declaration`,
      own: sql`responsible = place.organisation and tag = 'Pending'`,
      matching: isShown(sql, hours, "item")
    } as const
  if (kind === "audit" || kind === "baseAudit") {
    const inList = sql`item.plan is ${sql.literal(kind === "audit" ? "null" : "not null")}`
    return {
      aggregate: "Declaration",
      table: sql`declaration`,
      own: sql`auditor = place.organisation`,
      matching: sql`${inList} and ${isShown(sql, hours, "item")}`
    } as const
  }
  const titled = title === undefined ? sql`true` : startsWith(sql, "item.state ->> 'title'", title)
  return {
    aggregate: "Review",
    table: sql`review`,
    own: sql`responsible = place.organisation and tag = 'pending' and kind = ${kind}`,
    matching: sql`item.kind = ${kind} and ${titled}`
  } as const
}

/**
 * The first items after one that await the decision of an organisation: id and version. Of each organisation that it handles for no
 * more is read than there is room for, in their order by an index; `further` is what must hold of an item beside.
 */
export const awaitingIds = (sql: SqlClient.SqlClient, asked: AwaitingAsked, further: Statement.Fragment = sql``) => {
  const { after, handler, limit, module } = asked
  const { aggregate, matching, own, table } = sourceOf(sql, asked)
  return sql`
    select id, version from (
      select one.id, one.version from (${handledBy(sql, handler, module)}) place cross join lateral (
        select id, version from ${table} item
        where ${own} and id > ${after} and ${matching} ${further}
          and not exists (select from rerouted where aggregate = ${aggregate} and rerouted.item = item.id)
        order by id limit ${limit}
      ) one
      union all
      (select item.id, item.version from rerouted join ${table} item on item.id = rerouted.item
      where handler = ${handler} and rerouted.module = ${module} and aggregate = ${aggregate} and rerouted.item > ${after}
        and ${matching} ${further}
      order by rerouted.item limit ${limit})
    ) either order by id limit ${limit}`
}
