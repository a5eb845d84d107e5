/** A certificate as it is printed: every word decided, nothing left to compute. */
export interface CertificateText {
  readonly number: string
  readonly title: string
  readonly paragraphs: ReadonlyArray<string>
  /** 发证机关 */
  readonly issuer: string
  /** 发证时间, written out as the certificate shows it. */
  readonly issuedOn: string
  /** Where the certificate can be verified. */
  readonly note: string
  /** The text that the QR picture carries. */
  readonly qr: string
}
