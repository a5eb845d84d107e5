import { Context, type Effect } from "effect"
import type { AuditList } from "../audit/Sample.ts"
import type { Dossier } from "../completion/Dossier.ts"
import type { DeclarationId, OrganisationId, ProfessionalId, ReviewId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import type { Declaration, SubmittedState } from "./Declaration.ts"
import type { DeclarationFilter, HoursFilter } from "./DeclarationFilter.ts"
import type { Situation } from "./Situation.ts"

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
    /** Those that were submitted to this organisation, in one state (DEC-05). */
    readonly ofOrganisation: (
      responsible: OrganisationId,
      state: SubmittedState,
      filter: DeclarationFilter,
      page: PageRequest
    ) => Effect.Effect<Page<Declaration>>
    /** Those that this organisation, or this training base, declared for others (DEC-07, DEC-08). */
    readonly declaredBy: (
      organisation: OrganisationId,
      filter: DeclarationFilter,
      page: PageRequest
    ) => Effect.Effect<Page<Declaration>>
    /** For whom hours are declared under a training plan, and neither refused nor failed in audit (BAS-04). */
    readonly attendees: (plan: ReviewId) => Effect.Effect<ReadonlyArray<ProfessionalId>>
    /** Pending ones that this organisation reviews now (DEC-05, ORG-09). */
    readonly awaitingReview: (
      reviewer: OrganisationId,
      filter: HoursFilter,
      page: PageRequest
    ) => Effect.Effect<Page<Declaration>>
    /** Approved ones that this organisation audits and has not yet (AUD-01), in one of the lists (DEC-08). */
    readonly awaitingAudit: (
      auditor: OrganisationId,
      list: AuditList,
      filter: HoursFilter,
      page: PageRequest
    ) => Effect.Effect<Page<Declaration>>
    /** Approved ones whose audit this organisation answered for, of those that awaited it in one of the lists (AUD-02). */
    readonly audited: (
      auditor: OrganisationId,
      list: AuditList,
      filter: DeclarationFilter,
      page: PageRequest
    ) => Effect.Effect<Page<Declaration>>
  }
>()("@xueshi/core/declaration/DeclarationRepository") {}
