import { namedStaff, type Organisation, type Staff, type UserId } from "@xueshi/core"
import { decodeOrganisation, placedState } from "./organisations.ts"

interface StaffRow {
  readonly organisation: string
  readonly module: string
  /** Null where an organisation has nobody who has the module. */
  readonly user: UserId | null
}

/** A row of what a situation rests on, by what it is. */
export interface SituationRow<Name extends string = never> {
  readonly aggregate: Name | "Organisation" | "Staff"
  readonly state: unknown
}

/**
 * The rows of some organisations and of a few users in each who may decide by some modules; of nobody at all where posts are kept
 * elsewhere. Both are given as arrays of ids.
 */
export const decidingRows = (organisations: string, modules: string): string => `
  select 'Organisation' as aggregate, ${placedState("organisation")} as state from organisation
  where id = any(${organisations})
  union all
  select 'Staff', jsonb_build_object('organisation', place.id, 'module', asks.module, 'user', named."user")
  from organisation place join keeping on root = split_part(place.path, '/', 1)
  cross join unnest(${modules}) as asks(module) left join lateral (
    select "user" from reviewing
    where reviewing.organisation = place.id and reviewing.module = asks.module collate "C" limit ${namedStaff}
  ) named on true
  where place.id = any(${organisations})`

/** The organisations among such rows, and who may decide in them. */
export const decidingIn = (rows: ReadonlyArray<SituationRow<string>>) => {
  const of = (name: string) => rows.flatMap(({ aggregate, state }) => (aggregate === name ? [state] : []))
  const named = of("Staff") as ReadonlyArray<StaffRow>
  const users = Map.groupBy(named, ({ module, organisation }) => `${organisation} ${module}`)
  const staff: Staff =
    named.length === 0
      ? undefined
      : (organisation, module) =>
          (users.get(`${organisation} ${module}`) ?? []).flatMap(({ user }) => (user === null ? [] : [user]))
  const organisations = of("Organisation").map(decodeOrganisation)
  return { Organisation: new Map(organisations.map((one): [string, Organisation] => [one.id, one])), staff }
}
