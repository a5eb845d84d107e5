import type { Operation } from "../account/operations.ts"
import type { Asked } from "../account/rules/authorise.ts"
import type { ReviewId } from "../kernel/ids.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import type { Review } from "./Review.ts"
import type { ReviewKind } from "./ReviewKind.ts"
import { handlerOf } from "./rules/handlerOf.ts"
import type { UnderReview } from "./rules/mayDecide.ts"
import { type Chain, chainIn, type Staff } from "./Staff.ts"

/** All that a step on a request is decided on, as of one moment. */
export interface ReviewSituation {
  readonly review: Review
  /** From the organisation whose turn it is up to the root. */
  readonly chain: Chain
  /** The organisation that asks, where it stands already. */
  readonly applicant: Organisation | undefined
  /** Those that must agree. */
  readonly deciding: ReadonlyArray<Organisation>
  readonly staff: Staff
}

/** The situations of the requests that exist, in the order of the ids, each once: for adapters, as `situationsIn`. */
export const reviewSituationsIn = (
  states: {
    readonly Review: ReadonlyMap<string, Review>
    readonly Organisation: ReadonlyMap<string, Organisation>
    readonly staff: Staff
  },
  ids: ReadonlyArray<ReviewId>
): ReadonlyArray<ReviewSituation> =>
  [...new Set(ids)].flatMap((id) => {
    const review = states.Review.get(id)
    if (review === undefined) return []
    const chain = chainIn(states.Organisation, review.responsible)
    const deciding = review.steps.map((one) => chainIn(states.Organisation, one)[0])
    const applicant = states.Organisation.get(review.organisation ?? "")
    return [{ review, chain, applicant, deciding, staff: states.staff }]
  })

/** Who handles a request now, and whether nobody there may decide on it (ORG-09, SYS-06). */
export const handling = ({ chain, review, staff }: ReviewSituation) =>
  handlerOf({ chain, staff, module: review.module, excluded: review.excluded })

/** What whoever decides decides on. */
export const underReview = (situation: ReviewSituation): UnderReview => ({
  handler: handling(situation).handler,
  excluded: situation.review.excluded
})

/**
 * ORG-03: whose a request is: of whom it is about and who made it, of the organisation that asks, of the one that handles it, and
 * of those who must agree. Whether it is in whose list of what they reviewed is for `clearReview`: an organisation above may have
 * decided.
 */
export const concerning = (
  situation: ReviewSituation,
  { asks, submits }: Pick<ReviewKind, "asks" | "submits">,
  operation: Operation
): Asked => {
  const { applicant, deciding, review } = situation
  const asking = applicant === undefined ? [] : [applicant]
  // What an organisation asked about a person is not the person's to take back.
  const theirs = operation !== "Reviews.withdraw" || submits === "professional"
  return {
    professional: theirs ? (review.professional ?? undefined) : undefined,
    madeBy: review.madeBy,
    organisations: operation === "Reviews.withdraw" ? asking : [...asking, ...deciding],
    handler: handling(situation).handler,
    deciding: review.module,
    asking: asks ?? undefined,
    hidden: { kind: "Review", id: review.id }
  }
}
