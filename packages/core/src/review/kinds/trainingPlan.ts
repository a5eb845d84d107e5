import { Effect, Schema } from "effect"
import { CreditYear } from "../../declaration/Declaration.ts"
import { Day } from "../../kernel/DayCodec.ts"
import { Hours } from "../../kernel/HoursCodec.ts"
import { nothing, reviewKind } from "../ReviewKind.ts"

/** 培训计划: what a training base means to teach (BAS-02). */
export const TrainingPlan = Schema.Struct({
  name: Schema.String,
  year: CreditYear,
  /** 教育类型 */
  educationType: Schema.String,
  subject: Schema.String,
  /** 培训形式 */
  trainingForm: Schema.String,
  /** 学习形式: the code of the form that its hours are declared by; none are where it is missing (BAS-04). */
  learningForm: Schema.optionalKey(Schema.String),
  hours: Hours,
  from: Day,
  to: Day,
  /** How many may attend. */
  places: Schema.Int
})
export type TrainingPlan = typeof TrainingPlan.Type

/** 审核培训计划申报 (§主管 3.3; §人社 3.3) */
export const trainingPlan = reviewKind<TrainingPlan>({
  kind: "trainingPlan",
  name: { zh: "审核培训计划申报", en: "training plan of a base" },
  rules: ["BAS-02", "BAS-04"],
  submits: "administrator",
  asks: "trainingPlans",
  module: "planReview",
  approvals: { zh: "基地的上级", en: "the base's superior" },
  freezes: null,
  withdrawable: true,
  effect: { zh: "计划可以用于为学员申报学时", en: "the plan is one that hours can be declared for" },
  content: TrainingPlan,
  approve: () => Effect.succeed(nothing)
})
