import { Effect, Schema } from "effect"
import { holding, leading } from "../../account/freed.ts"
import { Holder } from "../../account/Post.ts"
import { owning } from "../../account/userFor.ts"
import { change } from "../../journal/Change.ts"
import type { Guard } from "../../journal/Guard.ts"
import { unchanged } from "../../journal/unchanged.ts"
import { OrganisationId, PostId, UserId } from "../../kernel/ids.ts"
import { OrganisationFacts } from "../../organisation/Organisation.ts"
import { OrganisationRepository } from "../../organisation/OrganisationRepository.ts"
import { legalSuperior } from "../../organisation/rules/legalSuperior.ts"
import { reviewKind } from "../ReviewKind.ts"

/** What an organisation says that registers, who is to be its super administrator, and under which ids both are to be known. */
export const OrganisationRegistration = Schema.Struct({
  id: OrganisationId,
  facts: OrganisationFacts,
  /** Whether the code's check character fails, which the policy leaves to the reviewer (ORG-01). */
  codeFails: Schema.Boolean,
  superior: OrganisationId,
  post: PostId,
  user: UserId,
  holder: Holder
})
export type OrganisationRegistration = typeof OrganisationRegistration.Type

/** No two live organisations hold the same code (ORG-01). */
export const coded = (_tag: "Claimed" | "Released", key: string, by: OrganisationId) =>
  ({ _tag, scope: "organisation.code", key, by }) satisfies Guard

/** 审核下级单位, 审核用人单位, 审核主管部门, 审核人社部门, 审核继续教育基地 (§用人单位 5.3; §主管 3.3; §人社 3.3) */
export const organisationRegistration = reviewKind<OrganisationRegistration>({
  kind: "organisationRegistration",
  name: { zh: "审核单位注册", en: "registration of an organisation" },
  rules: ["ORG-04"],
  submits: "visitor",
  asks: null,
  module: "organisationReview",
  approvals: { zh: "所选上级", en: "the chosen superior" },
  freezes: null,
  withdrawable: false,
  effect: {
    zh: "单位设立，注册人成为其超级管理员，可以登录",
    en: "the organisation stands, and whoever registered it is its super administrator and can log in"
  },
  content: OrganisationRegistration,
  approve: Effect.fnUntraced(function* ({ facts, holder, id, post, superior: above, user }) {
    const superior = yield* (yield* OrganisationRepository).get(above)
    yield* Effect.fromResult(legalSuperior(facts, superior))
    const given = { id: post, organisation: id, user }
    return {
      changes: [
        change("Organisation", id, undefined, { _tag: "OrganisationEstablished", id, superior: above, facts }),
        change("Post", post, undefined, {
          _tag: "PostGiven",
          ...given,
          holder,
          department: null,
          role: null,
          rank: "super",
          state: "active"
        })
      ],
      guards: [
        unchanged("Organisation", superior),
        owning("Claimed", holder.document, user),
        holding("Claimed", given),
        leading("Claimed", given)
      ],
      credentials: [{ _tag: "Proven", document: holder.document }]
    }
  }),
  end: ({ facts, id }) => Effect.succeed({ changes: [], guards: [coded("Released", facts.code, id)] })
})
