import { Result } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Review, ReviewEvent } from "../Review.ts"
import { isPending, type NotPending } from "./isPending.ts"

export class NotWithdrawable extends RuleError<NotWithdrawable>()(
  "NotWithdrawable",
  {},
  {
    rule: "ORG-07",
    zh: () => "此类事项提交后不能撤销，请等待审核",
    en: () => "what is submitted in this way cannot be withdrawn; wait for its review"
  }
) {}

/** ORG-07, TRF-02: whoever asked takes a pending request back, where its kind can be; nothing of it is left with reviewers. */
export const withdrawReview = (
  review: Pick<Review, "state">,
  kind: { readonly withdrawable: boolean }
): Result.Result<Extract<ReviewEvent, { _tag: "ReviewWithdrawn" }>, NotWithdrawable | NotPending> =>
  kind.withdrawable
    ? Result.map(isPending(review), () => ({ _tag: "ReviewWithdrawn" }))
    : Result.fail(new NotWithdrawable())
