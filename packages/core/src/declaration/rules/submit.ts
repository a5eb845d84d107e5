import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { NotDeclarant } from "../../account/rules/isDeclarant.ts"
import type { Uploads } from "../../evidence/rules/evidenceIssues.ts"
import type { Day } from "../../kernel/Day.ts"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import type { Policy } from "../../policy/Policy.ts"
import type { Professional } from "../../professional/Professional.ts"
import { type InTransfer, notInTransfer } from "../../professional/rules/notInTransfer.ts"
import type { Declaration } from "../Declaration.ts"
import type { DeclarationEvent } from "../DeclarationEvent.ts"
import type { NotInState } from "./inState.ts"
import { mayWrite } from "./mayWrite.ts"
import { type Declaring, reviewedBy } from "./reviewedBy.ts"
import { validateFor } from "./validateFor.ts"

/** DEC-02, DEC-04, DEC-05, DEC-07, TRF-01: whoever made a draft submits it, complete; `reviewedBy` says who answers for it. */
export const submit = (
  policy: Policy,
  declaration: Declaration,
  professional: Pick<Professional, "organisation" | "transfer">,
  actor: Actor,
  today: Day,
  declaring?: Declaring,
  uploads?: Uploads
): Result.Result<DeclarationEvent, NotDeclarant | NotInState | InTransfer | InvalidFields> => {
  const mine = mayWrite(declaration, actor)
  if (Result.isFailure(mine)) return Result.fail(mine.failure)
  const free = notInTransfer(professional)
  if (Result.isFailure(free)) return Result.fail(free.failure)
  const given = { declaring, uploads, grace: mine.success.grace }
  return Result.map(validateFor(policy, mine.success.claim, today, given), (claim) => ({
    _tag: "DeclarationSubmitted",
    claim,
    responsible: reviewedBy(professional, declaring)
  }))
}
