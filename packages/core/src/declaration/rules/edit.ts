import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { NotDeclarant } from "../../account/rules/isDeclarant.ts"
import type { Policy } from "../../policy/Policy.ts"
import type { ClaimDraft, Declaration } from "../Declaration.ts"
import type { DeclarationEvent } from "../DeclarationEvent.ts"
import { UnknownForm } from "./draft.ts"
import type { NotInState } from "./inState.ts"
import { mayWrite } from "./mayWrite.ts"

/** DEC-04: whoever made a draft can edit it, and nothing else. */
export const edit = (
  policy: Policy,
  declaration: Declaration,
  actor: Actor,
  claim: ClaimDraft
): Result.Result<DeclarationEvent, NotDeclarant | NotInState | UnknownForm> => {
  const mine = mayWrite(declaration, actor)
  if (Result.isFailure(mine)) return Result.fail(mine.failure)
  if (!policy.forms.has(claim.form)) return Result.fail(new UnknownForm({ form: claim.form }))
  return Result.succeed({ _tag: "DeclarationEdited", claim })
}
