import { maskDocument, type Professional } from "../../professional/Professional.ts"
import type { Certificate } from "../Certificate.ts"
import type { Verification } from "../Verification.ts"

/** CRT-03: a certificate as strangers see it: what was certified, the document masked wherever the wording names it. */
export const verify = (certificate: Certificate, { person }: Pick<Professional, "person">): Verification => {
  const { issuedOn, kind, number, text, total, year } = certificate
  const { number: document, type: documentType } = person.document
  const maskedDocument = maskDocument(document)
  const masked = (words: string) => words.replaceAll(document, maskedDocument)
  return {
    _tag: "Genuine",
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
}
