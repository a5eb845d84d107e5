import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { DeclarationEvent } from "../../declaration/DeclarationEvent.ts"
import { type ReasonRequired, reasonGiven } from "../../review/rules/reasonGiven.ts"
import { type DeclarationUnderAudit, mayAudit } from "./mayAudit.ts"

/** AUD-02: the auditor finds the hours wrong and says why; they stop counting from this moment. */
export const failAudit = (
  item: DeclarationUnderAudit,
  actor: Actor,
  typed: string
): Result.Result<DeclarationEvent, Result.Result.Failure<ReturnType<typeof mayAudit>> | ReasonRequired> => {
  const may = mayAudit(item, actor)
  if (Result.isFailure(may)) return Result.fail(may.failure)
  return Result.map(reasonGiven(typed), (reason) => ({ _tag: "AuditFailed", by: actor.user, reason }))
}
