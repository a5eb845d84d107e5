import {
  BasicPerson,
  ListedDeclaration,
  ListedProfessional,
  ListedReview,
  OrganisationId,
  PersonalRecord,
  Professional,
  ProfessionalId,
  Region,
  ReviewedInformation,
  ReviewState,
  Source
} from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { changeHeaders } from "./command.ts"
import { declarationQuery } from "./declarations.ts"
import { described } from "./describe.ts"
import { reasonQuery } from "./hoursFilter.ts"
import { denied, ofBody, ofChange, problems } from "./Problem.ts"
import { pageOf, pageQuery } from "./page.ts"
import { Kind } from "./reviews.ts"
import { Authenticated } from "./security.ts"

const list = HttpApiEndpoint.get("list", "/", {
  query: {
    ...pageQuery,
    organisation: Schema.optionalKey(OrganisationId),
    name: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(100))),
    certificate: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(100))),
    region: Schema.optionalKey(Region)
  },
  success: pageOf(ListedProfessional),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(
  described({
    zh: "本单位及所属单位的人员，可按姓名、职称证书编号或继续教育证书编号查询；人社部门也可按地区查看（证件号只显示后四位）",
    en: "The people of an organisation and of all below it, or of a region for the bureau that it belongs to, by name, or by the number of a title certificate or a continuing-education certificate; documents by their last four characters",
    rules: ["ORG-03", "ACC-10", "STA-06"]
  })
)

const get = HttpApiEndpoint.get("get", "/:id", {
  params: { id: ProfessionalId },
  success: Professional,
  error: problems(...denied)
}).annotateMerge(
  described({
    zh: "查看人员档案",
    en: "One person with all that they said of themselves",
    rules: ["ORG-03", "ACC-10"],
    versioned: true
  })
)

const declarations = HttpApiEndpoint.get("declarations", "/:id/declarations", {
  params: { id: ProfessionalId },
  query: {
    ...pageQuery,
    ...declarationQuery,
    ...reasonQuery,
    source: Schema.optionalKey(Source)
  },
  success: pageOf(ListedDeclaration),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(
  described({
    zh: "某人的申报（含单位、基地代申报的），按状态、计入年度、科目、学习形式、原因代码和申报来源",
    en: "A person's declarations, what others declared for them included, by state, credit year, subject, form, code of the reason and source",
    rules: ["DEC-11", "EXT-04", "ACC-10"]
  })
)

const params = { id: ProfessionalId }

const edit = HttpApiEndpoint.put("edit", "/:id/information", {
  params,
  headers: changeHeaders,
  payload: BasicPerson,
  success: Professional,
  error: problems(...ofChange, ...ofBody, "InvalidFields")
}).annotateMerge(
  described({
    zh: "修改本人基本信息（立即生效）；姓名、证件、专业技术职务和单位不在此修改",
    en: "Replaces one's own basic information at once; what is left out is taken away. Name, document, title and organisation stay",
    rules: ["PRO-05", "PRO-08"]
  })
)

const keepRecords = HttpApiEndpoint.put("keepRecords", "/:id/records", {
  params,
  headers: changeHeaders,
  payload: Schema.Struct({ records: Schema.Array(PersonalRecord).check(Schema.isMaxLength(200)) }),
  success: Professional,
  error: problems(...ofChange, ...ofBody, "InvalidFields")
}).annotateMerge(
  described({
    zh: "修改本人的学历学位、职业资格、学术称号（立即生效）",
    en: "Replaces the lists of one's own education, qualifications and academic titles, at once",
    rules: ["PRO-07"]
  })
)

const requestChange = HttpApiEndpoint.post("requestChange", "/:id/changes", {
  params,
  headers: changeHeaders,
  payload: ReviewedInformation,
  success: ListedReview.pipe(HttpApiSchema.status(201)),
  error: problems(...ofChange, ...ofBody, "InvalidFields", "InTransfer", "DepartmentDisabled", "NothingChanges")
}).annotateMerge(
  described({
    zh: "申请修改专业技术职务或部门，由所在单位审核后生效；一次只能有一项",
    en: "Asks for another title or department, which takes effect once the organisation agrees; one at a time",
    rules: ["PRO-06", "PRO-08"]
  })
)

const reviews = HttpApiEndpoint.get("reviews", "/:id/reviews", {
  params,
  query: { ...pageQuery, kind: Schema.optionalKey(Kind), state: Schema.optionalKey(ReviewState) },
  success: pageOf(ListedReview),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(
  described({
    zh: "与某人有关的申请（信息修改、调转），按类别和状态",
    en: "What was asked for about a person, by kind and state: their own changes, and their transfers",
    rules: ["PRO-06", "TRF-03"]
  })
)

/** 专业技术人员 and their declarations. */
export const professionals = HttpApiGroup.make("professionals")
  .add(list, get, declarations)
  .add(edit, keepRecords, requestChange, reviews)
  .middleware(Authenticated)
  .prefix("/professionals")
  .annotateMerge(OpenApi.annotations({ title: "人员 · Professionals", description: "专业技术人员档案" }))
