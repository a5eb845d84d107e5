import { Organisation, OrganisationFacts, OrganisationId } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { commandHeaders } from "./command.ts"
import { described } from "./describe.ts"
import { problems } from "./Problem.ts"
import { pageOf, pageQuery } from "./page.ts"
import { Authenticated } from "./security.ts"

const list = HttpApiEndpoint.get("list", "/", {
  query: { ...pageQuery, within: Schema.optionalKey(OrganisationId) },
  success: pageOf(Organisation),
  error: problems("NotFound", "InvalidCursor")
}).annotateMerge(
  described({
    zh: "本单位及所属单位（先上级后下级）",
    en: "An organisation and all below it, superiors first: the one asked for, or else the administrator's own",
    rules: ["ORG-03", "ACC-10"]
  })
)

const get = HttpApiEndpoint.get("get", "/:id", {
  params: { id: OrganisationId },
  success: Organisation,
  error: problems("NotFound")
}).annotateMerge(described({ zh: "查看单位", en: "One organisation", rules: ["ORG-03", "ACC-10"], versioned: true }))

const establish = HttpApiEndpoint.post("establish", "/", {
  headers: commandHeaders,
  payload: Schema.Struct({ superior: Schema.NullOr(OrganisationId), facts: OrganisationFacts }),
  success: Organisation.pipe(HttpApiSchema.status(201)),
  error: problems(
    "NotFound",
    "BeyondJurisdiction",
    "WrongCode",
    "IllegalSuperior",
    "RootMustBeBureau",
    "Conflict",
    "KeyReused",
    "PayloadTooLarge",
    "UnsupportedMediaType"
  )
}).annotateMerge(
  described({
    zh: "设立所属单位",
    en: "Places an organisation under its superior",
    rules: ["ORG-01", "ORG-02", "ORG-03", "ORG-11"]
  })
)

/** The tree of organisations. */
export const organisations = HttpApiGroup.make("organisations")
  .add(list, get, establish)
  .middleware(Authenticated)
  .prefix("/organisations")
  .annotateMerge(
    OpenApi.annotations({ title: "单位 · Organisations", description: "主管部门、用人单位与继续教育基地" })
  )
