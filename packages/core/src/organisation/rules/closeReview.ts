import { Result } from "effect"
import type { OrganisationEvent, OrganisationState } from "../Organisation.ts"
import { RootStays } from "./move.ts"

/**
 * ORG-09: takes the review of hours from an organisation, or gives it back: the nearest superior whose authority is open reviews
 * for it meanwhile, what is pending already included. The root's has nobody to go to. Undefined where it is so already.
 */
export const closeReview = (
  { reviewClosed, superior }: Pick<OrganisationState, "reviewClosed" | "superior">,
  closed: boolean
): Result.Result<OrganisationEvent | undefined, RootStays> => {
  if (superior === null) return Result.fail(new RootStays())
  if (reviewClosed === closed) return Result.succeed(undefined)
  return Result.succeed({ _tag: closed ? "ReviewClosed" : "ReviewReopened" })
}
