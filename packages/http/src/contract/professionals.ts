import {
  CreditYear,
  Declaration,
  ListedProfessional,
  OrganisationId,
  Professional,
  ProfessionalId,
  Region
} from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"
import { denied, problems } from "./Problem.ts"
import { pageOf, pageQuery } from "./page.ts"
import { Authenticated } from "./security.ts"

const list = HttpApiEndpoint.get("list", "/", {
  query: {
    ...pageQuery,
    organisation: Schema.optionalKey(OrganisationId),
    name: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(100))),
    region: Schema.optionalKey(Region)
  },
  success: pageOf(ListedProfessional),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(
  described({
    zh: "本单位及所属单位的人员，可按姓名查询；人社部门也可按地区查看（证件号只显示后四位）",
    en: "The people of an organisation and of all below it, or of a region for the bureau that it belongs to, by name; documents by their last four characters",
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
    state: Schema.optionalKey(Schema.Literals(["Draft", "Pending", "Approved", "Rejected"])),
    creditYear: Schema.optionalKey(Schema.FiniteFromString.pipe(Schema.decodeTo(CreditYear)))
  },
  success: pageOf(Declaration),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(
  described({
    zh: "某人的申报，按状态和计入年度",
    en: "A person's declarations, by state and credit year",
    rules: ["DEC-11", "ACC-10"]
  })
)

/** 专业技术人员 and their declarations. */
export const professionals = HttpApiGroup.make("professionals")
  .add(list, get, declarations)
  .middleware(Authenticated)
  .prefix("/professionals")
  .annotateMerge(OpenApi.annotations({ title: "人员 · Professionals", description: "专业技术人员档案" }))
