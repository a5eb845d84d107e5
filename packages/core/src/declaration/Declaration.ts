import { Schema } from "effect"
import { Attachment } from "../kernel/Attachment.ts"
import { Day } from "../kernel/DayCodec.ts"
import { Hours } from "../kernel/HoursCodec.ts"
import { DeclarationId, OrganisationId, ProfessionalId, ReviewId, UserId } from "../kernel/ids.ts"
import type { Source } from "../policy/Source.ts"

/** A credit year (计入年度). */
export const CreditYear = Schema.Int.check(Schema.isBetween({ minimum: 1990, maximum: 2199 }))

/** A file that proves the activity. */
export const Evidence = Attachment

const Code = Schema.NonEmptyString.check(Schema.isMaxLength(64))
const Value = Schema.String.check(Schema.isMaxCodePoints(2000))

/** What a declaration claims (DEC-02): which activity, when, for which year and subject, how many hours. */
export const Claim = Schema.Struct({
  form: Code,
  creditYear: CreditYear,
  subject: Code,
  from: Day,
  to: Day,
  hours: Hours,
  /** The form's own fields by their keys. */
  fields: Schema.Record(Code, Value),
  evidence: Schema.Array(Evidence)
})
export type Claim = typeof Claim.Type

/** A claim being written: only the form is needed. */
export const ClaimDraft = Schema.Struct({
  form: Code,
  creditYear: Schema.optionalKey(CreditYear),
  subject: Schema.optionalKey(Code),
  from: Schema.optionalKey(Day),
  to: Schema.optionalKey(Day),
  hours: Schema.optionalKey(Hours),
  fields: Schema.Record(Code, Value),
  evidence: Schema.Array(Evidence)
})
export type ClaimDraft = typeof ClaimDraft.Type

/** Why hours are refused, by a code of the policy's (EXT-04). */
export const reasonCode = Schema.optionalKey(Code)
/** Why hours were audited after their year's last day for it (AUD-06). */
export const lateReason = Schema.optionalKey(Schema.String)

/** By which organisation, and on which day, hours were refused; not known of what was refused before these were kept. */
export const refusedBy = { in: Schema.optionalKey(OrganisationId), on: Schema.optionalKey(Day) }

/** Until when a closed year is open for hours that failed in audit (AUD-06). */
export const Grace = Schema.Struct({ creditYear: CreditYear, until: Day })
export type Grace = typeof Grace.Type

/** The second look at approved hours (AUD-01, AUD-02). */
export const Audit = Schema.TaggedUnion({
  Awaiting: { auditor: OrganisationId },
  Passed: { auditor: OrganisationId, by: UserId, lateReason },
  Failed: {
    auditor: OrganisationId,
    by: UserId,
    reason: Schema.String,
    reasonCode,
    ...refusedBy,
    lateReason
  }
})
export type Audit = typeof Audit.Type

/** Who declares on behalf of a person: an organisation above them (DEC-07), or a training base, for attendees of a plan (DEC-08). */
export const Declarant = Schema.TaggedUnion({
  Organisation: { organisation: OrganisationId },
  Base: { organisation: OrganisationId, plan: ReviewId }
})
export type Declarant = typeof Declarant.Type

const common = {
  id: DeclarationId,
  professional: ProfessionalId,
  /** Who wrote it: the professional's own user, or whoever declares on their behalf. */
  madeBy: UserId,
  /** Missing where the person declares. */
  declarant: Schema.optionalKey(Declarant),
  /** The refused declaration that this one was copied from (DEC-04). */
  copyOf: Schema.NullOr(DeclarationId),
  grace: Schema.optionalKey(Grace),
  version: Schema.Int
}

/** What became of the appeal against a refusal (EXT-01); one that is withdrawn is forgotten, one that is granted undoes the refusal. */
const Appealed = Schema.Struct({ review: ReviewId, state: Schema.Literals(["pending", "rejected"]) })

const submitted = { ...common, claim: Claim, responsible: OrganisationId, appeal: Schema.optionalKey(Appealed) }

/** A declaration of hours in one of its states (DEC-04): 待提交, 待审核, 审核通过, 审核不通过. */
export const Declaration = Schema.TaggedUnion({
  Draft: { ...common, claim: ClaimDraft },
  Pending: submitted,
  Approved: {
    ...submitted,
    recognised: Hours,
    approvedBy: UserId,
    approvedIn: OrganisationId,
    audit: Audit
  },
  Rejected: { ...submitted, rejectedBy: UserId, reason: Schema.String, reasonCode, ...refusedBy }
})
export type Declaration = typeof Declaration.Type
export type DeclarationState = Declaration["_tag"]
/** The states since an organisation answers for it (DEC-05). */
export type SubmittedState = Exclude<DeclarationState, "Draft">

/** Who declares, as lists are filtered by it and forms ask for fields. */
export const sourceOf = ({ declarant }: { readonly declarant?: Declarant }): Source =>
  declarant === undefined ? "self" : declarant._tag === "Base" ? "base" : "organisation"

/** Chinese names of the states, as the screens show them. */
export const stateNames: Record<DeclarationState, string> = {
  Draft: "待提交",
  Pending: "待审核",
  Approved: "审核通过",
  Rejected: "审核不通过"
}
