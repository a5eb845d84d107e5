import { Effect, Schema } from "effect"
import { change } from "../../journal/Change.ts"
import { unchanged } from "../../journal/unchanged.ts"
import { OrganisationId } from "../../kernel/ids.ts"
import { OrganisationRepository } from "../../organisation/OrganisationRepository.ts"
import { move } from "../../organisation/rules/move.ts"
import { reviewKind } from "../ReviewKind.ts"
import { subject } from "../subject.ts"
import { altering } from "./organisationChange.ts"

const Change = Schema.Struct({ organisation: OrganisationId, before: OrganisationId, after: OrganisationId })

/** 更换上级部门 (§用人单位 5.1; §主管 3.1) */
export const superiorChange = reviewKind<typeof Change.Type>({
  kind: "superiorChange",
  name: { zh: "审核更换上级", en: "change of an organisation's superior" },
  rules: ["ORG-06", "ORG-07"],
  submits: "administrator",
  asks: "unitData",
  module: "changeReview",
  approvals: { zh: "现上级、新上级，按政策文件", en: "the present and the new superior, as the policy says" },
  freezes: { zh: "不能再提交机构信息修改或更换上级", en: "no other change of the organisation" },
  withdrawable: true,
  effect: { zh: "连同全部下级移到新上级之下", en: "it stands under the new superior, with all below it" },
  content: Change,
  approve: Effect.fnUntraced(function* ({ after, organisation: id }, { review }) {
    const repository = yield* OrganisationRepository
    const organisation = yield* repository.get(id)
    const superior = yield* repository.get(after)
    const event = yield* Effect.fromResult(move(organisation, superior))
    return {
      changes: event === undefined ? [] : [change("Organisation", id, organisation, event)],
      guards: [subject("Released", altering(id), review.id), unchanged("Organisation", superior)]
    }
  }),
  end: ({ organisation }, { review }) =>
    Effect.succeed({ changes: [], guards: [subject("Released", altering(organisation), review.id)] })
})
