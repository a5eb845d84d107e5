import type { Text } from "../../kernel/RuleError.ts"
import { maskDocument, type Professional } from "../../professional/Professional.ts"
import type { Certificate } from "../Certificate.ts"
import type { Verification } from "../Verification.ts"

/** Why certificates are revoked, as strangers are told. */
const reasons = {
  auditFailed: {
    zh: "学时审验未通过，该年度不再符合发证条件",
    en: "hours failed in audit: the year no longer meets what the certificate asks"
  },
  hoursChanged: {
    zh: "计入学时有变动，该年度不再符合发证条件",
    en: "the hours that count changed: the year no longer meets what the certificate asks"
  }
} as const satisfies Record<NonNullable<Certificate["revoked"]>["because"], Text>

/** CRT-03, AUD-03: a certificate as strangers see it: what was certified, the document masked wherever the wording names it, and whether it still stands. */
export const verify = (certificate: Certificate, { person }: Pick<Professional, "person">): Verification => {
  const { issuedOn, kind, number, revoked, text, total, year } = certificate
  const { number: document, type: documentType } = person.document
  const maskedDocument = maskDocument(document)
  const masked = (words: string) => words.replaceAll(document, maskedDocument)
  const certified = {
    number,
    kind,
    title: masked(text.title),
    name: person.name,
    documentType,
    maskedDocument,
    year,
    total,
    issuer: masked(text.issuer),
    issuedOn
  }
  return revoked === undefined
    ? { _tag: "Genuine", ...certified }
    : { _tag: "Revoked", ...certified, revokedOn: revoked.on, reason: reasons[revoked.because] }
}
