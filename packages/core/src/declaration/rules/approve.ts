import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { NotHandler } from "../../account/rules/handles.ts"
import type { OwnItem } from "../../account/rules/notOwn.ts"
import { formatHours } from "../../kernel/Hours.ts"
import { Hours } from "../../kernel/HoursCodec.ts"
import type { OrganisationId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Policy } from "../../policy/Policy.ts"
import type { DeclarationEvent } from "../DeclarationEvent.ts"
import { UnknownForm } from "./draft.ts"
import type { NotInState } from "./inState.ts"
import { type DeclarationUnderReview, mayReview } from "./mayReview.ts"
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

/**
 * DEC-06, AUD-01: the reviewer grants hours within what is declared and convertible, all of that where `granted` is left
 * out; they await audit.
 */
export const approve = (
  policy: Policy,
  item: DeclarationUnderReview,
  actor: Actor,
  granted: Hours | undefined,
  auditor: OrganisationId
): Result.Result<DeclarationEvent, NotHandler | OwnItem | NotInState | UnknownForm | HoursNotGrantable> => {
  const pending = mayReview(item, actor)
  if (Result.isFailure(pending)) return Result.fail(pending.failure)
  const { claim } = pending.success
  const form = policy.forms.get(claim.form)
  if (form === undefined) return Result.fail(new UnknownForm({ form: claim.form }))
  const most = worth(form, claim)
  const recognised = granted ?? most
  const step = policy.document.granularity
  if (recognised === 0 || recognised > most || recognised % step !== 0)
    return Result.fail(new HoursNotGrantable({ asked: recognised, most, step }))
  return Result.succeed({ _tag: "DeclarationApproved", recognised, by: actor.user, in: item.handler, auditor })
}
