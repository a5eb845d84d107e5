import { Schema } from "effect"
import { CreditYear } from "../declaration/Declaration.ts"
import { Day } from "../kernel/DayCodec.ts"
import { Hours } from "../kernel/HoursCodec.ts"
import { CertificateId, ProfessionalId } from "../kernel/ids.ts"
import { CertificateText } from "./CertificateText.ts"

/** A certificate: a snapshot of a passed year that is never edited (CRT-01, CRT-02). */
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
  version: Schema.Int
})
export type Certificate = typeof Certificate.Type

const { version: _, ...issued } = Certificate.fields

export const CertificateEvent = Schema.TaggedUnion({ CertificateIssued: issued })
export type CertificateEvent = typeof CertificateEvent.Type

export const evolveCertificate = (_before: Certificate | undefined, event: CertificateEvent): Certificate | undefined =>
  CertificateEvent.match(event, {
    CertificateIssued: ({ _tag, ...certificate }): Certificate => ({ ...certificate, version: 1 })
  })
