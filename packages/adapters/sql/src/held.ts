import type { Held, Post, Role } from "@xueshi/core"

/** What the powers of a post follow from, as columns of `holdings`. */
export interface HeldRow extends Pick<Post, "rank">, Pick<Held["organisation"], "kind" | "region"> {
  readonly standing: Post["state"]
  readonly modules: Role["modules"] | null
}

export const heldColumns = `post.state ->> 'state' as standing, post.state ->> 'rank' as rank,
  role.state -> 'modules' as modules, organisation.kind, organisation.region`

/** Every post under the claim of its holder, with its organisation and role. */
export const holdings = `claim join post on post.id = claim.holder
  join organisation on organisation.id = post.organisation left join role on role.id = post.role`

/** As the commit that wrote these checked them: read with every request, they are not decoded again. */
export const heldOf = ({ kind, modules, rank, region, standing }: HeldRow): Held => ({
  post: { state: standing, rank },
  role: modules === null ? undefined : { modules },
  organisation: { kind, region }
})
