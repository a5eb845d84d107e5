import { AnnualReport, ListedReview, TrainingPlan } from "@xueshi/core"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { commandHeaders } from "./command.ts"
import { described } from "./describe.ts"
import { ofBody, problems } from "./Problem.ts"
import { Authenticated } from "./security.ts"

const submitted = ListedReview.pipe(HttpApiSchema.status(201))
const error = problems("NotAllowed", "InvalidFields", "Conflict", "KeyReused", ...ofBody)

const submitPlan = HttpApiEndpoint.post("submitPlan", "/training-plans", {
  headers: commandHeaders,
  payload: TrainingPlan,
  success: submitted,
  error
}).annotateMerge(
  described({
    zh: "提交本基地的培训计划，由上级审核",
    en: "Submits a training plan of one's own base, to be reviewed by its superior",
    rules: ["BAS-02"]
  })
)

const submitReport = HttpApiEndpoint.post("submitReport", "/annual-reports", {
  headers: commandHeaders,
  payload: AnnualReport,
  success: submitted,
  error
}).annotateMerge(
  described({
    zh: "提交本基地的年度报告，由上级审核",
    en: "Submits the report of a year of one's own base, to be reviewed by its superior",
    rules: ["BAS-03"]
  })
)

/** 继续教育基地 */
export const trainingBases = HttpApiGroup.make("trainingBases")
  .add(submitPlan, submitReport)
  .middleware(Authenticated)
  .annotateMerge(OpenApi.annotations({ title: "继教基地 · Training bases", description: "培训计划与年度报告" }))
