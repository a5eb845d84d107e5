import { AuditList, CreditYear, ListedSample, OrganisationId, Sample, SampleId, StrataBy } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { commandHeaders } from "./command.ts"
import { described } from "./describe.ts"
import { denied, problems } from "./Problem.ts"
import { pageOf, pageQuery } from "./page.ts"
import { Authenticated } from "./security.ts"

const draw = HttpApiEndpoint.post("draw", "/", {
  headers: commandHeaders,
  payload: Schema.Struct({
    seed: Schema.String.check(Schema.isMaxCodePoints(200)),
    size: Schema.Int,
    by: StrataBy,
    list: Schema.optionalKey(AuditList),
    creditYear: Schema.optionalKey(CreditYear)
  }),
  success: Sample.pipe(HttpApiSchema.status(201)),
  error: problems(
    "NotAllowed",
    "InvalidFields",
    "FrameTooLarge",
    "Conflict",
    "VersionMismatch",
    "KeyReused",
    "PayloadTooLarge",
    "UnsupportedMediaType"
  )
}).annotateMerge(
  described({
    zh: "按公布的种子从待审验的申报中抽样，分层按比例，任何人可以复算；之后用批量办理（audit）审验所抽的",
    en: "Draws a sample of what awaits audit by a published seed, in proportion by strata; anybody can draw it again. What was drawn is decided on by `decisions` of `audit`",
    rules: ["AUD-05"]
  })
)

const get = HttpApiEndpoint.get("get", "/:id", {
  params: { id: SampleId },
  success: Sample,
  error: problems(...denied)
}).annotateMerge(
  described({
    zh: "查看抽样：种子、范围和所抽的",
    en: "A sample: its seed, its frame and what was drawn",
    rules: ["AUD-05", "ACC-10"]
  })
)

const ofOrganisation = HttpApiEndpoint.get("ofOrganisation", "/", {
  query: { ...pageQuery, organisation: OrganisationId },
  success: pageOf(ListedSample),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(
  described({
    zh: "某单位抽过的样：种子、规则，以及从多少条里抽了多少条",
    en: "What an organisation has drawn: by which seed and how, and how many of how many",
    rules: ["AUD-05", "ACC-10"]
  })
)

/** 审验抽样 */
export const samples = HttpApiGroup.make("samples")
  .add(draw, ofOrganisation, get)
  .middleware(Authenticated)
  .prefix("/samples")
  .annotateMerge(OpenApi.annotations({ title: "审验抽样 · Samples", description: "从待审验的申报中抽样" }))
