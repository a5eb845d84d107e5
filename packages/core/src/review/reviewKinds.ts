import { Context } from "effect"
import { annualReport } from "./kinds/annualReport.ts"
import { failureAppeal, rejectionAppeal } from "./kinds/appeal.ts"
import { informationChange } from "./kinds/informationChange.ts"
import { organisationChange } from "./kinds/organisationChange.ts"
import { organisationRegistration } from "./kinds/organisationRegistration.ts"
import { registration } from "./kinds/registration.ts"
import { superiorChange } from "./kinds/superiorChange.ts"
import { trainingPlan } from "./kinds/trainingPlan.ts"
import { transfer } from "./kinds/transfer.ts"
import type { ReviewKind } from "./ReviewKind.ts"

/** Every kind of request of the manual. One line a kind. */
export const reviewKinds: ReadonlyArray<ReviewKind> = [
  registration,
  organisationRegistration,
  informationChange,
  organisationChange,
  superiorChange,
  transfer,
  trainingPlan,
  annualReport,
  rejectionAppeal,
  failureAppeal
]

/**
 * The kinds of request that are reviewed here: those of the manual, unless provided otherwise; an agency adds its own.
 *
 * @example
 * Layer.succeed(ReviewKinds, [...reviewKinds, leave])
 */
export const ReviewKinds = Context.Reference<ReadonlyArray<ReviewKind>>("@xueshi/core/review/ReviewKinds", {
  defaultValue: () => reviewKinds
})
