import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { NotHandler } from "../../account/rules/handles.ts"
import type { OwnItem } from "../../account/rules/notOwn.ts"
import type { Timing } from "../../audit/rules/inTime.ts"
import type { ReasonRequired } from "../../review/rules/reasonGiven.ts"
import { type Refusal, refusalGiven, type UnknownReasonCode } from "../../review/rules/refusalGiven.ts"
import type { DeclarationEvent } from "../DeclarationEvent.ts"
import type { NotInState } from "./inState.ts"
import { type DeclarationUnderReview, mayReview } from "./mayReview.ts"

/** DEC-04, EXT-04: the reviewer rejects a pending declaration and says why. */
export const reject = (
  item: DeclarationUnderReview,
  actor: Actor,
  refusal: Refusal,
  { document, today }: Omit<Timing, "lateReason">
): Result.Result<DeclarationEvent, NotHandler | OwnItem | NotInState | ReasonRequired | UnknownReasonCode> => {
  const pending = mayReview(item, actor)
  if (Result.isFailure(pending)) return Result.fail(pending.failure)
  return Result.map(refusalGiven(document, "review", refusal), (given) => ({
    _tag: "DeclarationRejected",
    by: actor.user,
    in: item.handler,
    on: today,
    ...given
  }))
}
