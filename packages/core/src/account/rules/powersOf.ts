import type { Organisation } from "../../organisation/Organisation.ts"
import { modulesOf } from "../modules.ts"
import type { Post } from "../Post.ts"
import type { Powers } from "../Principal.ts"
import type { Role } from "../Role.ts"

/** A post with all that its powers follow from. */
export interface Held {
  readonly post: Post
  readonly role: Role | undefined
  readonly organisation: Organisation
}

/**
 * ACC-05, ACC-07, ACC-09: what a post lets its holder do now: a super administrator has every module of the organisation's kind,
 * anybody else those of their role that the kind offers. Undefined where the post is not taken yet, or disabled.
 */
export const powersOf = ({ organisation, post, role }: Held): Powers | undefined => {
  if (post.state !== "active") return undefined
  const offered = modulesOf[organisation.kind]
  const superAdministrator = post.rank === "super"
  return {
    superAdministrator,
    modules: superAdministrator ? offered : offered.filter((one) => role?.modules.includes(one) === true),
    ...(organisation.kind === "bureau" && { region: organisation.region })
  }
}
