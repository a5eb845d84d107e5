import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { NotHandler } from "../../account/rules/handles.ts"
import type { OwnItem } from "../../account/rules/notOwn.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { DeclarationEvent } from "../DeclarationEvent.ts"
import type { NotInState } from "./inState.ts"
import { mayReview, type UnderReview } from "./mayReview.ts"

export class ReasonRequired extends RuleError<ReasonRequired>()(
  "ReasonRequired",
  {},
  {
    rule: "DEC-04",
    zh: () => "请填写原因",
    en: () => "a reason is required"
  }
) {}

/** DEC-04: the reviewer rejects a pending declaration and says why. */
export const reject = (
  item: UnderReview,
  actor: Actor,
  reason: string
): Result.Result<DeclarationEvent, NotHandler | OwnItem | NotInState | ReasonRequired> => {
  const pending = mayReview(item, actor)
  if (Result.isFailure(pending)) return Result.fail(pending.failure)
  if (reason.trim() === "") return Result.fail(new ReasonRequired())
  return Result.succeed({ _tag: "DeclarationRejected", by: actor.user, reason: reason.trim() })
}
