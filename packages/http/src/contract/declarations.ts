import {
  Attachment,
  AuditList,
  ClaimDraft,
  Declaration,
  DeclarationId,
  Hours,
  ListedDeclaration,
  ListedReview,
  OrganisationId,
  ProfessionalId
} from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { changeHeaders, commandHeaders, Late, Refusal } from "./command.ts"
import { described } from "./describe.ts"
import { claimQuery, hoursQuery, nameQuery, reasonQuery } from "./hoursFilter.ts"
import { denied, problems } from "./Problem.ts"
import { pageOf, pageQuery, shownPageOf } from "./page.ts"
import { Authenticated } from "./security.ts"

const params = { id: DeclarationId }
/** Why a base may not declare under a plan. */
export const ofPlan = ["PlanNotApproved", "PlanFull", "AlreadyAttended"] as const
const created = Declaration.pipe(HttpApiSchema.status(201))

/** What stands in the way of any command on a declaration. */
const common = [
  ...denied,
  "Conflict",
  "VersionMismatch",
  "KeyReused",
  "PayloadTooLarge",
  "UnsupportedMediaType"
] as const

const draft = HttpApiEndpoint.post("draft", "/", {
  headers: commandHeaders,
  payload: Schema.Struct({ professional: ProfessionalId, claim: ClaimDraft }),
  success: created,
  error: problems(...common, "NotDeclarant", "UnknownForm", "InvalidFields", "NoPolicy")
}).annotateMerge(described({ zh: "起草申报", en: "Starts a declaration", rules: ["DEC-02"] }))

const get = HttpApiEndpoint.get("get", "/:id", {
  params,
  success: Declaration,
  error: problems(...denied)
}).annotateMerge(described({ zh: "查看申报", en: "One declaration", rules: ["ORG-03", "ACC-10"], versioned: true }))

const edit = HttpApiEndpoint.put("edit", "/:id/claim", {
  params,
  headers: changeHeaders,
  payload: ClaimDraft,
  success: Declaration,
  error: problems(...common, "NotDeclarant", "NotInState", "UnknownForm", "InvalidFields", "NoPolicy")
}).annotateMerge(described({ zh: "修改草稿", en: "Replaces what a draft claims", rules: ["DEC-04"] }))

const remove = HttpApiEndpoint.delete("remove", "/:id", {
  params,
  headers: changeHeaders,
  success: HttpApiSchema.NoContent,
  error: problems(...common, "NotDeclarant", "NotInState")
}).annotateMerge(described({ zh: "删除草稿", en: "Deletes a draft", rules: ["DEC-04"] }))

const submit = HttpApiEndpoint.post("submit", "/:id/submission", {
  params,
  headers: changeHeaders,
  success: Declaration,
  error: problems(
    ...common,
    "NotDeclarant",
    "NotInState",
    "InTransfer",
    "UnknownForm",
    "InvalidFields",
    "SameActivity",
    "NoPolicy",
    ...ofPlan
  )
}).annotateMerge(described({ zh: "提交申报", en: "Submits a complete draft", rules: ["DEC-02", "DEC-05"] }))

const withdraw = HttpApiEndpoint.post("withdraw", "/:id/withdrawal", {
  params,
  headers: changeHeaders,
  success: Declaration,
  error: problems(...common, "NotDeclarant", "NotInState")
}).annotateMerge(described({ zh: "撤回申报", en: "Takes back a pending declaration", rules: ["DEC-04"] }))

const approve = HttpApiEndpoint.post("approve", "/:id/approval", {
  params,
  headers: changeHeaders,
  payload: Schema.Struct({ hours: Schema.optionalKey(Hours) }),
  success: Declaration,
  error: problems(...common, "NotHandler", "OwnItem", "NotInState", "UnknownForm", "HoursNotGrantable", "NoPolicy")
}).annotateMerge(
  described({
    zh: "认定学时（不写学时则按申报和折算标准认定）",
    en: "Grants hours: as many as given or, without a number, as declared and convertible",
    rules: ["DEC-05", "DEC-06", "DEC-09", "AUD-01"]
  })
)

const reject = HttpApiEndpoint.post("reject", "/:id/rejection", {
  params,
  headers: changeHeaders,
  payload: Refusal,
  success: Declaration,
  error: problems(...common, "NotHandler", "OwnItem", "NotInState", "ReasonRequired", "UnknownReasonCode")
}).annotateMerge(
  described({
    zh: "驳回申报，写明原因或原因代码",
    en: "Refuses a pending declaration, with a reason or the code of one",
    rules: ["DEC-04", "DEC-05", "EXT-04"]
  })
)

const audit = HttpApiEndpoint.post("audit", "/:id/audit", {
  params,
  headers: changeHeaders,
  payload: Schema.Union([
    Schema.Struct({ outcome: Schema.Literal("passed"), ...Late }),
    Schema.Struct({ outcome: Schema.Literal("failed"), ...Refusal.fields, ...Late })
  ]),
  success: Declaration,
  error: problems(
    ...common,
    "NotHandler",
    "OwnItem",
    "ApproverCannotAudit",
    "NotAwaitingAudit",
    "ReasonRequired",
    "UnknownReasonCode",
    "LateReasonRequired"
  )
}).annotateMerge(
  described({
    zh: "审核认定结果（抽查）；超过审验截止日的另写逾期原因",
    en: "Audits approved hours; after the year's last day for it with a reason for that",
    rules: ["AUD-01", "AUD-02", "AUD-03", "AUD-06", "EXT-04"]
  })
)

const copy = HttpApiEndpoint.post("copy", "/:id/copy", {
  params,
  headers: commandHeaders,
  success: created,
  error: problems(...common, "NotDeclarant", "NotRefused")
}).annotateMerge(
  described({
    zh: "复制审核不通过或审验不通过的申报，改好后重新提交",
    en: "Copies a declaration that was rejected, or failed in audit, to a new draft",
    rules: ["DEC-04"]
  })
)

const appeal = HttpApiEndpoint.post("appeal", "/:id/appeal", {
  params,
  headers: changeHeaders,
  payload: Schema.Struct({
    reason: Schema.String.check(Schema.isMaxLength(8000)),
    attachments: Schema.optionalKey(Schema.Array(Attachment).check(Schema.isMaxLength(50)))
  }),
  success: ListedReview.pipe(HttpApiSchema.status(201)),
  error: problems(...common, "InvalidFields", "InTransfer", "NotAppealable", "AppealClosed")
}).annotateMerge(
  described({
    zh: "申请复核：审核不通过或审验不通过的学时，在政策规定的天数内，由作出决定的单位的上级重新决定",
    en: "Appeals against a rejection or a failed audit, within the policy's days, to the superior of the organisation that refused",
    rules: ["EXT-01"]
  })
)

/** Which declarations of a person, or of those that were declared for others, are listed (DEC-11). */
export const declarationQuery = {
  state: Schema.optionalKey(Schema.Literals(["Draft", "Pending", "Approved", "Rejected"])),
  ...claimQuery
}

const declaredBy = HttpApiEndpoint.get("declaredBy", "/on-behalf", {
  query: {
    ...pageQuery,
    ...declarationQuery,
    ...nameQuery,
    organisation: OrganisationId
  },
  success: pageOf(ListedDeclaration),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(
  described({
    zh: "查看申报记录：某单位（或基地）代申报的，按状态、计入年度、科目、学习形式和姓名（开头）",
    en: "What an organisation or a training base declared for others, by state, credit year, subject, form and the beginning of names",
    rules: ["DEC-07", "DEC-08", "DEC-11"]
  })
)

const awaitingReview = HttpApiEndpoint.get("awaitingReview", "/awaiting-review", {
  query: { ...pageQuery, ...hoursQuery },
  success: shownPageOf(ListedDeclaration),
  error: problems("NotAllowed", "InvalidCursor")
}).annotateMerge(
  described({
    zh: "待本单位审核的申报，可按计入年度、科目、学习形式、姓名（开头）和申报所在单位；count 精确到一万，more 表示不止；moment 用于“全部办理”",
    en: "What awaits the own organisation's review, how much there is, and as of when; by credit year, subject, form, the beginning of names, and who answers for it",
    rules: ["DEC-05", "DEC-11", "PRO-03"]
  })
)

const awaitingAudit = HttpApiEndpoint.get("awaitingAudit", "/awaiting-audit", {
  query: { ...pageQuery, ...hoursQuery, kind: Schema.optionalKey(AuditList) },
  success: shownPageOf(ListedDeclaration),
  error: problems("NotAllowed", "InvalidCursor")
}).annotateMerge(
  described({
    zh: "待审验：待本单位抽查的申报，基地代申报的另列（kind=baseAudit），可按计入年度、科目、学习形式、姓名（开头）和申报所在单位；count 精确到一万，more 表示不止；moment 用于“全部办理”",
    en: "What awaits the own organisation's audit, what training bases declared apart (kind=baseAudit), how much there is, and as of when; by credit year, subject, form, the beginning of names, and who answers for it",
    rules: ["AUD-01", "AUD-02", "DEC-08", "PRO-03"]
  })
)

const audited = HttpApiEndpoint.get("audited", "/audited", {
  query: {
    ...pageQuery,
    ...hoursQuery,
    ...reasonQuery,
    kind: Schema.optionalKey(AuditList),
    audit: Schema.optionalKey(Schema.Literals(["Passed", "Failed"]))
  },
  success: pageOf(ListedDeclaration),
  error: problems("NotAllowed", "InvalidCursor")
}).annotateMerge(
  described({
    zh: "已审验：本单位抽查过的申报，基地代申报的另列（kind=baseAudit），可按结果（audit）、原因代码、计入年度、科目、学习形式、姓名（开头）和申报所在单位",
    en: "What has passed or failed the own organisation's audit, what training bases declared apart (kind=baseAudit); by outcome (`audit`), code of the reason, credit year, subject, form, the beginning of names, and who answers for it",
    rules: ["AUD-02", "DEC-08", "EXT-04"]
  })
)

const ofOrganisation = HttpApiEndpoint.get("ofOrganisation", "/", {
  query: {
    ...pageQuery,
    ...claimQuery,
    ...nameQuery,
    ...reasonQuery,
    organisation: OrganisationId,
    state: Schema.Literals(["Pending", "Approved", "Rejected"])
  },
  success: pageOf(ListedDeclaration),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(
  described({
    zh: "某单位的申报，按状态，也可按计入年度、科目、学习形式和姓名（开头）；被驳回或审验不通过的，也可按原因代码",
    en: "Declarations that an organisation answers for, by state, and by credit year, subject, form and the beginning of names; refused ones also by the code of the reason",
    rules: ["ORG-03", "DEC-11", "EXT-04"]
  })
)

/** Declarations of hours and what is done with them. */
export const declarations = HttpApiGroup.make("declarations")
  .add(awaitingReview, awaitingAudit, audited, ofOrganisation, declaredBy)
  .add(draft, get, edit, remove, submit, withdraw, approve, reject, audit, copy, appeal)
  .middleware(Authenticated)
  .prefix("/declarations")
  .annotateMerge(OpenApi.annotations({ title: "申报 · Declarations", description: "申报、审核、抽查与复核学时" }))
