import { Effect } from "effect"
import type { Actor } from "../account/Actor.ts"
import { auditorOf } from "../audit/rules/auditorOf.ts"
import { failAudit as decideFailAudit } from "../audit/rules/failAudit.ts"
import { passAudit as decidePassAudit } from "../audit/rules/passAudit.ts"
import { change } from "../journal/Change.ts"
import { write } from "../journal/write.ts"
import { yearOf } from "../kernel/Day.ts"
import type { Hours } from "../kernel/Hours.ts"
import { DeclarationId, Ids, type OrganisationId, type ProfessionalId } from "../kernel/ids.ts"
import { type Now, now } from "../kernel/now.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { Policies } from "../policy/Policies.ts"
import type { Professional } from "../professional/Professional.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import type { ClaimDraft, Declaration } from "./Declaration.ts"
import type { DeclarationEvent } from "./DeclarationEvent.ts"
import { DeclarationRepository } from "./DeclarationRepository.ts"
import { approve as decideApprove } from "./rules/approve.ts"
import { copy as decideCopy } from "./rules/copy.ts"
import { draft as decideDraft } from "./rules/draft.ts"
import { edit as decideEdit } from "./rules/edit.ts"
import type { UnderReview } from "./rules/mayReview.ts"
import { reject as decideReject } from "./rules/reject.ts"
import { remove as decideRemove } from "./rules/remove.ts"
import { submit as decideSubmit } from "./rules/submit.ts"
import { withdraw as decideWithdraw } from "./rules/withdraw.ts"

/** What every step on a declaration is decided on. */
interface Situation extends Now {
  readonly declaration: Declaration
  readonly professional: Professional
}

/** The document that governs a claim: by the region of the person's organisation and the credit year it names. */
const policyOf = Effect.fnUntraced(function* (organisation: Organisation, claim: ClaimDraft, { today }: Now) {
  const policies = yield* Policies
  return yield* policies.governing(organisation.region, claim.creditYear ?? yearOf(claim.to ?? today))
})

const policyFor = Effect.fnUntraced(function* (professional: Professional, claim: ClaimDraft, when: Now) {
  const organisations = yield* OrganisationRepository
  return yield* policyOf(yield* organisations.get(professional.organisation), claim, when)
})

/** The shell of every step: read, decide, write the event and the state that it leads to. */
const step = Effect.fnUntraced(function* <E, R>(
  actor: Actor,
  id: DeclarationId,
  decide: (situation: Situation) => Effect.Effect<DeclarationEvent, E, R>
) {
  const declaration = yield* (yield* DeclarationRepository).get(id)
  const professional = yield* (yield* ProfessionalRepository).get(declaration.professional)
  const when = yield* now
  const event = yield* decide({ declaration, professional, ...when })
  const moved = change("Declaration", id, declaration, event)
  yield* write(actor, when.at, [moved], [unchanged("Professional", professional)])
  return moved.after as Declaration
})

const unchanged = (
  aggregate: "Professional" | "Organisation",
  row: { readonly id: string; readonly version: number }
) => ({ _tag: "Unchanged", aggregate, id: row.id, version: row.version }) as const

/** The chain of organisations above the one that answers for a declaration, and who reviews for it now. */
const reviewOf = Effect.fnUntraced(function* ({ declaration, professional }: Situation) {
  const organisations = yield* OrganisationRepository
  const responsible = declaration._tag === "Draft" ? professional.organisation : declaration.responsible
  const organisation = yield* organisations.get(responsible)
  const item: UnderReview = { declaration, professional, reviewer: organisation.reviewer }
  return { item, organisation }
})

const auditorAbove = Effect.fnUntraced(function* (approving: OrganisationId) {
  const organisations = yield* OrganisationRepository
  const [first, ...above] = yield* organisations.chain(approving)
  return auditorOf([first as Organisation, ...above]).id
})

/** Starts a declaration: only its person and form are needed (DEC-02). */
export const draft = Effect.fn("Declarations.draft")(function* (
  actor: Actor,
  professionalId: ProfessionalId,
  claim: ClaimDraft
) {
  const professional = yield* (yield* ProfessionalRepository).get(professionalId)
  const when = yield* now
  const policy = yield* policyFor(professional, claim, when)
  const id = DeclarationId.make(yield* (yield* Ids).next)
  const event = yield* Effect.fromResult(decideDraft(policy, actor, { id, professional: professionalId, claim }))
  const drafted = change("Declaration", id, undefined, event)
  yield* write(actor, when.at, [drafted], [unchanged("Professional", professional)])
  return drafted.after as Declaration
})

/** Replaces what a draft claims (DEC-04). */
export const edit = Effect.fn("Declarations.edit")((actor: Actor, id: DeclarationId, claim: ClaimDraft) =>
  step(
    actor,
    id,
    Effect.fnUntraced(function* (situation) {
      const policy = yield* policyFor(situation.professional, claim, situation)
      return yield* Effect.fromResult(decideEdit(policy, situation.declaration, actor, claim))
    })
  )
)

/** Deletes a draft (DEC-04). */
export const remove = Effect.fn("Declarations.remove")((actor: Actor, id: DeclarationId) =>
  Effect.asVoid(step(actor, id, ({ declaration }) => Effect.fromResult(decideRemove(declaration, actor))))
)

/** Submits a complete draft to the person's organisation (DEC-02, DEC-05). */
export const submit = Effect.fn("Declarations.submit")((actor: Actor, id: DeclarationId) =>
  step(
    actor,
    id,
    Effect.fnUntraced(function* (situation) {
      const { declaration, professional, today } = situation
      const policy = yield* policyFor(professional, declaration.claim, situation)
      return yield* Effect.fromResult(decideSubmit(policy, declaration, professional, actor, today))
    })
  )
)

/** Takes back a pending declaration (DEC-04). */
export const withdraw = Effect.fn("Declarations.withdraw")((actor: Actor, id: DeclarationId) =>
  step(actor, id, ({ declaration }) => Effect.fromResult(decideWithdraw(declaration, actor)))
)

/** Grants hours: as many as given or, without a number, as declared and convertible (DEC-05, DEC-06, AUD-01). */
export const approve = Effect.fn("Declarations.approve")((actor: Actor, id: DeclarationId, recognised?: Hours) =>
  step(
    actor,
    id,
    Effect.fnUntraced(function* (situation) {
      const { item, organisation } = yield* reviewOf(situation)
      const policy = yield* policyOf(organisation, situation.declaration.claim, situation)
      const auditor = yield* auditorAbove(item.reviewer)
      return yield* Effect.fromResult(decideApprove(policy, item, actor, recognised, auditor))
    })
  )
)

/** Refuses a pending declaration, with the reason (DEC-04). */
export const reject = Effect.fn("Declarations.reject")((actor: Actor, id: DeclarationId, reason: string) =>
  step(
    actor,
    id,
    Effect.fnUntraced(function* (situation) {
      const { item } = yield* reviewOf(situation)
      return yield* Effect.fromResult(decideReject(item, actor, reason))
    })
  )
)

/** Finds approved hours right (AUD-02). */
export const passAudit = Effect.fn("Declarations.passAudit")((actor: Actor, id: DeclarationId) =>
  step(actor, id, ({ declaration, professional }) =>
    Effect.fromResult(decidePassAudit(declaration, professional, actor))
  )
)

/** Finds approved hours wrong, with the reason; they stop counting (AUD-02). */
export const failAudit = Effect.fn("Declarations.failAudit")((actor: Actor, id: DeclarationId, reason: string) =>
  step(actor, id, ({ declaration, professional }) =>
    Effect.fromResult(decideFailAudit(declaration, professional, actor, reason))
  )
)

/** Copies a refused declaration to a new draft that names it (DEC-04). */
export const copy = Effect.fn("Declarations.copy")(function* (actor: Actor, id: DeclarationId) {
  const refused = yield* (yield* DeclarationRepository).get(id)
  const copyId = DeclarationId.make(yield* (yield* Ids).next)
  const event = yield* Effect.fromResult(decideCopy(refused, actor, copyId))
  const { at } = yield* now
  const drafted = change("Declaration", copyId, undefined, event)
  yield* write(actor, at, [drafted], [{ _tag: "Unchanged", aggregate: "Declaration", id, version: refused.version }])
  return drafted.after as Declaration
})
