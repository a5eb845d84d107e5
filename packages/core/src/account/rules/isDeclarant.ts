import { Result } from "effect"
import type { ProfessionalId, UserId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Actor } from "../Actor.ts"

export class NotDeclarant extends RuleError<NotDeclarant>()(
  "NotDeclarant",
  {},
  {
    rule: "DEC-04",
    zh: () => "只有申报人本人可以进行此操作",
    en: () => "only the declarant may do this"
  }
) {}

/** DEC-04: what is not yet decided belongs to whoever made it, under the hat of the professional it is for. */
export const isDeclarant = (
  actor: Actor,
  declaration: { readonly professional: ProfessionalId; readonly madeBy: UserId }
): Result.Result<void, NotDeclarant> =>
  actor.user === declaration.madeBy &&
  actor.hat._tag === "Professional" &&
  actor.hat.professional === declaration.professional
    ? Result.succeed(undefined)
    : Result.fail(new NotDeclarant())
