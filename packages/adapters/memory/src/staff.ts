import { namedStaff, type OrganisationId, type PermissionModule, Rules, type Staff, type UserId } from "@xueshi/core"
import { organisationIn } from "./placed.ts"
import type { Tables } from "./Tables.ts"

type Rows = typeof Tables.Service

/** Who may decide where, as the posts are; undefined where the root has no super administrator: posts are kept elsewhere then. */
export const staffIn = (tables: Rows): Staff => {
  const { keys, rows } = tables
  const root = [...rows.Organisation.values()].find(({ superior }) => superior === null)
  if (!keys.has(`organisation.super ${root?.id}`)) return undefined
  return (id: OrganisationId, module: PermissionModule): ReadonlyArray<UserId> => {
    const organisation = organisationIn(tables, id)
    if (organisation === undefined) return []
    return [...rows.Post.values()]
      .filter((post) => {
        if (post.organisation !== id) return false
        const powers = Rules.powersOf({ post, role: rows.Role.get(post.role ?? ""), organisation })
        return powers?.modules.includes(module) === true
      })
      .map(({ user }) => user)
      .slice(0, namedStaff)
  }
}
