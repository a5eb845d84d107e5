import { Effect, Schema } from "effect"
import { Region } from "../../codes/region.ts"
import { change } from "../../journal/Change.ts"
import { OrganisationId } from "../../kernel/ids.ts"
import { neighboursOf } from "../../organisation/neighboursOf.ts"
import { ReviewedField } from "../../organisation/Organisation.ts"
import { OrganisationRepository } from "../../organisation/OrganisationRepository.ts"
import { changeRegion } from "../../organisation/rules/changeRegion.ts"
import { reviewKind } from "../ReviewKind.ts"
import { subject } from "../subject.ts"
import { coded } from "./organisationRegistration.ts"

const Change = Schema.Struct({
  organisation: OrganisationId,
  field: ReviewedField,
  before: Schema.String,
  after: Schema.String,
  /** Whether the new code's check character fails, which the policy leaves to the reviewer (ORG-01). */
  codeFails: Schema.Boolean
})

/** An organisation has one change under review at a time. */
export const altering = (organisation: OrganisationId): string => `organisation/${organisation}`

/** 审核机构信息修改: code, name or region (§用人单位 5.1, 5.3) */
export const organisationChange = reviewKind<typeof Change.Type>({
  kind: "organisationChange",
  name: { zh: "审核机构信息修改", en: "change of an organisation's code, name or region" },
  rules: ["ORG-06", "ORG-07", "ORG-11"],
  submits: "administrator",
  asks: "unitData",
  module: "changeReview",
  approvals: {
    zh: "上级；根人社部门的由本单位另一名管理员",
    en: "the superior; of the root bureau another administrator of it"
  },
  freezes: { zh: "不能再提交机构信息修改或更换上级", en: "no other change of the organisation" },
  withdrawable: true,
  effect: { zh: "代码、名称或地区变更生效", en: "code, name or region is as asked" },
  content: Change,
  approve: Effect.fnUntraced(function* ({ after, before, field, organisation: id }, { review }) {
    const organisation = yield* (yield* OrganisationRepository).get(id)
    // Others may have come to stand below it since it was asked for.
    if (field === "region")
      yield* Effect.fromResult(changeRegion(organisation, Region.make(after), yield* neighboursOf(organisation)))
    return {
      changes: [change("Organisation", id, organisation, { _tag: "OrganisationChanged", field, before, after })],
      guards: [
        subject("Released", altering(id), review.id),
        ...(field === "code" ? [coded("Released", before, id)] : []),
        ...(field === "region" && organisation.kind === "bureau"
          ? [{ _tag: "NoneBelow", organisation: id } as const]
          : [])
      ]
    }
  }),
  end: ({ after, field, organisation }, { review }) =>
    Effect.succeed({
      changes: [],
      guards: [
        subject("Released", altering(organisation), review.id),
        ...(field === "code" ? [coded("Released", after, organisation)] : [])
      ]
    })
})
