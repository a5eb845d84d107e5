import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { NotHandler } from "../../account/rules/handles.ts"
import type { OwnItem } from "../../account/rules/notOwn.ts"
import type { Review, ReviewEvent } from "../Review.ts"
import { isPending, type NotPending } from "./isPending.ts"
import { mayDecide, type UnderReview } from "./mayDecide.ts"
import { type ReasonRequired, reasonGiven } from "./reasonGiven.ts"

/** PRO-02, PRO-06, ORG-04, ORG-06, TRF-02: the organisation that handles a request refuses it and says why; that ends it. */
export const rejectReview = (
  review: Pick<Review, "state">,
  item: UnderReview,
  actor: Actor,
  { at, reason: typed }: { readonly at: number; readonly reason: string }
): Result.Result<
  Extract<ReviewEvent, { _tag: "ReviewRejected" }>,
  NotHandler | OwnItem | NotPending | ReasonRequired
> => {
  const may = Result.flatMap(mayDecide(actor, item), (): Result.Result<void, NotPending> => isPending(review))
  if (Result.isFailure(may)) return Result.fail(may.failure)
  return Result.map(reasonGiven(typed), (reason) => ({
    _tag: "ReviewRejected",
    by: actor.user,
    in: item.handler,
    at,
    reason
  }))
}
