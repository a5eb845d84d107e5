import { Schema } from "effect"

/** A certificate as it is printed: every word decided, nothing left to compute. */
export const CertificateText = Schema.Struct({
  number: Schema.String,
  title: Schema.String,
  paragraphs: Schema.Array(Schema.String),
  /** 发证机关 */
  issuer: Schema.String,
  /** 发证时间, written out as the certificate shows it. */
  issuedOn: Schema.String,
  /** Where the certificate can be verified. */
  note: Schema.String,
  /** The text that the QR picture carries. */
  qr: Schema.String
})
export type CertificateText = typeof CertificateText.Type
