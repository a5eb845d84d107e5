import {
  BasicInformation,
  ChangeRecord,
  Organisation,
  OrganisationFacts,
  OrganisationId,
  OrganisationKind,
  Region
} from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { changeHeaders, commandHeaders } from "./command.ts"
import { described } from "./describe.ts"
import { denied, ofBody, ofChange, problems } from "./Problem.ts"
import { pageOf, pageQuery } from "./page.ts"
import { Authenticated } from "./security.ts"

const params = { id: OrganisationId }

const list = HttpApiEndpoint.get("list", "/", {
  query: {
    ...pageQuery,
    within: Schema.optionalKey(OrganisationId),
    kind: Schema.optionalKey(OrganisationKind),
    name: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(200))),
    region: Schema.optionalKey(Region)
  },
  success: pageOf(Organisation),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(
  described({
    zh: "本单位及所属单位（先上级后下级）；人社部门也可按地区查看本区域",
    en: "An organisation and all below it, superiors first: the one asked for, or else the administrator's own; or a region, for the bureau that it belongs to. By kind, and by how the name begins",
    rules: ["ORG-03", "ACC-10"]
  })
)

const get = HttpApiEndpoint.get("get", "/:id", {
  params,
  success: Organisation,
  error: problems(...denied)
}).annotateMerge(described({ zh: "查看单位", en: "One organisation", rules: ["ORG-03", "ACC-10"], versioned: true }))

const establish = HttpApiEndpoint.post("establish", "/", {
  headers: commandHeaders,
  payload: Schema.Struct({ superior: Schema.NullOr(OrganisationId), facts: OrganisationFacts }),
  success: Organisation.pipe(HttpApiSchema.status(201)),
  error: problems(...denied, "InvalidFields", "IllegalSuperior", "RootMustBeBureau", "Conflict", "KeyReused", ...ofBody)
}).annotateMerge(
  described({
    zh: "设立所属单位",
    en: "Places an organisation under its superior",
    rules: ["ORG-01", "ORG-02", "ORG-03", "ORG-11"]
  })
)

const edit = HttpApiEndpoint.put("edit", "/:id/information", {
  params,
  headers: changeHeaders,
  payload: BasicInformation,
  success: Organisation,
  error: problems(...ofChange, ...ofBody, "InvalidFields")
}).annotateMerge(
  described({
    zh: "修改本单位基本信息（立即生效，留变更记录）",
    en: "Replaces the basic information of one's own organisation at once; what is left out is taken away",
    rules: ["ORG-05", "ORG-10"]
  })
)

const move = HttpApiEndpoint.put("move", "/:id/superior", {
  params,
  headers: changeHeaders,
  payload: Schema.Struct({ superior: OrganisationId }),
  success: Organisation,
  error: problems(...ofChange, ...ofBody, "IllegalSuperior", "WithinItself", "RootStays")
}).annotateMerge(
  described({
    zh: "把所属单位连同其下级移到另一上级之下",
    en: "Puts an organisation, with all below it, under another superior: both within one's jurisdiction",
    rules: ["ORG-02", "ORG-03", "ORG-10"]
  })
)

const closeReview = HttpApiEndpoint.post("closeReview", "/:id/review/closing", {
  params,
  headers: changeHeaders,
  success: Organisation,
  error: problems(...ofChange, "RootStays")
}).annotateMerge(
  described({
    zh: "关闭审核权限：由最近的开放上级代为审核",
    en: "Takes the review of hours from a subordinate: the nearest superior whose authority is open reviews for it",
    rules: ["ORG-09"]
  })
)

const reopenReview = HttpApiEndpoint.post("reopenReview", "/:id/review/reopening", {
  params,
  headers: changeHeaders,
  success: Organisation,
  error: problems(...ofChange, "RootStays")
}).annotateMerge(
  described({ zh: "恢复审核权限", en: "Gives the review of hours back to a subordinate", rules: ["ORG-09"] })
)

const changes = HttpApiEndpoint.get("changes", "/:id/changes", {
  params,
  query: pageQuery,
  success: pageOf(ChangeRecord),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(
  described({
    zh: "单位变更记录：何人何时把哪一项由什么改为什么",
    en: "What was changed of an organisation: who, when, field, before, after",
    rules: ["ORG-10"]
  })
)

/** The tree of organisations. */
export const organisations = HttpApiGroup.make("organisations")
  .add(list, get, establish, edit, move, closeReview, reopenReview, changes)
  .middleware(Authenticated)
  .prefix("/organisations")
  .annotateMerge(
    OpenApi.annotations({ title: "单位 · Organisations", description: "主管部门、用人单位与继续教育基地" })
  )
