import { Schema } from "effect"
import { CreditYear } from "../declaration/Declaration.ts"
import { Day } from "../kernel/DayCodec.ts"
import { Hours } from "../kernel/HoursCodec.ts"
import { CertificateId, DeclarationId, ProfessionalId } from "../kernel/ids.ts"
import { CertificateText } from "./CertificateText.ts"

/** Why a certificate no longer stands: hours that it rested on failed in audit, or what counts changed otherwise (AUD-03). */
const Revocation = Schema.Struct({
  on: Day,
  because: Schema.Literals(["auditFailed", "hoursChanged"]),
  /** The declaration that was decided on. */
  declaration: DeclarationId
})

/** A certificate: a snapshot of a passed year that is never edited, only revoked (CRT-01, CRT-02). */
export const Certificate = Schema.Struct({
  id: CertificateId,
  number: Schema.String,
  kind: Schema.String,
  professional: ProfessionalId,
  year: CreditYear,
  /** The document that the year was judged by. */
  policy: Schema.Struct({ id: Schema.String, version: Schema.String }),
  total: Hours,
  issuedOn: Day,
  text: CertificateText,
  revoked: Schema.optionalKey(Revocation),
  version: Schema.Int
})
export type Certificate = typeof Certificate.Type

const { revoked: _, version: __, ...issued } = Certificate.fields

export const CertificateEvent = Schema.TaggedUnion({ CertificateIssued: issued, CertificateRevoked: Revocation.fields })
export type CertificateEvent = typeof CertificateEvent.Type

export const evolveCertificate = (before: Certificate | undefined, event: CertificateEvent): Certificate | undefined =>
  CertificateEvent.match(event, {
    CertificateIssued: ({ _tag, ...certificate }): Certificate => ({ ...certificate, version: 1 }),
    CertificateRevoked: ({ _tag, ...revoked }) => before && { ...before, revoked, version: before.version + 1 }
  })
