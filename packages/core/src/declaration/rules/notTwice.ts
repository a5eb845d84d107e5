import { Result } from "effect"
import { DeclarationId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Policy } from "../../policy/Policy.ts"
import type { Claim, Declaration } from "../Declaration.ts"
import { identityOf } from "./identityOf.ts"
import { stands } from "./stands.ts"

export class SameActivity extends RuleError<SameActivity>()(
  "SameActivity",
  { first: DeclarationId },
  {
    rule: "DEC-10",
    zh: ({ first }) => `同一学习活动已经申报过（申报编号 ${first}），不能重复申报；请撤回其中一项，或修改为另一活动`,
    en: ({ first }) =>
      `the same activity is declared already, by ${first}: withdraw one of the two, or declare another activity`
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
  const first = standing.find(
    (other) => stands(other) && other.claim.form === claim.form && identityOf(form, other.claim) === identity
  )
  return first === undefined ? Result.succeed(undefined) : Result.fail(new SameActivity({ first: first.id }))
}
