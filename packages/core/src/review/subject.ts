import type { Guard } from "../journal/Guard.ts"
import type { ReviewId } from "../kernel/ids.ts"

/** One request of a sort at a time: a person has one change under review, an organisation one (PRO-06, ORG-06). */
export const subject = (_tag: "Claimed" | "Released", key: string, by: ReviewId) =>
  ({ _tag, scope: "review.subject", key, by }) satisfies Guard
