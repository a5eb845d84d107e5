import { Schema } from "effect"
import { Hours } from "../kernel/HoursCodec.ts"
import { DeclarationId, OrganisationId, ProfessionalId, ReviewId, UserId } from "../kernel/ids.ts"
import { Claim, ClaimDraft, Declarant, Declaration, Grace, lateReason, reasonCode, refusedBy } from "./Declaration.ts"

/** What happens to a declaration: the journal's entries about it. */
export const DeclarationEvent = Schema.TaggedUnion({
  DeclarationDrafted: {
    id: DeclarationId,
    professional: ProfessionalId,
    madeBy: UserId,
    declarant: Schema.optionalKey(Declarant),
    copyOf: Schema.NullOr(DeclarationId),
    grace: Schema.optionalKey(Grace),
    claim: ClaimDraft
  },
  /** Made and submitted at once, on behalf of a person (DEC-07, DEC-08). */
  DeclaredOnBehalf: {
    id: DeclarationId,
    professional: ProfessionalId,
    madeBy: UserId,
    declarant: Declarant,
    claim: Claim,
    responsible: OrganisationId
  },
  DeclarationEdited: { claim: ClaimDraft },
  DeclarationDeleted: {},
  DeclarationSubmitted: { claim: Claim, responsible: OrganisationId },
  DeclarationWithdrawn: {},
  DeclarationApproved: { recognised: Hours, by: UserId, in: OrganisationId, auditor: OrganisationId },
  DeclarationRejected: { by: UserId, ...refusedBy, reason: Schema.String, reasonCode },
  AuditPassed: { by: UserId, lateReason },
  AuditFailed: { by: UserId, ...refusedBy, reason: Schema.String, reasonCode, lateReason },
  /** Its refusal is appealed against (EXT-01). */
  AppealSubmitted: { review: ReviewId },
  AppealEnded: { outcome: Schema.Literals(["rejected", "withdrawn"]) },
  /** An appeal against its rejection is granted: it is approved (EXT-01). */
  RejectionOverturned: { recognised: Hours, by: UserId, in: OrganisationId, auditor: OrganisationId },
  /** An appeal against a failed audit is granted: the hours have passed it (EXT-01). */
  FailureOverturned: { by: UserId },
  /** Taken over as it stood in another system, which keeps what went before. */
  DeclarationImported: { state: Declaration }
})
export type DeclarationEvent = typeof DeclarationEvent.Type

/**
 * The state after an event; undefined where the declaration no longer exists. Total, and decides nothing: whether an
 * event may happen was decided when it did. One that cannot be applied to the state at all leaves it as it is.
 */
export const evolveDeclaration = (
  before: Declaration | undefined,
  event: DeclarationEvent
): Declaration | undefined => {
  if (event._tag === "DeclarationDrafted") {
    const { _tag, ...drafted } = event
    return { _tag: "Draft", ...drafted, version: 1 }
  }
  if (event._tag === "DeclaredOnBehalf") {
    const { _tag, ...declared } = event
    return { _tag: "Pending", ...declared, copyOf: null, version: 1 }
  }
  if (event._tag === "DeclarationImported") return { ...event.state, version: 1 }
  if (before === undefined) return undefined
  const { copyOf, declarant, grace, id, madeBy, professional } = before
  const version = before.version + 1
  const kept = { ...(declarant && { declarant }), ...(grace && { grace }) }
  const common = { id, professional, madeBy, ...kept, copyOf, version }
  switch (event._tag) {
    case "DeclarationEdited":
      return { _tag: "Draft", ...common, claim: event.claim }
    case "DeclarationDeleted":
      return undefined
    case "DeclarationSubmitted":
      return { _tag: "Pending", ...common, claim: event.claim, responsible: event.responsible }
    case "DeclarationWithdrawn":
      return { _tag: "Draft", ...common, claim: before.claim }
    case "DeclarationApproved":
    case "RejectionOverturned": {
      if (before._tag !== (event._tag === "DeclarationApproved" ? "Pending" : "Rejected")) return before
      const { claim, responsible } = before
      const { auditor, by, in: approvedIn, recognised } = event
      const audit = { _tag: "Awaiting", auditor } as const
      return { _tag: "Approved", ...common, claim, responsible, recognised, approvedBy: by, approvedIn, audit }
    }
    case "DeclarationRejected": {
      if (before._tag !== "Pending") return before
      const { claim, responsible } = before
      const { _tag, by, ...why } = event
      return { _tag: "Rejected", ...common, claim, responsible, rejectedBy: by, ...why }
    }
    case "AuditPassed":
    case "AuditFailed":
    case "FailureOverturned": {
      if (before._tag !== "Approved") return before
      const auditor = before.audit.auditor
      const audit =
        event._tag === "AuditFailed"
          ? ({ ...event, _tag: "Failed", auditor } as const)
          : ({ ...event, _tag: "Passed", auditor } as const)
      const { appeal: _, ...kept } = before
      return { ...kept, version, audit }
    }
    case "AppealSubmitted":
      return before._tag === "Draft"
        ? before
        : { ...before, version, appeal: { review: event.review, state: "pending" } }
    case "AppealEnded": {
      if (before._tag === "Draft" || before.appeal === undefined) return before
      const { appeal, ...kept } = { ...before, version }
      return event.outcome === "withdrawn" ? kept : { ...kept, appeal: { ...before.appeal, state: "rejected" } }
    }
  }
}
