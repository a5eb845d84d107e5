import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { Declaration } from "../../declaration/Declaration.ts"
import type { DeclarationEvent } from "../../declaration/DeclarationEvent.ts"
import type { Professional } from "../../professional/Professional.ts"
import { mayAudit } from "./mayAudit.ts"

/** AUD-02: the auditor finds the hours right; they go on counting. */
export const passAudit = (
  declaration: Declaration,
  professional: Pick<Professional, "user">,
  actor: Actor
): Result.Result<DeclarationEvent, Result.Result.Failure<ReturnType<typeof mayAudit>>> =>
  Result.map(mayAudit(declaration, professional, actor), () => ({ _tag: "AuditPassed", by: actor.user }))
