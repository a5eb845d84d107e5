import { Result } from "effect"
import type { OrganisationId } from "../../kernel/ids.ts"
import { NotFound } from "../../kernel/NotFound.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import { type TrainingPlan, trainingPlan } from "../../review/kinds/trainingPlan.ts"
import type { Review } from "../../review/Review.ts"

export class PlanNotApproved extends RuleError<PlanNotApproved>()(
  "PlanNotApproved",
  {},
  {
    rule: "DEC-08",
    zh: () => "培训计划尚未审核通过，不能据此申报学时",
    en: () => "the training plan is not approved; no hours can be declared under it"
  }
) {}

/** DEC-08, BAS-04: a base declares under its own plans, once they are approved; of another's it knows nothing. */
export const approvedPlan = (
  review: Review,
  base: OrganisationId
): Result.Result<TrainingPlan, NotFound | PlanNotApproved> => {
  const { content, id, kind, organisation, state } = review
  if (kind !== trainingPlan.kind || organisation !== base) return Result.fail(new NotFound({ kind: "Review", id }))
  return state === "approved" ? Result.succeed(trainingPlan.decode(content)) : Result.fail(new PlanNotApproved())
}
