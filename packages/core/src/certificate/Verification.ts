import { Schema } from "effect"
import { Day } from "../kernel/DayCodec.ts"
import { Text } from "../kernel/RuleError.ts"
import { DocumentType, Person } from "../professional/Professional.ts"
import { Certificate } from "./Certificate.ts"
import { CertificateText } from "./CertificateText.ts"

const certified = {
  number: Certificate.fields.number,
  kind: Certificate.fields.kind,
  title: CertificateText.fields.title,
  name: Person.fields.name,
  documentType: DocumentType,
  maskedDocument: Schema.String,
  year: Certificate.fields.year,
  total: Certificate.fields.total,
  issuer: CertificateText.fields.issuer,
  issuedOn: Certificate.fields.issuedOn
}

/**
 * What anybody is told of a certificate whose number they know (CRT-03): whose, of what, and the document masked; and of one that no
 * longer stands since when and why (AUD-03), but no word that an auditor wrote.
 */
export const Verification = Schema.TaggedUnion({
  Genuine: certified,
  Revoked: { ...certified, revokedOn: Day, reason: Text }
})
export type Verification = typeof Verification.Type
