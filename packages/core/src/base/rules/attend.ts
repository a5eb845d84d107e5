import { Result, Schema } from "effect"
import type { ProfessionalId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { TrainingPlan } from "../../review/kinds/trainingPlan.ts"

export class AlreadyAttended extends RuleError<AlreadyAttended>()(
  "AlreadyAttended",
  {},
  {
    rule: "DEC-08",
    zh: () => "已按该培训计划为此人申报过学时",
    en: () => "hours have been declared for this person under the plan"
  }
) {}

export class PlanFull extends RuleError<PlanFull>()(
  "PlanFull",
  { places: Schema.Int },
  {
    rule: "DEC-08",
    zh: ({ places }) => `培训计划的人数为 ${places}，已经申报满额`,
    en: ({ places }) => `the plan has ${places} places, and as many have been declared for`
  }
) {}

/** DEC-08, BAS-04: under a plan hours are declared once for a person, and for no more people than it has places. */
export const attend = (
  { places }: Pick<TrainingPlan, "places">,
  professional: ProfessionalId,
  /** For whom hours are declared under the plan, and neither refused nor failed in audit. */
  declared: ReadonlyArray<ProfessionalId>
): Result.Result<void, AlreadyAttended | PlanFull> => {
  if (declared.includes(professional)) return Result.fail(new AlreadyAttended())
  return declared.length >= places ? Result.fail(new PlanFull({ places })) : Result.succeed(undefined)
}
