import { Result, Schema } from "effect"
import { formatDay } from "../../kernel/Day.ts"
import { Day } from "../../kernel/DayCodec.ts"
import { DeclarationId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Policy } from "../../policy/Policy.ts"
import { type Claim, type Declaration, stateNames } from "../Declaration.ts"
import { identityOf } from "./identityOf.ts"
import { stands } from "./stands.ts"

/** What is declared already: by its days, which people know it by, and its id. */
export class SameActivity extends RuleError<SameActivity>()(
  "SameActivity",
  { first: DeclarationId, from: Day, to: Day, state: Schema.Literals(["Pending", "Approved"]) },
  {
    rule: "DEC-10",
    zh: ({ first, from, state, to }) =>
      `同一学习活动已经申报过（${formatDay(from)} 至 ${formatDay(to)}，${stateNames[state]}，申报编号 ${first}），不能重复申报；${state === "Pending" ? "要改报这一项，请先撤回那一项；" : ""}如是另一活动，请核对填写的内容`,
    en: ({ first, from, state, to }) =>
      `the same activity is declared already (${formatDay(from)} to ${formatDay(to)}, ${state.toLowerCase()}, by ${first}): ${state === "Pending" ? "withdraw that one to declare this; " : ""}if it is another activity, look over what is filled in`
  }
) {}

/**
 * DEC-10: an activity is declared once, under whichever year: nothing that stands of the person's has the same form and the same
 * values of its identity fields. Names the first of those that do. `standing` is in the order of making.
 */
export const notTwice = (
  policy: Policy,
  claim: Claim,
  standing: ReadonlyArray<Declaration>
): Result.Result<void, SameActivity> => {
  const form = policy.forms.get(claim.form)
  if (form === undefined) return Result.succeed(undefined)
  const identity = identityOf(form, claim)
  const first = standing
    .filter(stands)
    .find((other) => other.claim.form === claim.form && identityOf(form, other.claim) === identity)
  if (first === undefined) return Result.succeed(undefined)
  const { from, to } = first.claim
  return Result.fail(new SameActivity({ first: first.id, from, to, state: first._tag }))
}
