import { Result } from "effect"
import type { OrganisationId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Review, ReviewEvent } from "../Review.ts"

export class StillOpen extends RuleError<StillOpen>()(
  "StillOpen",
  {},
  {
    rule: "PRO-04",
    zh: () => "只能从已审核列表中删除本单位已审核完毕的记录",
    en: () => "only what your organisation has reviewed, and is settled, is deleted from the list"
  }
) {}

/**
 * PRO-04: an organisation deletes from its list of what it reviewed an entry that is settled; the journal keeps it. Undefined where
 * it has been deleted already.
 */
export const clearReview = (
  { clearedBy, decisions, state }: Pick<Review, "state" | "decisions" | "clearedBy">,
  organisation: OrganisationId
): Result.Result<ReviewEvent | undefined, StillOpen> => {
  if (state === "pending" || !decisions.some((one) => one.in === organisation)) return Result.fail(new StillOpen())
  return Result.succeed(clearedBy.includes(organisation) ? undefined : { _tag: "ReviewCleared", in: organisation })
}
