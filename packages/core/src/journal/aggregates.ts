import { evolvePost, Post, PostEvent } from "../account/Post.ts"
import { evolveRole, Role, RoleEvent } from "../account/Role.ts"
import { evolveSample, Sample, SampleEvent } from "../audit/Sample.ts"
import { Certificate, CertificateEvent, evolveCertificate } from "../certificate/Certificate.ts"
import { Declaration } from "../declaration/Declaration.ts"
import { DeclarationEvent, evolveDeclaration } from "../declaration/DeclarationEvent.ts"
import { Department, DepartmentEvent, evolveDepartment } from "../department/Department.ts"
import { evolveOrganisation, OrganisationEvent, OrganisationState } from "../organisation/Organisation.ts"
import { evolveProfessional, Professional, ProfessionalEvent } from "../professional/Professional.ts"
import { evolveReview, Review, ReviewEvent } from "../review/Review.ts"

/** Everything that is written: its state, its events, and how an event moves the state. One line an aggregate. */
export const aggregates = {
  Organisation: { state: OrganisationState, event: OrganisationEvent, evolve: evolveOrganisation },
  Department: { state: Department, event: DepartmentEvent, evolve: evolveDepartment },
  Role: { state: Role, event: RoleEvent, evolve: evolveRole },
  Post: { state: Post, event: PostEvent, evolve: evolvePost },
  Professional: { state: Professional, event: ProfessionalEvent, evolve: evolveProfessional },
  Review: { state: Review, event: ReviewEvent, evolve: evolveReview },
  Declaration: { state: Declaration, event: DeclarationEvent, evolve: evolveDeclaration },
  Certificate: { state: Certificate, event: CertificateEvent, evolve: evolveCertificate },
  Sample: { state: Sample, event: SampleEvent, evolve: evolveSample }
} as const

export type AggregateName = keyof typeof aggregates
export type StateOf<K extends AggregateName> = (typeof aggregates)[K]["state"]["Type"]
export type EventOf<K extends AggregateName> = (typeof aggregates)[K]["event"]["Type"]

/** The states of everything, by the name of their aggregate: none yet. */
export const emptyStates = () =>
  Object.fromEntries(Object.keys(aggregates).map((name) => [name, new Map()])) as unknown as {
    readonly [K in AggregateName]: Map<string, StateOf<K>>
  }

/** `evolve` of an aggregate known only by its name. */
export const evolve = <K extends AggregateName>(
  name: K,
  before: StateOf<K> | undefined,
  event: EventOf<K>
): StateOf<K> | undefined =>
  (aggregates[name].evolve as (before: StateOf<K> | undefined, event: EventOf<K>) => StateOf<K> | undefined)(
    before,
    event
  )
