import {
  BasicInformation,
  ChangeRecord,
  ListedReview,
  Organisation,
  OrganisationFacts,
  OrganisationId,
  OrganisationKind,
  Region,
  ReviewedField,
  ReviewState
} from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { changeHeaders, commandHeaders } from "./command.ts"
import { described } from "./describe.ts"
import { denied, ofBody, ofChange, problems } from "./Problem.ts"
import { pageOf, pageQuery } from "./page.ts"
import { Kind } from "./reviews.ts"
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

const requested = ListedReview.pipe(HttpApiSchema.status(201))

const requestChange = HttpApiEndpoint.post("requestChange", "/:id/changes", {
  params,
  headers: changeHeaders,
  payload: Schema.Struct({ field: ReviewedField, value: Schema.String.check(Schema.isMaxLength(1000)) }),
  success: requested,
  error: problems(
    ...ofChange,
    ...ofBody,
    "InvalidFields",
    "StillPending",
    "NothingChanges",
    "IllegalSuperior",
    "HasSubordinates"
  )
}).annotateMerge(
  described({
    zh: "申请修改本单位的代码、名称或地区，由上级审核后生效；本单位及人员有待审核事项时不能申请",
    en: "Asks for another code, name or region of one's own organisation, reviewed by its superior; only while nothing of it or of its people is in review",
    rules: ["ORG-06", "ORG-07", "ORG-11"]
  })
)

const requestSuperior = HttpApiEndpoint.post("requestSuperior", "/:id/superior-changes", {
  params,
  headers: changeHeaders,
  payload: Schema.Struct({ superior: OrganisationId }),
  success: requested,
  error: problems(
    ...ofChange,
    ...ofBody,
    "StillPending",
    "NothingChanges",
    "IllegalSuperior",
    "WithinItself",
    "RootStays"
  )
}).annotateMerge(
  described({
    zh: "申请更换本单位的上级，由政策文件规定的单位（原上级、新上级）依次审核后生效",
    en: "Asks for another superior of one's own organisation, reviewed by those whom the policy names, one after the other",
    rules: ["ORG-02", "ORG-06", "ORG-07"]
  })
)

const reviews = HttpApiEndpoint.get("reviews", "/:id/reviews", {
  params,
  query: { ...pageQuery, kind: Kind, state: Schema.optionalKey(ReviewState) },
  success: pageOf(ListedReview),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(
  described({
    zh: "本单位提交的某类申请，按状态",
    en: "What an organisation has asked for of a kind, by state",
    rules: ["ORG-06", "TRF-03", "BAS-02", "BAS-03"]
  })
)

/** The tree of organisations. */
export const organisations = HttpApiGroup.make("organisations")
  .add(list, get, establish, edit, move, closeReview, reopenReview, changes)
  .add(requestChange, requestSuperior, reviews)
  .middleware(Authenticated)
  .prefix("/organisations")
  .annotateMerge(
    OpenApi.annotations({ title: "单位 · Organisations", description: "主管部门、用人单位与继续教育基地" })
  )
