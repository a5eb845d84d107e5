import { Effect, Stream } from "effect"
import { documentKey } from "../account/documentKey.ts"
import type { Principal } from "../account/Principal.ts"
import { ownOrganisation } from "../account/permit.ts"
import type { ClaimDraft, Declaration } from "../declaration/Declaration.ts"
import { type DeclaredPerson, declaring, withStanding } from "../declaration/declaring.ts"
import type { IdempotencyKey } from "../journal/IdempotencyKey.ts"
import type { OrganisationId, ReviewId } from "../kernel/ids.ts"
import type { Now } from "../kernel/now.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import { normaliseDocument } from "../professional/rules/readRosterRow.ts"
import { type Deciding, decideAll, type Outcome } from "../review/decideAll.ts"
import { underPlan } from "./underPlan.ts"

/** 学员: somebody who attended, as the base knows them. */
export interface Attendee {
  readonly document: IdentityDocument
  readonly name: string
}

/** What a training base declares, for whom and by which plan of its own. */
export interface Attendance {
  readonly plan: ReviewId
  readonly claim: ClaimDraft
  readonly attendees: ReadonlyArray<Attendee>
}

/** Somebody who was found, where they stand among those named, and by what they may be declared for. */
interface Found extends DeclaredPerson {
  readonly place: string
  readonly base: Organisation
  readonly under: Effect.Success<ReturnType<typeof underPlan>>
}

const decideEach = Effect.fnUntraced(function* (
  principal: Principal,
  { claim, plan: id }: Attendance,
  { base, under, ...placed }: Found,
  when: Now
) {
  yield* Effect.fromResult(under.attends(placed.professional.id))
  const declarant = { _tag: "Base", organisation: base.id, plan: id } as const
  const decided = yield* declaring(principal, { declarant, organisation: base, plan: under.plan, claim }, placed, when)
  return { ...decided, guards: [...decided.guards, { _tag: "Attended", plan: id } as const] }
})

type Refused = Effect.Error<ReturnType<typeof decideEach>>
type Ports =
  | Effect.Services<ReturnType<typeof decideEach>>
  | Effect.Services<ReturnType<typeof underPlan>>
  | OrganisationRepository
  | ProfessionalRepository

const keyOf = ({ number, type }: IdentityDocument): string => documentKey({ type, number: normaliseDocument(number) })

/** Attendees are told apart by their places in the list: what is kept of a batch under its key names nobody. */
const declaringFor = (own: OrganisationId, attendance: Attendance): Deciding<string, Found, Refused, Ports> => ({
  thing: "Attendee",
  read: Effect.fnUntraced(function* (places) {
    const base = yield* Effect.orDie((yield* OrganisationRepository).get(own))
    const under = yield* Effect.orDie(underPlan(attendance.plan, own))
    const named = places.flatMap((place) => {
      const attendee = attendance.attendees[Number(place)]
      return attendee === undefined ? [] : [{ place, key: keyOf(attendee.document), name: attendee.name.trim() }]
    })
    const documents = named.map(({ key }) => key)
    const placed = yield* withStanding(yield* (yield* ProfessionalRepository).placed({ documents }))
    const people = new Map(placed.map((one) => [documentKey(one.professional.person.document), one]))
    return named.flatMap(({ key, name, place }) => {
      const found = people.get(key)
      return found === undefined || found.professional.person.name !== name ? [] : [{ ...found, place, base, under }]
    })
  }),
  idOf: ({ place }) => place,
  decide: (principal, found, when) => decideEach(principal, attendance, found, when)
})

/** What became of one attendee, by their place in the list: "0", "1", … */
export type AttendeeOutcome = Outcome<string, Declaration, Refused>

/**
 * 为学员申报学时: declares one activity for those who attended an approved plan of the administrator's own base: a declaration for
 * each, submitted at once to the attendee's own organisation, each as if it were declared alone (DEC-08, BAS-04): see `decideAll`.
 * A document that nobody has and a name that is not theirs are answered alike. Given again under its key, what was declared is
 * answered, and nothing is declared twice (SYS-03).
 */
export const declareFor = (principal: Principal, attendance: Attendance, idempotency?: IdempotencyKey) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const own = yield* ownOrganisation(principal, "TrainingBases.declareFor")
      yield* underPlan(attendance.plan, own)
      return decideAll<Declaration, string, Found, Refused, Ports>(
        declaringFor(own, attendance),
        principal,
        attendance.attendees.map((_, place) => `${place}`),
        idempotency
      )
    })
  )
