import { Effect } from "effect"
import type { Principal } from "../account/Principal.ts"
import { ownOrganisation } from "../account/permit.ts"
import type { ProfessionalId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { catalogueOf } from "../policy/catalogueOf.ts"
import { Policies } from "../policy/Policies.ts"
import { readable } from "../professional/readable.ts"
import { policyOf } from "./step.ts"

/**
 * The forms to declare under for one person and a credit year, by the document that governs them: for the person, or for an
 * organisation above them (DEC-01, DEC-07).
 */
export const ofProfessional = Effect.fn("Forms.ofProfessional")(function* (
  principal: Principal,
  id: ProfessionalId,
  creditYear: number
) {
  const { organisation, professional } = yield* readable(principal, "Forms.ofProfessional", id)
  const when = yield* now
  const policy = yield* policyOf(organisation, professional, { creditYear }, when)
  const source = principal.hat._tag === "Professional" ? "self" : "organisation"
  return catalogueOf(policy, source, creditYear, when.today)
})

/**
 * The forms for an administrator's own organisation or training base to declare under on behalf of many, by the document for
 * everybody in its region (DEC-07, DEC-08). Each declaration is held to the document that governs its person.
 */
export const onBehalf = Effect.fn("Forms.onBehalf")(function* (principal: Principal, creditYear: number) {
  const id = yield* ownOrganisation(principal, "Forms.onBehalf")
  const { kind, region } = yield* Effect.orDie((yield* OrganisationRepository).get(id))
  const policy = yield* (yield* Policies).governing(region, creditYear)
  return catalogueOf(policy, kind === "base" ? "base" : "organisation", creditYear, (yield* now).today)
})
