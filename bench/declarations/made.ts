import type { DeclarationId, OrganisationId, OrganisationKind, Principal, ProfessionalId, UserId } from "@xueshi/core"
import type { Connection } from "@xueshi/embedded"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { on } from "../sql/server.ts"

/** When the province stands as it is made, and the last year for which its people have declared. */
export const madeAt = Date.parse("2024-03-01T09:00:00+08:00")
export const lastYear = 2023

export interface Somebody {
  readonly id: ProfessionalId
  readonly user: UserId
}

export const self = ({ id, user }: Somebody): Principal => ({ user, hat: { _tag: "Professional", professional: id } })

/** The rows of a query. */
export const rowsOf = <A extends object>(connection: Connection, text: string) =>
  on(
    connection,
    Effect.flatMap(SqlClient.SqlClient, (sql) => sql.unsafe<A>(text))
  )

/** How many rows a table has. */
export const sizeOf = (connection: Connection, table: string) =>
  Effect.map(
    rowsOf<{ count: number }>(connection, `select count(*)::integer as count from ${table}`),
    ([row]) => row?.count ?? 0
  )

export interface Pending extends Somebody {
  readonly declaration: DeclarationId
  /** Who decides on it, and what kind of organisation that is. */
  readonly handler: OrganisationId
  readonly kind: OrganisationKind
}

/**
 * Declarations that wait for review, anywhere in the database, each of a form that grants what is declared, so that it may be approved,
 * and with its organisation's ordinary handler.
 */
export const pendingIn = (connection: Connection, most: number) =>
  rowsOf<Pending>(
    connection,
    `select declaration.id as declaration, professional as id, professional.state ->> 'user' as "user", place.id as handler, kind
     from declaration join professional on professional.id = professional
     left join handling on handling.organisation = responsible and handling.module = 'hourReview'
     join organisation place on place.id = coalesce(handler, responsible)
     where tag = 'Pending' and flagged is not true and not exists (select from rerouted where item = declaration.id)
       and declaration.state #>> '{claim,form}' in ('postTraining', 'baseTraining', 'service', 'generalCourse')
     order by hashtext(declaration.id), declaration.id limit ${most}`
  )
