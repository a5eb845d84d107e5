import { Certificate, CertificateEvent, evolveCertificate } from "../certificate/Certificate.ts"
import { Declaration } from "../declaration/Declaration.ts"
import { DeclarationEvent, evolveDeclaration } from "../declaration/DeclarationEvent.ts"
import { evolveOrganisation, Organisation, OrganisationEvent } from "../organisation/Organisation.ts"
import { evolveProfessional, Professional, ProfessionalEvent } from "../professional/Professional.ts"

/** Everything that is written: its state, its events, and how an event moves the state. One line an aggregate. */
export const aggregates = {
  Organisation: { state: Organisation, event: OrganisationEvent, evolve: evolveOrganisation },
  Professional: { state: Professional, event: ProfessionalEvent, evolve: evolveProfessional },
  Declaration: { state: Declaration, event: DeclarationEvent, evolve: evolveDeclaration },
  Certificate: { state: Certificate, event: CertificateEvent, evolve: evolveCertificate }
} as const

export type AggregateName = keyof typeof aggregates
export type StateOf<K extends AggregateName> = (typeof aggregates)[K]["state"]["Type"]
export type EventOf<K extends AggregateName> = (typeof aggregates)[K]["event"]["Type"]

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
