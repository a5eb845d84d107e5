import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { DeclarationEvent } from "../../declaration/DeclarationEvent.ts"
import type { ReasonRequired } from "../../review/rules/reasonGiven.ts"
import { type Refusal, refusalGiven, type UnknownReasonCode } from "../../review/rules/refusalGiven.ts"
import { inTime, type LateReasonRequired, type Timing } from "./inTime.ts"
import { type DeclarationUnderAudit, mayAudit } from "./mayAudit.ts"

/** AUD-02, AUD-06, EXT-04: the auditor finds the hours wrong and says why; they stop counting from this moment. */
export const failAudit = (
  item: DeclarationUnderAudit,
  actor: Actor,
  refusal: Refusal,
  timing: Timing
): Result.Result<
  DeclarationEvent,
  Result.Result.Failure<ReturnType<typeof mayAudit>> | ReasonRequired | UnknownReasonCode | LateReasonRequired
> => {
  const may = mayAudit(item, actor)
  if (Result.isFailure(may)) return Result.fail(may.failure)
  const given = refusalGiven(timing.document, "audit", refusal)
  if (Result.isFailure(given)) return Result.fail(given.failure)
  return Result.map(inTime(may.success.claim.creditYear, timing), (kept) => ({
    _tag: "AuditFailed",
    by: actor.user,
    in: item.handler,
    on: timing.today,
    ...given.success,
    ...kept
  }))
}
