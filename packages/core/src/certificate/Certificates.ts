import { Effect } from "effect"
import type { Principal } from "../account/Principal.ts"
import { yearFor } from "../completion/Completions.ts"
import { Ledgers } from "../completion/Ledgers.ts"
import { change } from "../journal/Change.ts"
import { decideAgain } from "../journal/decideAgain.ts"
import { unchanged } from "../journal/unchanged.ts"
import { write } from "../journal/write.ts"
import { CertificateId, Ids, type ProfessionalId } from "../kernel/ids.ts"
import { NotFound } from "../kernel/NotFound.ts"
import { now } from "../kernel/now.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import { readable } from "../professional/readable.ts"
import type { Certificate } from "./Certificate.ts"
import { CertificateRepository } from "./CertificateRepository.ts"
import { yearKey } from "./revocations.ts"
import { issue as decide } from "./rules/issue.ts"
import { verify as shown } from "./rules/verify.ts"

/**
 * Issues the certificate of a person's year, or gives the one that stands: a person, year and kind have at most one,
 * and of two at once both get the one. Where it was revoked and the year is passed again, another is issued. (CRT-01, CRT-02)
 */
export const issue = Effect.fn("Certificates.issue")(function* (
  principal: Principal,
  professionalId: ProfessionalId,
  year: number,
  kind: string
) {
  // Read before what it is the version of: a change in between is seen, and one after fails the guard.
  const { inputs } = yield* (yield* Ledgers).ofYear(professionalId, year)
  const { policy, professional, verdict } = yield* yearFor(principal, "Certificates.issue", professionalId, year)
  const issued = yield* (yield* CertificateRepository).ofProfessional(professionalId)
  const standing = issued.find((one) => one.year === year && one.kind === kind && one.revoked === undefined)
  if (standing !== undefined) return standing
  const ids = yield* Ids
  const id = CertificateId.make(yield* ids.next)
  const number = `${policy.document.jurisdiction}-${year}-${yield* ids.serial}`
  const { at, today } = yield* now
  const event = yield* Effect.fromResult(decide(policy, professional, verdict, { id, number, kind, issuedOn: today }))
  const certificate = change("Certificate", id, undefined, event)
  yield* write(
    principal,
    at,
    [certificate],
    [
      unchanged("Professional", professional),
      { _tag: "InputsUnchanged", professional: professionalId, inputs },
      { _tag: "Claimed", scope: "certificate.number", key: number, by: id },
      { _tag: "Claimed", scope: "certificate.year", key: yearKey({ kind, professional: professionalId, year }), by: id }
    ]
  )
  return certificate.after as Certificate
}, decideAgain)

/** All certificates of a person, for whoever may read the person (ORG-03, ACC-10). */
export const ofProfessional = Effect.fn("Certificates.ofProfessional")(function* (
  principal: Principal,
  id: ProfessionalId
) {
  yield* readable(principal, "Certificates.ofProfessional", id)
  return yield* (yield* CertificateRepository).ofProfessional(id)
})

const numbered = Effect.fnUntraced(function* (number: string) {
  const certificate = yield* (yield* CertificateRepository).findByNumber(number)
  return certificate ?? (yield* new NotFound({ kind: "Certificate", id: number }))
})

/** The certificate of a number, for whoever may read the person it is of (ORG-03, ACC-10). */
export const get = Effect.fn("Certificates.get")(function* (principal: Principal, number: string) {
  const certificate = yield* numbered(number)
  yield* Effect.mapError(readable(principal, "Certificates.get", certificate.professional), (refused) =>
    refused._tag === "NotFound" ? new NotFound({ kind: "Certificate", id: number }) : refused
  )
  return certificate
})

/** What anybody who knows a certificate's number is told of it (CRT-03). */
export const verify = Effect.fn("Certificates.verify")(function* (number: string) {
  const certificate = yield* numbered(number)
  const professional = yield* Effect.orDie((yield* ProfessionalRepository).get(certificate.professional))
  return shown(certificate, professional)
})
