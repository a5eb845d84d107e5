import { Result, Schema } from "effect"
import type { Actor } from "../../account/Actor.ts"
import { isDeclarant, type NotDeclarant } from "../../account/rules/isDeclarant.ts"
import { evidenceIssues, type Uploads } from "../../evidence/rules/evidenceIssues.ts"
import { InvalidFields } from "../../kernel/FieldIssue.ts"
import type { DeclarationId, ProfessionalId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Policy } from "../../policy/Policy.ts"
import type { ClaimDraft } from "../Declaration.ts"
import type { DeclarationEvent } from "../DeclarationEvent.ts"

export class UnknownForm extends RuleError<UnknownForm>()(
  "UnknownForm",
  { form: Schema.String },
  {
    rule: "DEC-01",
    zh: ({ form }) => `政策文件中没有这种学习形式：${form}`,
    en: ({ form }) => `the policy has no such learning form: ${form}`
  }
) {}

export interface Draft {
  readonly id: DeclarationId
  readonly professional: ProfessionalId
  readonly claim: ClaimDraft
  readonly uploads?: Uploads
}

/** DEC-02, DEC-03: a draft needs only its person, who writes it, and a form of the policy; what evidence it names was uploaded. */
export const draft = (
  policy: Policy,
  actor: Actor,
  { claim, id, professional, uploads }: Draft
): Result.Result<DeclarationEvent, NotDeclarant | UnknownForm | InvalidFields> => {
  const own = isDeclarant(actor, { professional, madeBy: actor.user })
  if (Result.isFailure(own)) return Result.fail(own.failure)
  if (!policy.forms.has(claim.form)) return Result.fail(new UnknownForm({ form: claim.form }))
  const issues = evidenceIssues(policy, claim.evidence, uploads)
  if (issues.length > 0) return Result.fail(new InvalidFields({ issues }))
  return Result.succeed({ _tag: "DeclarationDrafted", id, professional, madeBy: actor.user, copyOf: null, claim })
}
