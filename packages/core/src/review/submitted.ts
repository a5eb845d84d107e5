import { Effect } from "effect"
import { actorOf, type Principal } from "../account/Principal.ts"
import { change } from "../journal/Change.ts"
import { write } from "../journal/write.ts"
import { Ids, type OrganisationId, type ProfessionalId, ReviewId, type UserId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import type { Content, Review } from "./Review.ts"
import { nothing, type ReviewKind, type Taken } from "./ReviewKind.ts"

/** A request as whoever submits it makes it. */
export interface Asking {
  readonly title: string
  readonly professional: ProfessionalId | null
  readonly organisation: OrganisationId | null
  /** Whom it concerns beside who makes it, and whoever else does not decide on it. */
  readonly excluded?: ReadonlyArray<UserId>
  /** The organisations that must agree, one after the other. */
  readonly steps: readonly [OrganisationId, ...ReadonlyArray<OrganisationId>]
  readonly content: Content
}

/** Puts something under review, with what is written at once: what its kind freezes or claims meanwhile. */
export const submitted = Effect.fnUntraced(function* (
  principal: Principal,
  { kind, module }: Pick<ReviewKind, "kind" | "module">,
  { excluded: others = [], ...asking }: Asking,
  withIt: (id: ReviewId) => Taken = () => nothing
) {
  const id = ReviewId.make(yield* (yield* Ids).next)
  const { at } = yield* now
  const madeBy = actorOf(principal).user
  const excluded = [...new Set([madeBy, ...others])]
  const submission = { id, kind, module, madeBy, excluded, at, ...asking }
  const review = change("Review", id, undefined, { _tag: "ReviewSubmitted", ...submission })
  const { changes, credentials, guards } = withIt(id)
  yield* write(principal, at, [review, ...changes], guards, credentials)
  return review.after as Review
})
