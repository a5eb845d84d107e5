import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { Uploads } from "../../evidence/rules/evidenceIssues.ts"
import type { Day } from "../../kernel/Day.ts"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import type { DeclarationId } from "../../kernel/ids.ts"
import type { Policy } from "../../policy/Policy.ts"
import type { Professional } from "../../professional/Professional.ts"
import { type InTransfer, notInTransfer } from "../../professional/rules/notInTransfer.ts"
import type { ClaimDraft, Declaration } from "../Declaration.ts"
import type { DeclarationEvent } from "../DeclarationEvent.ts"
import { declarable } from "./declarable.ts"
import type { SameActivity } from "./notTwice.ts"
import { type Declaring, reviewedBy } from "./reviewedBy.ts"

/** What is declared for one person. */
export interface DeclaredFor {
  readonly id: DeclarationId
  readonly professional: Pick<Professional, "id" | "organisation" | "transfer">
  readonly declaring: Declaring
  readonly claim: ClaimDraft
  readonly uploads?: Uploads
  /** What stands of the person's, in the order of making. */
  readonly standing: ReadonlyArray<Declaration>
}

/** DEC-07, DEC-08, DEC-10, TRF-01: a complete claim that somebody else declares for a person is submitted at once. */
export const declareFor = (
  policy: Policy,
  { user }: Actor,
  { claim, declaring, id, professional, standing, uploads }: DeclaredFor,
  today: Day
): Result.Result<DeclarationEvent, InTransfer | InvalidFields | SameActivity> => {
  const free = notInTransfer(professional)
  if (Result.isFailure(free)) return Result.fail(free.failure)
  const { declarant } = declaring
  return Result.map(declarable(policy, claim, today, { declaring, uploads, standing }), (complete) => ({
    _tag: "DeclaredOnBehalf",
    id,
    professional: professional.id,
    madeBy: user,
    declarant,
    claim: complete,
    responsible: reviewedBy(professional, declaring)
  }))
}
