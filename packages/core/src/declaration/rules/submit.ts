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
import { declarable } from "./declarable.ts"
import type { NotInState } from "./inState.ts"
import { mayWrite } from "./mayWrite.ts"
import type { SameActivity } from "./notTwice.ts"
import { type Declaring, reviewedBy } from "./reviewedBy.ts"

/** DEC-02, DEC-04, DEC-05, DEC-07, DEC-10, TRF-01: whoever made a draft submits it, complete; `reviewedBy` says who answers for it. */
export const submit = (
  policy: Policy,
  declaration: Declaration,
  professional: Pick<Professional, "organisation" | "transfer">,
  actor: Actor,
  today: Day,
  declaring?: Declaring,
  uploads?: Uploads,
  standing: ReadonlyArray<Declaration> = []
): Result.Result<DeclarationEvent, NotDeclarant | NotInState | InTransfer | InvalidFields | SameActivity> => {
  const mine = mayWrite(declaration, actor)
  if (Result.isFailure(mine)) return Result.fail(mine.failure)
  const free = notInTransfer(professional)
  if (Result.isFailure(free)) return Result.fail(free.failure)
  const given = { declaring, uploads, standing, grace: mine.success.grace }
  return Result.map(declarable(policy, mine.success.claim, today, given), (claim) => ({
    _tag: "DeclarationSubmitted",
    claim,
    responsible: reviewedBy(professional, declaring)
  }))
}
