import { Effect, Stream } from "effect"
import type { Principal } from "../account/Principal.ts"
import { actingFor } from "../account/permit.ts"
import type { IdempotencyKey } from "../journal/IdempotencyKey.ts"
import type { OrganisationId, ProfessionalId } from "../kernel/ids.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import { permitOn } from "../professional/readable.ts"
import { type Deciding, decideAll, type Outcome } from "../review/decideAll.ts"
import type { ClaimDraft, Declaration } from "./Declaration.ts"
import type { DeclarationRepository } from "./DeclarationRepository.ts"
import { type DeclaredPerson, declaring, withStanding } from "./declaring.ts"

const operation = "Declarations.declareFor"

/** Somebody for whom is declared, and the organisation that does. */
interface Candidate extends DeclaredPerson {
  readonly own: Organisation
}

const decideEach = Effect.fnUntraced(function* (
  principal: Principal,
  claim: ClaimDraft,
  { own, ...placed }: Candidate,
  when: Parameters<typeof declaring>[3]
) {
  yield* permitOn(principal, operation, placed.professional, placed.organisation)
  const declarant = { _tag: "Organisation", organisation: own.id } as const
  return yield* declaring(principal, { declarant, organisation: own, claim }, placed, when)
})

type Refused = Effect.Error<ReturnType<typeof decideEach>>
type Ports =
  | Effect.Services<ReturnType<typeof decideEach>>
  | DeclarationRepository
  | OrganisationRepository
  | ProfessionalRepository

const declaringFor = (own: OrganisationId, claim: ClaimDraft): Deciding<ProfessionalId, Candidate, Refused, Ports> => ({
  thing: "Professional",
  read: Effect.fnUntraced(function* (ids) {
    const organisation = yield* Effect.orDie((yield* OrganisationRepository).get(own))
    const people = yield* withStanding(yield* (yield* ProfessionalRepository).placed({ ids }))
    return people.map((one) => ({ ...one, own: organisation }))
  }),
  idOf: ({ professional }) => professional.id,
  decide: (principal, candidate, when) => decideEach(principal, claim, candidate, when)
})

/** What became of one person of those for whom is declared. */
export type DeclaredOutcome = Outcome<ProfessionalId, Declaration, Refused>

/**
 * Declares one activity for people of the administrator's own jurisdiction: a declaration for each, submitted at once, each as if it
 * were declared alone (DEC-07): see `decideAll`. Who is beyond the jurisdiction does not exist here. Given again under its key, what
 * was declared is answered, and nothing is declared twice (SYS-03).
 *
 * @example
 * Declarations.declareFor(principal, people, claim, key).pipe(Stream.runForEach(({ id, result }) => report(id, result)))
 */
export const declareFor = (
  principal: Principal,
  people: ReadonlyArray<ProfessionalId>,
  claim: ClaimDraft,
  idempotency?: IdempotencyKey
) =>
  Stream.unwrap(
    Effect.map(actingFor(principal), (own) =>
      decideAll<Declaration, ProfessionalId, Candidate, Refused, Ports>(
        declaringFor(own, claim),
        principal,
        people,
        idempotency
      )
    )
  )
