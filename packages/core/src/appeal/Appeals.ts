import { Effect } from "effect"
import type { Principal } from "../account/Principal.ts"
import { decidable, documentOf } from "../declaration/step.ts"
import { change } from "../journal/Change.ts"
import { unchanged } from "../journal/unchanged.ts"
import type { Attachment } from "../kernel/Attachment.ts"
import { attachmentsIssues } from "../kernel/attachmentIssues.ts"
import { InvalidFields } from "../kernel/FieldIssue.ts"
import { fieldLines } from "../kernel/fieldLines.ts"
import type { DeclarationId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { notInTransfer } from "../professional/rules/notInTransfer.ts"
import { failureAppeal, rejectionAppeal } from "../review/kinds/appeal.ts"
import { submitted } from "../review/submitted.ts"
import { appealable } from "./rules/appealable.ts"

/** Why somebody holds that their hours were refused wrongly. */
export interface Grounds {
  readonly reason: string
  readonly attachments: ReadonlyArray<Attachment>
}

/**
 * 申请复核: asks the superior of the organisation that refused a person's hours to decide anew (EXT-01): another one than whoever
 * refused them, and at the root another administrator.
 */
export const submit = Effect.fn("Appeals.submit")(function* (
  principal: Principal,
  id: DeclarationId,
  { attachments, reason }: Grounds
) {
  const found = yield* decidable(principal, "Appeals.submit", id)
  const { declaration, professional } = found
  const issues = [
    ...fieldLines("EXT-01", { reason }, { required: ["reason"], most: 1000 }),
    ...attachmentsIssues(attachments, "EXT-01")
  ]
  if (issues.length > 0) return yield* new InvalidFields({ issues })
  yield* Effect.fromResult(notInTransfer(professional))
  const when = yield* now
  const document = yield* documentOf({ ...found, ...when })
  const refused = yield* Effect.fromResult(appealable(declaration, document, when.today))
  const deciding = yield* Effect.orDie((yield* OrganisationRepository).get(refused.in))
  const kind = refused.of === "review" ? rejectionAppeal : failureAppeal
  const approvedBy = declaration._tag === "Approved" ? [declaration.approvedBy] : []
  const asking = {
    title: professional.person.name,
    professional: professional.id,
    organisation: null,
    excluded: [professional.user, declaration.madeBy, refused.by, ...approvedBy],
    steps: [deciding.superior ?? deciding.id] as const,
    content: kind.encode({ declaration: id, refused: refused.reason, reason: reason.trim(), attachments })
  }
  return yield* submitted(principal, kind, asking, (review) => ({
    changes: [change("Declaration", id, declaration, { _tag: "AppealSubmitted", review })],
    guards: [unchanged("Professional", professional), unchanged("Organisation", deciding)]
  }))
})
