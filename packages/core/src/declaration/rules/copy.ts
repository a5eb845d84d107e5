import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import { isDeclarant, type NotDeclarant } from "../../account/rules/isDeclarant.ts"
import { graceOf } from "../../audit/rules/graceOf.ts"
import type { DeclarationId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { PolicyDocument } from "../../policy/PolicyDocument.ts"
import type { Declaration } from "../Declaration.ts"
import type { DeclarationEvent } from "../DeclarationEvent.ts"
import { refusalOf } from "./refusalOf.ts"

export class NotRefused extends RuleError<NotRefused>()(
  "NotRefused",
  {},
  {
    rule: "DEC-04",
    zh: () => "只有审核不通过或审验不通过的申报才能复制后重新申报",
    en: () => "only a declaration that was rejected or failed in audit can be copied"
  }
) {}

/** DEC-04, AUD-06: what was rejected or failed in audit can be copied to a new draft that names it. */
export const copy = (
  declaration: Declaration,
  actor: Actor,
  id: DeclarationId,
  document: PolicyDocument | undefined
): Result.Result<DeclarationEvent, NotDeclarant | NotRefused> => {
  const own = isDeclarant(actor, declaration)
  if (Result.isFailure(own)) return Result.fail(own.failure)
  if (refusalOf(declaration) === undefined) return Result.fail(new NotRefused())
  const { claim, declarant, id: copyOf, professional } = declaration
  const grace = graceOf(document, declaration)
  const made = { professional, madeBy: actor.user, ...(declarant && { declarant }), ...(grace && { grace }) }
  return Result.succeed({ _tag: "DeclarationDrafted", id, ...made, copyOf, claim })
}
