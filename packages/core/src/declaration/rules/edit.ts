import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import { isDeclarant, type NotDeclarant } from "../../account/rules/isDeclarant.ts"
import type { Policy } from "../../policy/Policy.ts"
import type { ClaimDraft, Declaration } from "../Declaration.ts"
import type { DeclarationEvent } from "../DeclarationEvent.ts"
import { UnknownForm } from "./draft.ts"
import { type NotInState, notInState } from "./NotInState.ts"

/** DEC-04: the declarant can edit a draft, and nothing else. */
export const edit = (
  policy: Policy,
  declaration: Declaration,
  actor: Actor,
  claim: ClaimDraft
): Result.Result<DeclarationEvent, NotDeclarant | NotInState | UnknownForm> => {
  const own = isDeclarant(actor, declaration)
  if (Result.isFailure(own)) return Result.fail(own.failure)
  if (declaration._tag !== "Draft") return Result.fail(notInState("Draft", declaration._tag))
  if (!policy.forms.has(claim.form)) return Result.fail(new UnknownForm({ form: claim.form }))
  return Result.succeed({ _tag: "DeclarationEdited", claim })
}
