import { Schema } from "effect"
import { DocumentType, Person } from "../professional/Professional.ts"
import { Certificate } from "./Certificate.ts"
import { CertificateText } from "./CertificateText.ts"

/** What anybody is told of a certificate whose number they know (CRT-03): whose, of what, and the document masked. */
export const Verification = Schema.TaggedUnion({
  Genuine: {
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
})
export type Verification = typeof Verification.Type
