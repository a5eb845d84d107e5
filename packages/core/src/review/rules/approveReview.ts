import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { NotHandler } from "../../account/rules/handles.ts"
import type { OwnItem } from "../../account/rules/notOwn.ts"
import type { Review, ReviewEvent } from "../Review.ts"
import { isPending, type NotPending } from "./isPending.ts"
import { mayDecide, type UnderReview } from "./mayDecide.ts"

/** PRO-03, ORG-06: the organisation that handles a request agrees to it. */
export const approveReview = (
  review: Pick<Review, "state">,
  item: UnderReview,
  actor: Actor,
  at: number
): Result.Result<Extract<ReviewEvent, { _tag: "ReviewApproved" }>, NotHandler | OwnItem | NotPending> => {
  const may = mayDecide(actor, item)
  if (Result.isFailure(may)) return Result.fail(may.failure)
  return Result.map(isPending(review), () => ({ _tag: "ReviewApproved", by: actor.user, in: item.handler, at }))
}
