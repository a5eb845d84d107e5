import { type Organisation, type OrganisationState, positionOf } from "@xueshi/core"
import type { Tables } from "./Tables.ts"

type Rows = typeof Tables.Service

/** An organisation with where it stands, which follows from the rows as they are. */
const placed = ({ rows }: Rows, state: OrganisationState): Organisation => ({
  ...state,
  ...positionOf(state, (id) => rows.Organisation.get(id))
})

export const organisationIn = (tables: Rows, id: string | undefined): Organisation | undefined => {
  const state = tables.rows.Organisation.get(id ?? "")
  return state && placed(tables, state)
}

export const organisationsIn = (tables: Rows): ReadonlyArray<Organisation> =>
  [...tables.rows.Organisation.values()].map((state) => placed(tables, state))
