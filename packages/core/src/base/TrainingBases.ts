import { Effect } from "effect"
import type { Operation } from "../account/operations.ts"
import type { Principal } from "../account/Principal.ts"
import { ownOrganisation } from "../account/permit.ts"
import { unchanged } from "../journal/unchanged.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { type AnnualReport, annualReport } from "../review/kinds/annualReport.ts"
import { type TrainingPlan, trainingPlan } from "../review/kinds/trainingPlan.ts"
import type { Content } from "../review/Review.ts"
import type { ReviewKind } from "../review/ReviewKind.ts"
import { submitted } from "../review/submitted.ts"
import { readPlan } from "./rules/readPlan.ts"
import { readReport } from "./rules/readReport.ts"

export { type Attendance, type Attendee, type AttendeeOutcome, declareFor } from "./declareFor.ts"

/** Puts what the administrator's own training base says under review by its superior. */
const said = Effect.fnUntraced(function* (
  principal: Principal,
  operation: Operation,
  kind: ReviewKind,
  title: string,
  content: Content
) {
  const own = yield* ownOrganisation(principal, operation)
  const { id, superior, version } = yield* Effect.orDie((yield* OrganisationRepository).get(own))
  const asking = { title, professional: null, organisation: id, steps: [superior ?? id] as const, content }
  return yield* submitted(principal, kind, asking, () => ({
    changes: [],
    guards: [unchanged("Organisation", { id, version })]
  }))
})

/** Submits a training plan of one's own base, to be reviewed by its superior (BAS-02). */
export const submitPlan = Effect.fn("TrainingBases.submitPlan")(function* (principal: Principal, typed: TrainingPlan) {
  const plan = yield* Effect.fromResult(readPlan(typed))
  return yield* said(principal, "TrainingBases.submitPlan", trainingPlan, plan.name, trainingPlan.encode(plan))
})

/** Submits the report of a year of one's own base, to be reviewed by its superior (BAS-03). */
export const submitReport = Effect.fn("TrainingBases.submitReport")(function* (
  principal: Principal,
  typed: AnnualReport
) {
  const report = yield* Effect.fromResult(readReport(typed))
  const content = annualReport.encode(report)
  return yield* said(principal, "TrainingBases.submitReport", annualReport, report.name, content)
})
