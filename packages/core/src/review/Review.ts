import { Schema } from "effect"
import { PermissionModule } from "../account/modules.ts"
import { OrganisationId, ProfessionalId, ReviewId, UserId } from "../kernel/ids.ts"

/** What a request says, in the shape of its kind. */
export const Content = Schema.Record(Schema.String, Schema.Json)
export type Content = typeof Content.Type

/** 待审核 · 审核通过 · 审核不通过 · 已撤销 */
export const ReviewState = Schema.Literals(["pending", "approved", "rejected", "withdrawn"])
export type ReviewState = typeof ReviewState.Type

/** Chinese names of the states, as the screens show them. */
export const reviewStateNames: Record<ReviewState, string> = {
  pending: "待审核",
  approved: "审核通过",
  rejected: "审核不通过",
  withdrawn: "已撤销"
}

/** Who decided, for which organisation and when (PRO-04). */
export const Decision = Schema.Struct({
  by: UserId,
  in: OrganisationId,
  /** In milliseconds since 1970-01-01T00:00Z. */
  at: Schema.Int,
  outcome: Schema.Literals(["approved", "rejected"])
})
export type Decision = typeof Decision.Type

/** What is said when something is put under review. */
const Submission = Schema.Struct({
  id: ReviewId,
  /** Which kind of review it is: the name of a `ReviewKind`. */
  kind: Schema.NonEmptyString.check(Schema.isMaxLength(64)),
  /** What people know it by: the person's name, the organisation's, the plan's. */
  title: Schema.String,
  /** The person whom it concerns, or who is to be one. */
  professional: Schema.NullOr(ProfessionalId),
  /** The organisation that asks, or that is to be one; none where a person asks. */
  organisation: Schema.NullOr(OrganisationId),
  madeBy: UserId,
  /** Whom it concerns and who made it: they do not decide (SYS-06). */
  excluded: Schema.Array(UserId),
  /** What whoever decides must be allowed to. */
  module: PermissionModule,
  /** The organisations that must agree, one after the other. */
  steps: Schema.NonEmptyArray(OrganisationId),
  content: Content,
  /** When it was submitted, in milliseconds since 1970-01-01T00:00Z. */
  at: Schema.Int
})
export type Submission = typeof Submission.Type

/** 审核: something that waits for organisations to agree to it, or has been decided. */
export const Review = Schema.Struct({
  ...Submission.fields,
  state: ReviewState,
  /** The organisation whose turn it is, or was last; who handles it for them follows from the tree (ORG-09, SYS-06). */
  responsible: OrganisationId,
  decisions: Schema.Array(Decision),
  reason: Schema.optionalKey(Schema.String),
  /** Organisations that have deleted it from their list of what they reviewed (PRO-04). */
  clearedBy: Schema.Array(OrganisationId),
  version: Schema.Int
})
export type Review = typeof Review.Type

const decided = { by: UserId, in: OrganisationId, at: Schema.Int }

export const ReviewEvent = Schema.TaggedUnion({
  ReviewSubmitted: Submission.fields,
  /** One organisation agrees; with the last of them the request is approved. */
  ReviewApproved: decided,
  ReviewRejected: { ...decided, reason: Schema.String },
  ReviewWithdrawn: {},
  ReviewCleared: { in: OrganisationId }
})
export type ReviewEvent = typeof ReviewEvent.Type

const decidedBy = (
  before: Review,
  { at, by, in: decidedIn }: Pick<Decision, "at" | "by" | "in">,
  outcome: Decision["outcome"]
): ReadonlyArray<Decision> => [...before.decisions, { by, in: decidedIn, at, outcome }]

/** What does not stand is not changed. */
export const evolveReview = (before: Review | undefined, event: ReviewEvent): Review | undefined => {
  if (event._tag === "ReviewSubmitted") {
    const { _tag, ...submitted } = event
    const [responsible] = submitted.steps
    return { ...submitted, state: "pending", responsible, decisions: [], clearedBy: [], version: 1 }
  }
  if (before === undefined) return undefined
  const next = { ...before, version: before.version + 1 }
  switch (event._tag) {
    case "ReviewApproved": {
      const decisions = decidedBy(before, event, "approved")
      const responsible = before.steps[decisions.length]
      return responsible === undefined ? { ...next, decisions, state: "approved" } : { ...next, decisions, responsible }
    }
    case "ReviewRejected":
      return { ...next, decisions: decidedBy(before, event, "rejected"), state: "rejected", reason: event.reason }
    case "ReviewWithdrawn":
      return { ...next, state: "withdrawn" }
    case "ReviewCleared":
      return { ...next, clearedBy: [...before.clearedBy, event.in] }
  }
}
