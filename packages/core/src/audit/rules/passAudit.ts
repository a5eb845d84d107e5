import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { DeclarationEvent } from "../../declaration/DeclarationEvent.ts"
import { type DeclarationUnderAudit, mayAudit } from "./mayAudit.ts"

/** AUD-02: the auditor finds the hours right; they go on counting. */
export const passAudit = (
  item: DeclarationUnderAudit,
  actor: Actor
): Result.Result<DeclarationEvent, Result.Result.Failure<ReturnType<typeof mayAudit>>> =>
  Result.map(mayAudit(item, actor), () => ({ _tag: "AuditPassed", by: actor.user }))
