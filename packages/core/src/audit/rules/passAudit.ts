import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { DeclarationEvent } from "../../declaration/DeclarationEvent.ts"
import { inTime, type LateReasonRequired, type Timing } from "./inTime.ts"
import { type DeclarationUnderAudit, mayAudit } from "./mayAudit.ts"

/** AUD-02, AUD-06: the auditor finds the hours right; they go on counting. */
export const passAudit = (
  item: DeclarationUnderAudit,
  actor: Actor,
  timing: Timing
): Result.Result<DeclarationEvent, Result.Result.Failure<ReturnType<typeof mayAudit>> | LateReasonRequired> => {
  const may = mayAudit(item, actor)
  if (Result.isFailure(may)) return Result.fail(may.failure)
  return Result.map(inTime(may.success.claim.creditYear, timing), (kept) => ({
    _tag: "AuditPassed",
    by: actor.user,
    ...kept
  }))
}
