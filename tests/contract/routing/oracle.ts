import {
  modulesOf,
  type OrganisationKind,
  type OrganisationState,
  type PermissionModule,
  type Post,
  type Role,
  Rules
} from "@xueshi/core"

/** Something that awaits a decision. */
export interface Item {
  readonly aggregate: "Declaration" | "Review"
  readonly id: string
  readonly module: PermissionModule
  readonly responsible: string
  readonly excluded: ReadonlyArray<string>
}

/** All that who handles what follows from. */
export interface World {
  readonly organisations: ReadonlyMap<string, OrganisationState>
  readonly posts: ReadonlyMap<string, Post>
  readonly roles: ReadonlyMap<string, Role>
  readonly items: ReadonlyArray<Item>
}

export const asked: ReadonlyArray<PermissionModule> = [
  "hourReview",
  "audit",
  "registrationReview",
  "informationReview",
  "organisationReview",
  "changeReview",
  "transfers",
  "planReview",
  "reportReview"
]

/** Those of them that a kind of organisation has people for; it is asked for no other. */
export const askedOf = (kind: OrganisationKind): ReadonlyArray<PermissionModule> =>
  asked.filter((module) => modulesOf[kind].includes(module))

/** Who handles what, by going up from each organisation and looking at every post. */
export const oracleOf = ({ items, organisations, posts, roles }: World) => {
  const upwards = (id: string): ReadonlyArray<OrganisationState> => {
    const own = organisations.get(id) as OrganisationState
    return own.superior === null ? [own] : [own, ...upwards(own.superior)]
  }
  const powers = [...posts.values()].map((post) => {
    const organisation = organisations.get(post.organisation) as OrganisationState
    return { post, modules: Rules.powersOf({ post, organisation, role: roles.get(post.role ?? "") })?.modules ?? [] }
  })
  const keeps = (root: string) => powers.some(({ post }) => post.organisation === root && post.rank === "super")
  const handler = (responsible: string, module: PermissionModule, excluded: ReadonlyArray<string>) => {
    const chain = upwards(responsible)
    const kept = keeps(chain.at(-1)?.id ?? "")
    const [own, ...above] = chain.map(({ id, reviewClosed }) => ({
      id,
      reviewClosed: module === "hourReview" && reviewClosed,
      eligible:
        !kept ||
        powers.some(
          ({ modules, post }) => post.organisation === id && !excluded.includes(post.user) && modules.includes(module)
        )
    }))
    return Rules.handlerFor([own as NonNullable<typeof own>, ...above])
  }
  const said = ({ flagged, handler: at }: ReturnType<typeof handler>) => `${at} ${flagged}`
  const routed = items.map((item) => {
    const exact = handler(item.responsible, item.module, item.excluded)
    return { item, exact, exceptional: said(exact) !== said(handler(item.responsible, item.module, [])) }
  })
  return {
    routed,
    /** What the tables must hold, a line a row. */
    rows: [
      ...powers.flatMap(({ modules, post }) =>
        asked
          .filter((module) => modules.includes(module))
          .map((module) => `reviewing ${post.organisation} ${module} ${post.user}`)
      ),
      ...[...organisations.values()].flatMap(({ id, superior }) =>
        superior === null && keeps(id) ? [`keeping ${id}`] : []
      ),
      ...[...organisations.values()].flatMap(({ id, kind }) =>
        askedOf(kind).flatMap((module) => {
          const ordinary = handler(id, module, [])
          return said(ordinary) === `${id} false` ? [] : [`handling ${id} ${module} ${said(ordinary)}`]
        })
      ),
      ...routed.flatMap(({ exact, exceptional, item: { aggregate, id, module, responsible } }) =>
        exceptional ? [`rerouted ${aggregate} ${id} ${module} ${responsible} ${said(exact)}`] : []
      )
    ].toSorted()
  }
}
