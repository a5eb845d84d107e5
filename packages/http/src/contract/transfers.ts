import { Attachment, ListedReview, OrganisationId, ProfessionalId } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { commandHeaders } from "./command.ts"
import { described } from "./describe.ts"
import { denied, ofBody, problems } from "./Problem.ts"
import { Authenticated } from "./security.ts"

const request = HttpApiEndpoint.post("request", "/", {
  headers: commandHeaders,
  payload: Schema.Struct({
    professional: ProfessionalId,
    to: OrganisationId,
    /** Whom to call about it. */
    phone: Schema.String.check(Schema.isMaxLength(1000)),
    reason: Schema.String.check(Schema.isMaxLength(4000)),
    attachments: Schema.Array(Attachment).check(Schema.isMaxLength(50))
  }),
  success: ListedReview.pipe(HttpApiSchema.status(201)),
  error: problems(
    ...denied,
    ...ofBody,
    "Conflict",
    "KeyReused",
    "InvalidFields",
    "NoTarget",
    "InTransfer",
    "StillPending",
    "MustHandOver"
  )
}).annotateMerge(
  described({
    zh: "申请将本单位人员调往另一单位，由调入单位同意转入；此人有待审核事项时不能办理",
    en: "Asks another organisation to take over a person of one's own, who has nothing in review",
    rules: ["TRF-01", "TRF-03", "TRF-05"]
  })
)

/** 人员调转: decided on like every other review. */
export const transfers = HttpApiGroup.make("transfers")
  .add(request)
  .middleware(Authenticated)
  .prefix("/transfers")
  .annotateMerge(OpenApi.annotations({ title: "人员调转 · Transfers", description: "人员调往另一单位" }))
