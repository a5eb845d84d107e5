import type { Held, Organisation, OrganisationId, UserId } from "@xueshi/core"
import { organisationIn } from "./placed.ts"
import type { Tables } from "./Tables.ts"

/** The post of a user in an organisation, with what its powers follow from. */
export const heldIn = (tables: typeof Tables.Service, organisation: OrganisationId, user: UserId): Held | undefined => {
  const { keys, rows } = tables
  const post = rows.Post.get(keys.get(`post.holder ${organisation}/${user}`) ?? "")
  return (
    post && {
      post,
      role: rows.Role.get(post.role ?? ""),
      organisation: organisationIn(tables, organisation) as Organisation
    }
  )
}
