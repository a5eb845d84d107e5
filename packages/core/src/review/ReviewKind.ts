import { Effect, Result, Schema } from "effect"
import type { Actor } from "../account/Actor.ts"
import type { CredentialChange } from "../account/Credentials.ts"
import type { DecidingModule, PermissionModule } from "../account/modules.ts"
import type { PostRepository } from "../account/PostRepository.ts"
import type { overturn } from "../appeal/rules/overturn.ts"
import type { RevocationPorts } from "../certificate/revocations.ts"
import type { DepartmentRepository } from "../department/DepartmentRepository.ts"
import type { DepartmentDisabled } from "../department/rules/takes.ts"
import type { Change } from "../journal/Change.ts"
import type { Guard } from "../journal/Guard.ts"
import { FaultList } from "../kernel/FaultList.ts"
import type { InvalidFields } from "../kernel/FieldIssue.ts"
import type { Hours } from "../kernel/Hours.ts"
import type { DepartmentId, OrganisationId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import type { Now } from "../kernel/now.ts"
import { RuleError, type RuleId, Text } from "../kernel/RuleError.ts"
import { shapeFaults } from "../kernel/shapeFaults.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import type { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import type { HasSubordinates } from "../organisation/rules/changeRegion.ts"
import type { IllegalSuperior } from "../organisation/rules/legalSuperior.ts"
import type { RootStays, WithinItself } from "../organisation/rules/move.ts"
import type { NoPolicy } from "../policy/rules/governing.ts"
import type { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import type { MustHandOver } from "../transfer/rules/handsOver.ts"
import type { Content, Review } from "./Review.ts"
import type { ReviewRepository } from "./ReviewRepository.ts"

/** What a decision writes besides the request itself, in the same transaction. */
export interface Taken {
  readonly changes: ReadonlyArray<Change>
  readonly guards: ReadonlyArray<Guard>
  /** Credentials that are given or taken away with it; not journalled. */
  readonly credentials?: ReadonlyArray<CredentialChange>
}

/** A decision that writes nothing else. */
export const nothing: Taken = { changes: [], guards: [] }

/** The request that is decided, by whom and when. */
export interface Moment extends Now {
  readonly review: Review
  readonly actor: Actor
  /** The organisation that decides. */
  readonly handler: OrganisationId
}

/** A request that ends without taking effect. */
export interface Ending extends Omit<Moment, "handler"> {
  readonly outcome: "rejected" | "withdrawn"
}

/** What whoever agrees may say with it. */
export interface Given {
  /** Where somebody who is taken over is to work (TRF-02). */
  readonly department?: DepartmentId | null | undefined
  /** How many hours are recognised after all; as many as declared and convertible, unless said (EXT-01). */
  readonly recognised?: Hours | undefined
}

/** A kind of review of an agency's own refuses to take effect. */
export class NotApprovable extends RuleError<NotApprovable>()(
  "NotApprovable",
  { reason: Text },
  {
    rule: "PRO-03",
    zh: ({ reason }) => reason.zh,
    en: ({ reason }) => reason.en
  }
) {}

/** Why something that may be approved cannot take effect as things stand. */
export type ApprovalRefused =
  | DepartmentDisabled
  | NotFound
  | IllegalSuperior
  | HasSubordinates
  | WithinItself
  | RootStays
  | MustHandOver
  | NoPolicy
  | Result.Result.Failure<ReturnType<typeof overturn>>
  | NotApprovable

/** What approving may read. */
export type ReviewPorts =
  | RevocationPorts
  | OrganisationRepository
  | DepartmentRepository
  | PostRepository
  | ProfessionalRepository
  | ReviewRepository

/** 审核事项: a kind of review, as data: who submits it, who agrees in which order, what is frozen meanwhile, what comes of it. */
export interface ReviewKind {
  readonly kind: string
  readonly name: Text
  /** The rules that it carries. */
  readonly rules: ReadonlyArray<RuleId>
  readonly submits: "visitor" | "professional" | "administrator"
  /** By which module an administrator submits it. */
  readonly asks: PermissionModule | null
  /** By which module it is decided. */
  readonly module: DecidingModule
  /** Which organisations agree, in order. */
  readonly approvals: Text
  /** What cannot be done while it waits; null where nothing is held up. */
  readonly freezes: Text | null
  /** Whether whoever submitted it may take it back. */
  readonly withdrawable: boolean
  /** What its approval does, in words. */
  readonly effect: Text
  /**
   * Which organisations agree, in order, from where the person who asks works, or which organisation asks. Said by kinds that
   * `Reviews.submit` submits; others have a use case of their own.
   */
  readonly steps?: (own: Organisation) => readonly [OrganisationId, ...ReadonlyArray<OrganisationId>]
  /** Reads what somebody says who submits it; fails with every failing field (SYS-04). */
  readonly read: (said: unknown) => Result.Result<Content, InvalidFields>
  /** What is written when the last organisation has agreed. */
  readonly approve: (moment: Moment, given: Given) => Effect.Effect<Taken, ApprovalRefused, ReviewPorts>
  /** What is written when it ends otherwise: refused, or taken back. */
  readonly end: (moment: Ending) => Effect.Effect<Taken, never, ReviewPorts>
}

/** A kind of review, as whoever writes one says it. */
export interface ReviewKindOf<C> extends Omit<ReviewKind, "read" | "approve" | "end"> {
  /** What a request of the kind says. */
  readonly content: Schema.Codec<C, Content>
  readonly approve: (content: C, moment: Moment, given: Given) => Effect.Effect<Taken, ApprovalRefused, ReviewPorts>
  readonly end?: (content: C, moment: Ending) => Effect.Effect<Taken, never, ReviewPorts>
}

/**
 * Makes a kind of review: what its requests say is checked once, when they are submitted.
 *
 * @example
 * const leave = reviewKind({ kind: "leave", content: Schema.Struct({ until: Day }), module: "informationReview", … })
 */
export const reviewKind = <C>({ approve, content, end, ...kind }: ReviewKindOf<C>) => {
  const decode = Schema.decodeUnknownSync(content)
  const encode = Schema.encodeSync(content)
  const readAll = Schema.decodeUnknownResult(content, { errors: "all", reportInput: true, onExcessProperty: "error" })
  return {
    ...kind,
    encode,
    decode,
    read: (said: unknown): Result.Result<Content, InvalidFields> => {
      const read = readAll(said)
      if (Result.isSuccess(read)) return Result.succeed(encode(read.success))
      const faults = new FaultList("PRO-03")
      faults.addAll(shapeFaults(read.failure.issue), [])
      return faults.result(() => ({}))
    },
    approve: (moment: Moment, given: Given) => approve(decode(moment.review.content), moment, given),
    end: (moment: Ending) => (end === undefined ? Effect.succeed(nothing) : end(decode(moment.review.content), moment))
  }
}
