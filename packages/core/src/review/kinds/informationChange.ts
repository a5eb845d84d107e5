import { Effect, Schema } from "effect"
import { taking } from "../../department/Departments.ts"
import { change } from "../../journal/Change.ts"
import { DepartmentId, ProfessionalId } from "../../kernel/ids.ts"
import { Title } from "../../professional/Professional.ts"
import { ProfessionalRepository } from "../../professional/ProfessionalRepository.ts"
import { reviewKind } from "../ReviewKind.ts"
import { subject } from "../subject.ts"

/** What of a person changes only after a review (PRO-06). */
export const ReviewedInformation = Schema.Struct({
  title: Schema.NullOr(Title),
  department: Schema.NullOr(DepartmentId)
})
export type ReviewedInformation = typeof ReviewedInformation.Type

const Change = Schema.Struct({
  professional: ProfessionalId,
  before: ReviewedInformation,
  after: ReviewedInformation
})

/** A person has one change under review at a time. */
export const changing = (professional: ProfessionalId): string => `person/${professional}`

/** 审核人员信息修改 (§个人 4.1; §用人单位 5.3) */
export const informationChange = reviewKind<typeof Change.Type>({
  kind: "informationChange",
  name: { zh: "审核人员信息修改", en: "change of a person's title or department" },
  rules: ["PRO-06"],
  submits: "professional",
  asks: null,
  module: "informationReview",
  approvals: { zh: "所在单位", en: "the person's organisation" },
  freezes: { zh: "不能再提交信息修改，不能办理调转", en: "no other change, no transfer of the person" },
  withdrawable: true,
  effect: { zh: "专业技术职务、工作部门变更生效", en: "title and department are as asked" },
  content: Change,
  approve: Effect.fnUntraced(function* ({ after, before, professional: id }, { review }) {
    const professional = yield* (yield* ProfessionalRepository).get(id)
    const moves = after.department !== before.department
    const place = moves ? yield* taking(after.department, professional.organisation) : []
    return {
      changes: [change("Professional", id, professional, { _tag: "ProfessionalChanged", ...after })],
      guards: [...place, subject("Released", changing(id), review.id)]
    }
  }),
  end: ({ professional }, { review }) =>
    Effect.succeed({ changes: [], guards: [subject("Released", changing(professional), review.id)] })
})
