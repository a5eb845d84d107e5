import { Effect } from "effect"
import { PostRepository } from "../account/PostRepository.ts"
import type { Principal } from "../account/Principal.ts"
import { change } from "../journal/Change.ts"
import { unchanged } from "../journal/unchanged.ts"
import type { Attachment } from "../kernel/Attachment.ts"
import { attachmentsIssues } from "../kernel/attachmentIssues.ts"
import { InvalidFields } from "../kernel/FieldIssue.ts"
import { fieldLines } from "../kernel/fieldLines.ts"
import type { OrganisationId, ProfessionalId } from "../kernel/ids.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { readable } from "../professional/readable.ts"
import { transfer } from "../review/kinds/transfer.ts"
import { nothingPending } from "../review/nothingPending.ts"
import { submitted } from "../review/submitted.ts"
import { handsOver } from "./rules/handsOver.ts"
import { requestTransfer } from "./rules/requestTransfer.ts"

/** What the source organisation says of a transfer (TRF-01). */
export interface TransferRequest {
  readonly to: OrganisationId
  readonly phone: string
  readonly reason: string
  readonly attachments: ReadonlyArray<Attachment>
}

/**
 * Asks another organisation to take over a person of one's own, who has nothing in review; meanwhile nothing of theirs is
 * submitted (TRF-01, TRF-05).
 */
export const request = Effect.fn("Transfers.request")(function* (
  principal: Principal,
  id: ProfessionalId,
  { attachments, phone, reason, to }: TransferRequest
) {
  const { organisation: source, professional } = yield* readable(principal, "Transfers.request", id)
  const issues = [
    ...fieldLines("TRF-01", { phone }, { required: ["phone"] }),
    ...fieldLines("TRF-01", { reason }, { required: ["reason"], most: 500 }),
    ...attachmentsIssues(attachments, "TRF-01")
  ]
  if (issues.length > 0) return yield* new InvalidFields({ issues })
  const target = yield* (yield* OrganisationRepository).get(to)
  yield* Effect.fromResult(requestTransfer(professional, target))
  yield* nothingPending({ professional: id })
  yield* Effect.fromResult(handsOver(yield* (yield* PostRepository).ofUser(professional.user), source.id))
  const { person } = professional
  const content = transfer.encode({
    professional: id,
    person,
    from: source.id,
    to,
    phone: phone.trim(),
    reason: reason.trim(),
    attachments
  })
  const asking = {
    title: person.name,
    professional: id,
    organisation: source.id,
    excluded: [professional.user],
    steps: [to] as const,
    content
  }
  return yield* submitted(principal, transfer, asking, (review) => ({
    changes: [change("Professional", id, professional, { _tag: "TransferRequested", review })],
    guards: [
      { _tag: "NonePending", professional: id },
      unchanged("Organisation", source),
      unchanged("Organisation", target)
    ]
  }))
})
