import { Schema } from "effect"
import { Region } from "../codes/region.ts"
import type { OrganisationKind } from "../organisation/Organisation.ts"
import { Actor } from "./Actor.ts"
import { modulesOf, PermissionModule } from "./modules.ts"

/** What a post lets its holder do. */
export const Powers = Schema.Struct({
  /** 超级管理员: besides the modules, the posts of the organisation itself (ACC-07). */
  superAdministrator: Schema.Boolean,
  modules: Schema.Array(PermissionModule),
  /** Of a bureau alone: its region, all of which it may read (ORG-03). */
  region: Schema.optionalKey(Region)
})
export type Powers = typeof Powers.Type

/**
 * Who asks: a user under one hat, and what that hat lets them do. A log-in makes it for each request, as things stand: what it
 * does not say is not allowed, so an administrator without powers may do nothing (ACC-10).
 */
export const Principal = Schema.Struct({ ...Actor.fields, powers: Schema.optionalKey(Powers) })
export type Principal = typeof Principal.Type

/**
 * All that an organisation's administrators may do, for a portal whose log-in knows no roles: its super administrator's powers.
 *
 * @example
 * const principal = { user, hat: { _tag: "Administrator", organisation }, powers: fullPowers("employer") }
 */
export const fullPowers = (kind: OrganisationKind, region?: Region): Powers => ({
  superAdministrator: true,
  modules: modulesOf[kind],
  ...(kind === "bureau" && region !== undefined && { region })
})

/** As the journal names who did something. */
export const actorOf = ({ hat, user }: Principal): Actor => ({ user, hat })
