import { Context, type Effect } from "effect"
import type { OrganisationId, PostId, RoleId, UserId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import type { Post } from "./Post.ts"
import type { Role } from "./Role.ts"
import type { Held } from "./rules/powersOf.ts"

/** Port: reads posts, roles, and whose a document is. */
export class PostRepository extends Context.Service<
  PostRepository,
  {
    readonly get: (id: PostId) => Effect.Effect<Post, NotFound>
    /** The user's post in an organisation, with what its powers follow from, as of one moment. */
    readonly held: (organisation: OrganisationId, user: UserId) => Effect.Effect<Held | undefined>
    /** Every post of a user, in the order of ids. */
    readonly ofUser: (user: UserId) => Effect.Effect<ReadonlyArray<Post>>
    /** The post of an organisation's super administrator; undefined where there is none: a vacancy (ACC-05). */
    readonly superOf: (organisation: OrganisationId) => Effect.Effect<Post | undefined>
    /** In the order of ids, which is that of their making. */
    readonly ofOrganisation: (id: OrganisationId, page: PageRequest) => Effect.Effect<Page<Post>>
    /** Some of the posts that have a role. */
    readonly ofRole: (id: RoleId, limit: number) => Effect.Effect<ReadonlyArray<Post>>
    readonly getRole: (id: RoleId) => Effect.Effect<Role, NotFound>
    readonly rolesOf: (id: OrganisationId, page: PageRequest) => Effect.Effect<Page<Role>>
    /** The user that a document is known by, as a professional or as somebody who holds or held a post (ACC-01). */
    readonly userOf: (document: IdentityDocument) => Effect.Effect<UserId | undefined>
  }
>()("@xueshi/core/account/PostRepository") {}
