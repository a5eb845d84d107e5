import { Effect } from "effect"
import type { Operation } from "../account/operations.ts"
import type { Principal } from "../account/Principal.ts"
import { type Denied, permit } from "../account/permit.ts"
import { change } from "../journal/Change.ts"
import type { ReviewId } from "../kernel/ids.ts"
import { NotFound } from "../kernel/NotFound.ts"
import type { Now } from "../kernel/now.ts"
import type { Decided, Deciding } from "./decideAll.ts"
import type { Review, ReviewEvent } from "./Review.ts"
import { type Given, nothing, type ReviewPorts } from "./ReviewKind.ts"
import { ReviewRepository } from "./ReviewRepository.ts"
import { concerning, type ReviewSituation, underReview } from "./ReviewSituation.ts"
import { readOnce } from "./readOnce.ts"
import { ReviewKinds } from "./reviewKinds.ts"
import { approveReview } from "./rules/approveReview.ts"
import { rejectReview } from "./rules/rejectReview.ts"
import { withdrawReview } from "./rules/withdrawReview.ts"

/** A kind that is reviewed here, by its name. */
export const kindOf = Effect.fnUntraced(function* (name: string) {
  const found = (yield* ReviewKinds).find(({ kind }) => kind === name)
  return found ?? (yield* new NotFound({ kind: "ReviewKind", id: name }))
})

/** A request, for whoever may do the operation on it (ORG-03, ACC-10). */
export const readable = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: ReviewId
) {
  const [found] = yield* (yield* ReviewRepository).situations([id])
  if (found === undefined) return yield* new NotFound({ kind: "Review", id })
  const kind = yield* kindOf(found.review.kind)
  yield* permit(principal, operation, concerning(found, kind, operation))
  return { ...found, kind }
})

const changed = (review: Review, event: ReviewEvent) => change("Review", review.id, review, event)

/** Agrees to a request: what its kind says is written with the last agreement that it needs. */
export const approval = Effect.fnUntraced(function* (
  principal: Principal,
  situation: ReviewSituation,
  when: Now,
  given: Given = {}
) {
  const { review } = situation
  const kind = yield* kindOf(review.kind)
  const event = yield* Effect.fromResult(approveReview(review, underReview(situation), principal, when.at))
  const agreed = changed(review, event)
  const last = (agreed.after as Review).state === "approved"
  const taken = last ? yield* kind.approve({ review, actor: principal, handler: event.in, ...when }, given) : nothing
  return { ...taken, change: agreed } satisfies Decided as Decided
})

/** Refuses a request, which ends it. */
export const refusal = Effect.fnUntraced(function* (
  principal: Principal,
  situation: ReviewSituation,
  when: Now,
  reason: string
) {
  const { review } = situation
  const kind = yield* kindOf(review.kind)
  const item = underReview(situation)
  const event = yield* Effect.fromResult(rejectReview(review, item, principal, { at: when.at, reason }))
  const taken = yield* kind.end({ review, actor: principal, outcome: "rejected", ...when })
  return { ...taken, change: changed(review, event) } satisfies Decided as Decided
})

/** Takes a request back, which ends it. */
export const retreat = Effect.fnUntraced(function* (principal: Principal, { review }: ReviewSituation, when: Now) {
  const kind = yield* kindOf(review.kind)
  const event = yield* Effect.fromResult(withdrawReview(review, kind))
  const taken = yield* kind.end({ review, actor: principal, outcome: "withdrawn", ...when })
  return { ...taken, change: changed(review, event) } satisfies Decided as Decided
})

/** A request of a chunk, and the ports that read once for all of it. */
interface Read {
  readonly situation: ReviewSituation
  readonly ports: Effect.Success<typeof readOnce>
}

type HandledReview = "Reviews.approve" | "Reviews.reject"

/** Decides on requests of one kind as one operation would; of another kind there is none in this list. */
const deciding = <E, R extends ReviewPorts>(
  operation: HandledReview,
  name: string,
  decide: (principal: Principal, situation: ReviewSituation, when: Now) => Effect.Effect<Decided, E, R>
): Deciding<ReviewId, Read, E | Denied<HandledReview>, ReviewPorts> => ({
  thing: "Review",
  read: Effect.fnUntraced(function* (ids) {
    const found = yield* (yield* ReviewRepository).situations(ids)
    const ports = yield* readOnce
    return found.flatMap((situation) => (situation.review.kind === name ? [{ situation, ports }] : []))
  }),
  idOf: ({ situation }) => situation.review.id,
  decide: Effect.fnUntraced(function* (principal, { ports, situation }, when) {
    const kind = yield* kindOf(name)
    yield* permit(principal, operation, concerning(situation, kind, operation))
    return yield* Effect.provideContext(decide(principal, situation, when), ports)
  })
})

/** How requests of a kind are decided on in a batch, by the decision. */
export const decidingReviews = (kind: string) => ({
  approve: deciding("Reviews.approve", kind, (principal, situation, when) => approval(principal, situation, when)),
  reject: (reason: string) =>
    deciding("Reviews.reject", kind, (principal, situation, when) => refusal(principal, situation, when, reason))
})
