import { Context, type Effect } from "effect"
import type { PermissionModule } from "../account/modules.ts"
import type { AuditList } from "../audit/Sample.ts"
import type { HoursFilter } from "../declaration/DeclarationFilter.ts"
import type { OrganisationId, ProfessionalId, ReviewId, UserId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import type { Source } from "../policy/Source.ts"
import type { Review, ReviewState } from "./Review.ts"
import type { ReviewSituation } from "./ReviewSituation.ts"

/** Which of a kind are shown: of requests those whose title begins so; of hours those that their lists are filtered by. */
export interface WaitingFilter {
  readonly title?: string | undefined
  readonly hours?: HoursFilter | undefined
}

/** What waits for an organisation to decide: of a kind, by whose module. */
export interface WaitingFor extends WaitingFilter {
  readonly handler: OrganisationId
  readonly kind: string
  readonly module: PermissionModule
}

/** Which requests of a list are shown; all where nothing is said. */
export interface ReviewFilter {
  readonly kind?: string | undefined
  readonly state?: ReviewState | undefined
}

/** How many of a kind there are; not counted further than `mostCounted`. */
export interface KindCount {
  readonly kind: string
  readonly count: number
}

/** What is counted exactly (STA-06); one more means that there are more. */
export const mostCounted = 10_000

/**
 * The kinds of review whose items are declarations: hours that are reviewed, and approved ones that are audited; 继教基地申报审验,
 * those that training bases declared, apart from the others (DEC-08).
 */
export const hoursKinds = { declaration: "hourReview", audit: "audit", baseAudit: "audit" } as const satisfies Record<
  string,
  PermissionModule
>

/** Which of the lists of audits approved hours are in (DEC-08). */
export const auditKindOf = (source: Source): AuditList => (source === "base" ? "baseAudit" : "audit")

/** The kinds by which somebody registers, who has no hat before. */
export const registrationKinds: ReadonlyArray<string> = ["registration", "organisationRegistration"]

/** Port: reads requests, and what waits for whom. Lists are in the order of ids, which is that of their making. */
export class ReviewRepository extends Context.Service<
  ReviewRepository,
  {
    readonly get: (id: ReviewId) => Effect.Effect<Review, NotFound>
    /** Of those that exist, in the order of the ids, each once; all as of one moment (see `reviewSituationsIn`). */
    readonly situations: (ids: ReadonlyArray<ReviewId>) => Effect.Effect<ReadonlyArray<ReviewSituation>>
    /** Pending requests that an organisation handles now (ORG-09, SYS-06). */
    readonly awaiting: (asked: WaitingFor, page: PageRequest) => Effect.Effect<Page<Review>>
    /** Settled or not, what an organisation has decided and not deleted from its list; nothing that was taken back (PRO-04, ORG-07). */
    readonly decidedIn: (organisation: OrganisationId, kind: string, page: PageRequest) => Effect.Effect<Page<Review>>
    /** What an organisation, or a person, has asked for. */
    readonly ofOrganisation: (
      organisation: OrganisationId,
      filter: ReviewFilter,
      page: PageRequest
    ) => Effect.Effect<Page<Review>>
    readonly ofProfessional: (
      professional: ProfessionalId,
      filter: ReviewFilter,
      page: PageRequest
    ) => Effect.Effect<Page<Review>>
    /** The registrations that a user made, of either kind, whatever became of them: the latest first, and a few at most. */
    readonly registrationsOf: (user: UserId) => Effect.Effect<ReadonlyArray<Review>>
    /** What a person, or an organisation and each person directly in it, has in review, by kind; declarations too. */
    readonly pendingOf: (
      of: { readonly professional: ProfessionalId } | { readonly organisation: OrganisationId }
    ) => Effect.Effect<ReadonlyArray<KindCount>>
    /** How many of each wait, of declarations too, no further than one more than `mostCounted`; in the order asked. */
    readonly counts: (asked: ReadonlyArray<WaitingFor>) => Effect.Effect<ReadonlyArray<number>>
    /** Names this moment, so that what stands now can be told from what comes later. */
    readonly moment: Effect.Effect<string>
    /** Whether a text names a moment that has been; nothing that is typed by hand stops it from telling. */
    readonly hasBeen: (moment: string) => Effect.Effect<boolean>
    /**
     * What waits now and stood so at a moment, of declarations too, by ids (PRO-03); by the beginning of names only where the person
     * has not changed since either. The moment is one that has been.
     */
    readonly waitingSince: (asked: WaitingFor, moment: string, page: PageRequest) => Effect.Effect<Page<string>>
  }
>()("@xueshi/core/review/ReviewRepository") {}
