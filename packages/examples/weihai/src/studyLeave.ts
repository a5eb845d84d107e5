import { Day, NotApprovable, nothing, reviewKind } from "@xueshi/core"
import { Effect, Schema } from "effect"

const fault = { code: "InvalidPeriod", zh: "结束日期不能早于开始日期", en: "must not end before it begins" }
const StudyLeave = Schema.Struct({
  school: Schema.NonEmptyString.check(Schema.isMaxLength(100)),
  from: Day,
  to: Day
}).check(Schema.makeFilter(({ from, to }) => from <= to || fault.en, { fault }))

/** 脱产学习: leave for full-time study, which the person's organisation grants before it begins. */
export const studyLeave = reviewKind({
  kind: "studyLeave",
  name: { zh: "脱产学习", en: "leave for full-time study" },
  rules: ["PRO-03"],
  submits: "professional",
  asks: null,
  module: "informationReview",
  approvals: { zh: "所在单位", en: "the person's organisation" },
  freezes: null,
  withdrawable: true,
  effect: { zh: "准予脱产学习，须在开始之前批准", en: "the leave is granted, which must be before it begins" },
  content: StudyLeave,
  steps: ({ id }) => [id],
  approve: ({ from }, { today }) =>
    from > today
      ? Effect.succeed(nothing)
      : Effect.fail(new NotApprovable({ reason: { zh: "学习已经开始", en: "the study has begun already" } }))
})
