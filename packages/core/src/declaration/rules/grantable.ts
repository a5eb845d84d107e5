import { Result } from "effect"
import { formatHours } from "../../kernel/Hours.ts"
import { Hours } from "../../kernel/HoursCodec.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Policy } from "../../policy/Policy.ts"
import type { Claim } from "../Declaration.ts"
import { UnknownForm } from "./draft.ts"
import { worth } from "./worth.ts"

export class HoursNotGrantable extends RuleError<HoursNotGrantable>()(
  "HoursNotGrantable",
  { asked: Hours, most: Hours, step: Hours },
  {
    rule: "DEC-06",
    zh: ({ asked, most, step }) =>
      most === 0
        ? "该申报按学习形式的折算标准不能认定学时，只能驳回"
        : `认定学时 ${formatHours(asked)} 无效：应大于 0、不超过 ${formatHours(most)}，且为 ${formatHours(step)} 的整数倍`,
    en: ({ asked, most, step }) =>
      most === 0
        ? "the form's conversion allows no hours for this claim; it can only be rejected"
        : `cannot recognise ${formatHours(asked)}: more than 0, at most ${formatHours(most)}, in steps of ${formatHours(step)}`
  }
) {}

/** DEC-06: the hours that may be recognised for a claim: as many as granted, or all that is declared and convertible. */
export const grantable = (
  policy: Policy,
  claim: Claim,
  granted: Hours | undefined
): Result.Result<Hours, UnknownForm | HoursNotGrantable> => {
  const form = policy.forms.get(claim.form)
  if (form === undefined) return Result.fail(new UnknownForm({ form: claim.form }))
  const most = worth(form, claim)
  const recognised = granted ?? most
  const step = policy.document.granularity
  return recognised === 0 || recognised > most || recognised % step !== 0
    ? Result.fail(new HoursNotGrantable({ asked: recognised, most, step }))
    : Result.succeed(recognised)
}
