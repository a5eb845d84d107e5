import type { Organisation } from "../../organisation/Organisation.ts"
import { modulesOf } from "../modules.ts"
import type { Post } from "../Post.ts"
import type { Powers } from "../Principal.ts"
import type { Role } from "../Role.ts"

/** What the powers of a post follow from; each request asks for it, so it is no more than that. */
export interface Held {
  readonly post: Pick<Post, "state" | "rank">
  readonly role: Pick<Role, "modules"> | undefined
  readonly organisation: Pick<Organisation, "kind" | "region">
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
