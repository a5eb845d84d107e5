import { Result } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import { type Review, ReviewState, reviewStateNames } from "../Review.ts"

export class NotPending extends RuleError<NotPending>()(
  "NotPending",
  { is: ReviewState },
  {
    rule: "PRO-03",
    zh: ({ is }) => `该事项当前为“${reviewStateNames[is]}”，只有待审核的事项才能进行此操作`,
    en: ({ is }) => `this needs a request that is pending; it is ${is}`
  }
) {}

/** PRO-03, SYS-03: only what is pending is decided or withdrawn. */
export const isPending = ({ state }: Pick<Review, "state">): Result.Result<void, NotPending> =>
  state === "pending" ? Result.succeed(undefined) : Result.fail(new NotPending({ is: state }))
