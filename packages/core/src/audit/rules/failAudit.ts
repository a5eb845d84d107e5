import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { Declaration } from "../../declaration/Declaration.ts"
import type { DeclarationEvent } from "../../declaration/DeclarationEvent.ts"
import { ReasonRequired } from "../../declaration/rules/reject.ts"
import type { Professional } from "../../professional/Professional.ts"
import { mayAudit } from "./mayAudit.ts"

/** AUD-02: the auditor finds the hours wrong and says why; they stop counting from this moment. */
export const failAudit = (
  declaration: Declaration,
  professional: Pick<Professional, "user">,
  actor: Actor,
  reason: string
): Result.Result<DeclarationEvent, Result.Result.Failure<ReturnType<typeof mayAudit>> | ReasonRequired> => {
  const may = mayAudit(declaration, professional, actor)
  if (Result.isFailure(may)) return Result.fail(may.failure)
  if (reason.trim() === "") return Result.fail(new ReasonRequired())
  return Result.succeed({ _tag: "AuditFailed", by: actor.user, reason: reason.trim() })
}
