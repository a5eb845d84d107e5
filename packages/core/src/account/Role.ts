import { Schema } from "effect"
import { OrganisationId, RoleId } from "../kernel/ids.ts"
import { PermissionModule } from "./modules.ts"

/** What a role says. */
export const RoleFacts = Schema.Struct({
  name: Schema.NonEmptyString.check(Schema.isMaxCodePoints(100)),
  description: Schema.String.check(Schema.isMaxCodePoints(500)),
  modules: Schema.Array(PermissionModule).check(Schema.isMaxLength(100))
})
export type RoleFacts = typeof RoleFacts.Type

/** 角色: a named set of modules, of one organisation (ACC-09). */
export const Role = Schema.Struct({
  ...RoleFacts.fields,
  id: RoleId,
  organisation: OrganisationId,
  version: Schema.Int
})
export type Role = typeof Role.Type

export const RoleEvent = Schema.TaggedUnion({
  RoleCreated: { id: RoleId, organisation: OrganisationId, facts: RoleFacts },
  RoleEdited: { before: RoleFacts, after: RoleFacts },
  RoleRemoved: {}
})
export type RoleEvent = typeof RoleEvent.Type

/** What does not stand is not changed. */
export const evolveRole = (before: Role | undefined, event: RoleEvent): Role | undefined => {
  switch (event._tag) {
    case "RoleCreated":
      return { ...event.facts, id: event.id, organisation: event.organisation, version: 1 }
    case "RoleEdited":
      return before && { ...before, ...event.after, version: before.version + 1 }
    case "RoleRemoved":
      return undefined
  }
}
