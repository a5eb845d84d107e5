import { Schema } from "effect"
import { type Review, Review as ReviewSchema } from "./Review.ts"

const { at, decisions, id, kind, madeBy, organisation, professional, reason, responsible, state, title, version } =
  ReviewSchema.fields

/** A request as lists show it: what it says in detail is read one by one. */
export const ListedReview = Schema.Struct({
  id,
  kind,
  title,
  professional,
  organisation,
  madeBy,
  at,
  state,
  responsible,
  decisions,
  reason,
  version
})
export type ListedReview = typeof ListedReview.Type

export const listedReview = ({
  clearedBy: _,
  content: __,
  excluded: ___,
  module: ____,
  steps: _____,
  ...review
}: Review) => review satisfies ListedReview as ListedReview
