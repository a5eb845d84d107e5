import { Result } from "effect"
import type { Declarant } from "../../declaration/Declaration.ts"
import type { ProfessionalId, UserId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Actor } from "../Actor.ts"

export class NotDeclarant extends RuleError<NotDeclarant>()(
  "NotDeclarant",
  {},
  {
    rule: "DEC-04",
    zh: () => "只有申报人可以进行此操作",
    en: () => "only the declarant may do this"
  }
) {}

/**
 * DEC-04, DEC-07: what is not yet decided belongs to whoever made it, under the hat of the professional it is for; what an
 * organisation or a base declared, to its administrators.
 */
export const isDeclarant = (
  { hat, user }: Actor,
  {
    declarant,
    madeBy,
    professional
  }: { readonly professional: ProfessionalId; readonly madeBy: UserId; readonly declarant?: Declarant }
): Result.Result<void, NotDeclarant> => {
  const theirs =
    declarant === undefined
      ? user === madeBy && hat._tag === "Professional" && hat.professional === professional
      : hat._tag === "Administrator" && hat.organisation === declarant.organisation
  return theirs ? Result.succeed(undefined) : Result.fail(new NotDeclarant())
}
