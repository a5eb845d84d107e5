import { Context, type Effect } from "effect"
import type { AuditList } from "../audit/Sample.ts"
import type { Dossier } from "../completion/Dossier.ts"
import type { DeclarationId, OrganisationId, ProfessionalId, ReviewId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import type { Source } from "../policy/Source.ts"
import type { Declaration, DeclarationState, SubmittedState } from "./Declaration.ts"
import type { Situation } from "./Situation.ts"

/** Which of a person's declarations are asked for; all where nothing is said. */
export interface DeclarationFilter {
  readonly state?: DeclarationState | undefined
  readonly creditYear?: number | undefined
  readonly form?: string | undefined
  readonly source?: Source | undefined
}

/** The same of declarations of several people: of those as well whose names begin so. */
export interface RecordFilter extends Omit<DeclarationFilter, "source"> {
  readonly name?: string | undefined
}

/** Port: reads declarations. Lists are in the order of ids. */
export class DeclarationRepository extends Context.Service<
  DeclarationRepository,
  {
    readonly get: (id: DeclarationId) => Effect.Effect<Declaration, NotFound>
    /** Of those that exist, in the order of the ids, each once; all as of one moment (see `situationsIn`). */
    readonly situations: (ids: ReadonlyArray<DeclarationId>) => Effect.Effect<ReadonlyArray<Situation>>
    /** A person with all that they declared; all as of one moment. */
    readonly dossier: (id: ProfessionalId) => Effect.Effect<Dossier, NotFound>
    /** All of one person's, of every year and state (a person's own data is small). */
    readonly ofProfessional: (id: ProfessionalId) => Effect.Effect<ReadonlyArray<Declaration>>
    /** What of some people's stands (see `stands`), in the order of making. */
    readonly standing: (people: ReadonlyArray<ProfessionalId>) => Effect.Effect<ReadonlyArray<Declaration>>
    /** One person's, as a list. */
    readonly listOfProfessional: (
      id: ProfessionalId,
      filter: DeclarationFilter,
      page: PageRequest
    ) => Effect.Effect<Page<Declaration>>
    /** Those that were submitted to this organisation, in one state (DEC-05); of those the ones refused for one reason, where it is said (EXT-04). */
    readonly ofOrganisation: (
      responsible: OrganisationId,
      state: SubmittedState,
      page: PageRequest,
      reasonCode?: string
    ) => Effect.Effect<Page<Declaration>>
    /** Those that this organisation, or this training base, declared for others (DEC-07, DEC-08). */
    readonly declaredBy: (
      organisation: OrganisationId,
      filter: RecordFilter,
      page: PageRequest
    ) => Effect.Effect<Page<Declaration>>
    /** For whom hours are declared under a training plan, and neither refused nor failed in audit (BAS-04). */
    readonly attendees: (plan: ReviewId) => Effect.Effect<ReadonlyArray<ProfessionalId>>
    /** Pending ones that this organisation reviews now (DEC-05, ORG-09). */
    readonly awaitingReview: (reviewer: OrganisationId, page: PageRequest) => Effect.Effect<Page<Declaration>>
    /** Approved ones that this organisation audits and has not yet (AUD-01), in one of the lists (DEC-08). */
    readonly awaitingAudit: (
      auditor: OrganisationId,
      kind: AuditList,
      page: PageRequest
    ) => Effect.Effect<Page<Declaration>>
  }
>()("@xueshi/core/declaration/DeclarationRepository") {}
