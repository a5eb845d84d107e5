import type { Declaration } from "../declaration/Declaration.ts"
import type { DeclarationEvent } from "../declaration/DeclarationEvent.ts"
import type { Change } from "../journal/Change.ts"
import type { ProfessionalId } from "../kernel/ids.ts"

/** Which events change what counts: hours come with approval, with an appeal, or as they were taken over, and go with a failed audit (CMP-02, AUD-02, EXT-01). */
const sign = {
  DeclarationDrafted: 0,
  DeclarationEdited: 0,
  DeclarationDeleted: 0,
  DeclarationSubmitted: 0,
  DeclarationWithdrawn: 0,
  DeclarationApproved: 1,
  DeclaredOnBehalf: 0,
  DeclarationRejected: 0,
  AuditPassed: 0,
  AuditFailed: -1,
  AppealSubmitted: 0,
  AppealEnded: 0,
  RejectionOverturned: 1,
  FailureOverturned: 1,
  DeclarationImported: 1
} as const satisfies Record<DeclarationEvent["_tag"], -1 | 0 | 1>

/** Recognised hours that come to a person's year, or go from it, by a subject as it was declared. */
export interface CountedHours {
  readonly professional: ProfessionalId
  readonly year: number
  readonly subject: string
  /** Thousandths of an hour; below zero where they go. */
  readonly hours: number
}

/** The recognised hours of a declaration as it stands; undefined where none count. */
export const countedOf = (declaration: Declaration | undefined): CountedHours | undefined => {
  if (declaration?._tag !== "Approved" || declaration.audit._tag === "Failed") return undefined
  const { claim, professional, recognised } = declaration
  return { professional, year: claim.creditYear, subject: claim.subject, hours: recognised }
}

/** What a change does to the recognised hours of a person's year; undefined where nothing. */
export const countedChange = (change: Change): CountedHours | undefined => {
  if (change.aggregate !== "Declaration") return undefined
  const { after, event } = change
  if (event._tag === "DeclarationImported") return countedOf(after)
  if (sign[event._tag] === 0 || after?._tag !== "Approved") return undefined
  const { claim, professional, recognised } = after
  return { professional, year: claim.creditYear, subject: claim.subject, hours: recognised * sign[event._tag] }
}
