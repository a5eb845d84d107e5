import { Result } from "effect"
import { outsidePlan } from "../../base/rules/outsidePlan.ts"
import type { Day } from "../../kernel/Day.ts"
import { InvalidFields } from "../../kernel/FieldIssue.ts"
import type { Policy } from "../../policy/Policy.ts"
import { type Claim, type ClaimDraft, sourceOf } from "../Declaration.ts"
import type { Declaring } from "./reviewedBy.ts"
import { type Declared, validateClaim } from "./validateClaim.ts"

/** DEC-01, DEC-02, BAS-04, AUD-06: what stands in the way of submitting a claim for who declares it: by the form, and by a base's plan. */
export const validateFor = (
  policy: Policy,
  claim: ClaimDraft,
  today: Day,
  { declaring, ...known }: Omit<Declared, "source"> & { readonly declaring?: Declaring | undefined }
): Result.Result<Claim, InvalidFields> => {
  const complete = validateClaim(policy, claim, today, { ...known, source: sourceOf(declaring ?? {}) })
  const outside = declaring?.plan === undefined ? [] : outsidePlan(declaring.plan, claim)
  if (outside.length === 0) return complete
  const issues = Result.isFailure(complete) ? complete.failure.issues : []
  return Result.fail(new InvalidFields({ issues: [...issues, ...outside] }))
}
