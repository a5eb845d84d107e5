import { Effect, Result } from "effect"
import { countedChange } from "../completion/countedChange.ts"
import { judgeDossier } from "../completion/judgeDossier.ts"
import { Ledgers } from "../completion/Ledgers.ts"
import { DeclarationRepository } from "../declaration/DeclarationRepository.ts"
import type { Situation } from "../declaration/Situation.ts"
import { type Change, change } from "../journal/Change.ts"
import type { Guard } from "../journal/Guard.ts"
import type { Now } from "../kernel/now.ts"
import { Policies } from "../policy/Policies.ts"
import { factsOf } from "../professional/factsOf.ts"
import { nothing, type Taken } from "../review/ReviewKind.ts"
import type { Certificate } from "./Certificate.ts"
import { CertificateRepository } from "./CertificateRepository.ts"
import { revoke } from "./rules/revoke.ts"

/** What is read to tell which certificates fall. */
export type RevocationPorts = CertificateRepository | DeclarationRepository | Ledgers | Policies

/** The key that keeps a person, year and kind to one certificate that stands (CRT-01). */
export const yearKey = ({ kind, professional, year }: Pick<Certificate, "kind" | "professional" | "year">): string =>
  `${professional}/${year}/${kind}`

/** The document that a certificate was issued under, while the deployment has it; else the one that governs the year now. */
const policyOf = Effect.fnUntraced(function* (
  { policy, year }: Certificate,
  { home, professional }: Pick<Situation, "home" | "professional">
) {
  const { all, governing } = yield* Policies
  const own = all.find(({ reference: { id, version } }) => id === policy.id && version === policy.version)
  if (own !== undefined) return own
  const found = yield* Effect.result(governing(home.region, year, { facts: factsOf(professional.person) }))
  return Result.isSuccess(found) ? found.success : undefined
})

/**
 * CRT-02, AUD-03: what is to be written with a decision that changes what counts for a person, so that each certificate whose gate it
 * closes is revoked with it, of whichever year; and what must hold still, so that none is issued meanwhile on what no longer counts.
 * Hours that come close no gate where every document is monotone.
 */
export const revocations = Effect.fnUntraced(function* (
  { home, professional }: Pick<Situation, "home" | "professional">,
  decided: Change,
  { today }: Now
) {
  const counted = countedChange(decided)
  if (counted === undefined || decided.aggregate !== "Declaration" || decided.after === undefined) return nothing
  if (counted.hours > 0 && (yield* Policies).all.every(({ monotone }) => monotone)) return nothing
  const { id } = professional
  const certificates = yield* (yield* CertificateRepository).ofProfessional(id)
  const noMore: Guard = { _tag: "CertificatesIssued", professional: id, issued: certificates.length }
  const standing = certificates.filter(({ revoked }) => revoked === undefined)
  if (standing.length === 0) return { changes: [], guards: [noMore] } satisfies Taken
  // Read before what it is the version of: a change in between is seen, and one after fails the guard.
  const { inputs } = yield* (yield* Ledgers).ofYear(id, counted.year)
  const dossier = yield* Effect.orDie((yield* DeclarationRepository).dossier(id))
  const goes = decided.event._tag === "AuditFailed"
  const changed = { declaration: decided.after, day: today }
  const why = { on: today, because: goes ? "auditFailed" : "hoursChanged", declaration: decided.after.id } as const
  const changes: Array<Change> = []
  const guards: Array<Guard> = [noMore, { _tag: "InputsUnchanged", professional: id, inputs }]
  for (const certificate of standing) {
    const policy = yield* policyOf(certificate, { home, professional })
    if (policy === undefined) continue
    const { verdict } = yield* judgeDossier(policy, dossier, certificate.year, changed)
    const event = revoke(policy, certificate, verdict, why)
    if (event === undefined) continue
    changes.push(change("Certificate", certificate.id, certificate, event))
    guards.push({ _tag: "Released", scope: "certificate.year", key: yearKey(certificate), by: certificate.id })
  }
  return { changes, guards } satisfies Taken
})
