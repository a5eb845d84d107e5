import { Effect } from "effect"
import type { Principal } from "../account/Principal.ts"
import { underPlan } from "../base/underPlan.ts"
import { uploaded, uploadsOf } from "../evidence/uploadsOf.ts"
import { change } from "../journal/Change.ts"
import { decideAgain } from "../journal/decideAgain.ts"
import type { Guard } from "../journal/Guard.ts"
import { unchanged } from "../journal/unchanged.ts"
import { write } from "../journal/write.ts"
import type { Hours } from "../kernel/Hours.ts"
import { DeclarationId, Ids, type ProfessionalId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import { withinJurisdiction } from "../organisation/rules/withinJurisdiction.ts"
import { readable } from "../professional/readable.ts"
import type { Refusal } from "../review/rules/refusalGiven.ts"
import type { ClaimDraft, Declaration } from "./Declaration.ts"
import { failing, type Late, passing, rejection } from "./decisions.ts"
import { copy as decideCopy } from "./rules/copy.ts"
import { draft as decideDraft } from "./rules/draft.ts"
import { edit as decideEdit } from "./rules/edit.ts"
import { remove as decideRemove } from "./rules/remove.ts"
import { submit as decideSubmit } from "./rules/submit.ts"
import { withdraw as decideWithdraw } from "./rules/withdraw.ts"
import { declaringIn } from "./Situation.ts"
import { noneBut, standingBeside } from "./standing.ts"
import { approval, decidable, documentOf, guardedStep, type Moment, policyOf, step } from "./step.ts"

export { type ApprovalOutcome, approveAll, type NotApproved } from "./approveAll.ts"
export { type DeclaredOutcome, declareFor } from "./declareFor.ts"
export {
  type AuditedFilter,
  audited,
  awaitingAudit,
  awaitingReview,
  declaredBy,
  get,
  ofOrganisation,
  ofProfessional
} from "./reading.ts"

/** The document for what a draft says: its chain begins at the person's own organisation. Nothing but a draft is written. */
const draftPolicy = (moment: Moment, claim: ClaimDraft) => policyOf(moment.chain[0], moment.professional, claim, moment)

/** Starts a declaration: only its person and form are needed (DEC-02). */
export const draft = Effect.fn("Declarations.draft")(function* (
  principal: Principal,
  professionalId: ProfessionalId,
  claim: ClaimDraft
) {
  const { organisation, professional } = yield* readable(principal, "Declarations.draft", professionalId)
  const when = yield* now
  const policy = yield* policyOf(organisation, professional, claim, when)
  const id = DeclarationId.make(yield* (yield* Ids).next)
  const uploads = yield* uploadsOf(professionalId, claim)
  const event = yield* Effect.fromResult(
    decideDraft(policy, principal, { id, professional: professionalId, claim, uploads })
  )
  const drafted = change("Declaration", id, undefined, event)
  yield* write(
    principal,
    when.at,
    [drafted],
    [unchanged("Professional", professional), ...uploaded(professionalId, uploads)]
  )
  return drafted.after as Declaration
})

/** Replaces what a draft claims (DEC-04). */
export const edit = Effect.fn("Declarations.edit")((principal: Principal, id: DeclarationId, claim: ClaimDraft) =>
  guardedStep(
    principal,
    "Declarations.edit",
    id,
    Effect.fnUntraced(function* (moment) {
      const { declaration, professional } = moment
      const policy = yield* draftPolicy(moment, claim)
      const uploads = yield* uploadsOf(professional.id, claim, declaration.declarant)
      const event = yield* Effect.fromResult(decideEdit(policy, declaration, principal, claim, uploads))
      return { event, guards: uploaded(professional.id, uploads) }
    })
  )
)

/** Deletes a draft (DEC-04). */
export const remove = Effect.fn("Declarations.remove")((principal: Principal, id: DeclarationId) =>
  Effect.asVoid(
    step(principal, "Declarations.remove", id, ({ declaration }) =>
      Effect.fromResult(decideRemove(declaration, principal))
    )
  )
)

/** Who declares what they had taken back: for a person who is still in their jurisdiction, or by a plan that has room for them. */
const declaringAgain = Effect.fnUntraced(function* (moment: Moment) {
  const declaring = declaringIn(moment)
  if (declaring === undefined) return undefined
  const { declarant, organisation } = declaring
  if (declarant._tag === "Organisation") {
    yield* Effect.fromResult(withinJurisdiction(organisation, moment.home))
    return declaring
  }
  const { attends, plan } = yield* underPlan(declarant.plan, organisation.id)
  yield* Effect.fromResult(attends(moment.professional.id))
  return { ...declaring, plan }
})

/** Submits a complete draft to who answers for it (DEC-02, DEC-05, DEC-07). */
export const submit = Effect.fn("Declarations.submit")((principal: Principal, id: DeclarationId) =>
  guardedStep(
    principal,
    "Declarations.submit",
    id,
    Effect.fnUntraced(function* (moment) {
      const { declaration, declaring: by = [], home, professional, today } = moment
      const declaring = yield* declaringAgain(moment)
      const policy = yield* draftPolicy(moment, declaration.claim)
      const uploads = yield* uploadsOf(professional.id, declaration.claim, declaration.declarant)
      const standing = yield* standingBeside(professional.id, id)
      const event = yield* Effect.fromResult(
        decideSubmit(policy, declaration, professional, principal, today, declaring, uploads, standing)
      )
      const { declarant } = declaration
      const guards: ReadonlyArray<Guard> = [
        ...[home, ...by.slice(0, 1)].map((one) => unchanged("Organisation", one)),
        ...(declarant?._tag === "Base" ? [{ _tag: "Attended", plan: declarant.plan } as const] : []),
        noneBut(professional.id, standing)
      ]
      return { event, guards }
    })
  )
)

/** Takes back a pending declaration (DEC-04). */
export const withdraw = Effect.fn("Declarations.withdraw")((principal: Principal, id: DeclarationId) =>
  step(principal, "Declarations.withdraw", id, ({ declaration }) =>
    Effect.fromResult(decideWithdraw(declaration, principal))
  )
)

/** Grants hours: as many as given or, without a number, as declared and convertible (DEC-05, DEC-06, AUD-01). */
export const approve = Effect.fn("Declarations.approve")(
  (principal: Principal, id: DeclarationId, recognised?: Hours) =>
    step(principal, "Declarations.approve", id, (moment) => approval(principal, moment, recognised))
)

/** Refuses a pending declaration, with the reason, or the code of one (DEC-04, EXT-04). */
export const reject = Effect.fn("Declarations.reject")(
  (principal: Principal, id: DeclarationId, reason: string, reasonCode?: string) =>
    step(principal, "Declarations.reject", id, (moment) => rejection(principal, moment, { typed: reason, reasonCode }))
)

/** Finds approved hours right; after the year's last day for it, with a reason for that (AUD-02, AUD-06). */
export const passAudit = Effect.fn("Declarations.passAudit")(
  (principal: Principal, id: DeclarationId, late: Late = {}) =>
    step(principal, "Declarations.passAudit", id, (moment) => passing(principal, moment, late))
)

/**
 * Finds approved hours wrong, with the reason; they stop counting, and certificates that cannot do without them are revoked (AUD-02,
 * AUD-03). One that is issued meanwhile is nothing that the auditor decided on: it falls too.
 */
export const failAudit = Effect.fn("Declarations.failAudit")(
  (principal: Principal, id: DeclarationId, reason: string, more: Late & Pick<Refusal, "reasonCode"> = {}) =>
    step(principal, "Declarations.failAudit", id, (moment) => failing(principal, moment, { typed: reason, ...more })),
  decideAgain
)

/** Copies a refused declaration to a new draft that names it (DEC-04). */
export const copy = Effect.fn("Declarations.copy")(function* (principal: Principal, id: DeclarationId) {
  const found = yield* decidable(principal, "Declarations.copy", id)
  const { declaration: refused } = found
  const copyId = DeclarationId.make(yield* (yield* Ids).next)
  const when = yield* now
  const document = yield* documentOf({ ...found, ...when })
  const event = yield* Effect.fromResult(decideCopy(refused, principal, copyId, document))
  const drafted = change("Declaration", copyId, undefined, event)
  yield* write(principal, when.at, [drafted], [unchanged("Declaration", refused)])
  return drafted.after as Declaration
})
