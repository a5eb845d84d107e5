import type { PermissionModule } from "@xueshi/core"
import type { SqlClient, Statement } from "effect/sql"
import { sound } from "../reader.ts"

/** Something that is known, or a column that says it. */
type Told<A> = A | Statement.Fragment

/** The organisations whose ordinary items of a module an organisation handles: most often itself alone (ORG-09, SYS-06). */
const handledBy = (sql: SqlClient.SqlClient, handler: Told<string>, module: Told<PermissionModule>) => sql`
  select organisation from handling where handler = ${handler} and module = ${module}
  union all
  select ${handler} where not exists (select from handling where organisation = ${handler} and module = ${module})`

/** What is asked for of what awaits an organisation. */
export interface AwaitingAsked {
  readonly handler: Told<string>
  /** A kind of request, or of hours (`hoursKinds`). */
  readonly kind: Told<string>
  readonly module: Told<PermissionModule>
  readonly title?: string | undefined
  readonly after: string
  readonly limit: number
}

/** Where the items of a kind stand, how those of `place` are found in their order by an index, and what else must hold. */
const sourceOf = (sql: SqlClient.SqlClient, { kind, title }: AwaitingAsked) => {
  const named = (name: string) =>
    title === undefined ? sql`` : sql`and starts_with(${sql.literal(name)}, ${sound(title)})`
  const ofPerson = sql`${named("(select name from professional person where person.id = item.professional)")}`
  if (kind === "declaration")
    return {
      aggregate: "Declaration",
      table: sql`declaration`,
      own: sql`responsible = place.organisation and tag = 'Pending'`,
      matching: ofPerson
    } as const
  if (kind === "audit" || kind === "baseAudit")
    return {
      aggregate: "Declaration",
      table: sql`declaration`,
      own: sql`auditor = place.organisation and item.plan is ${sql.literal(kind === "audit" ? "null" : "not null")}`,
      matching: ofPerson
    } as const
  return {
    aggregate: "Review",
    table: sql`review`,
    own: sql`responsible = place.organisation and tag = 'pending' and kind = ${kind}`,
    matching: sql`and item.kind = ${kind} ${named("item.state ->> 'title'")}`
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
        where ${own} and id > ${after} ${matching} ${further}
          and not exists (select from rerouted where aggregate = ${aggregate} and rerouted.item = item.id)
        order by id limit ${limit}
      ) one
      union all
      (select item.id, item.version from rerouted join ${table} item on item.id = rerouted.item
      where handler = ${handler} and rerouted.module = ${module} and aggregate = ${aggregate} and rerouted.item > ${after}
        ${matching} ${further}
      order by rerouted.item limit ${limit})
    ) either order by id limit ${limit}`
}
