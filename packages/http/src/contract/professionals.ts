import { CreditYear, Declaration, ListedProfessional, OrganisationId, Professional, ProfessionalId } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"
import { problems } from "./Problem.ts"
import { pageOf, pageQuery } from "./page.ts"
import { Authenticated } from "./security.ts"

const list = HttpApiEndpoint.get("list", "/", {
  query: { ...pageQuery, organisation: Schema.optionalKey(OrganisationId) },
  success: pageOf(ListedProfessional),
  error: problems("NotFound", "InvalidCursor")
}).annotateMerge(
  described({
    zh: "本单位及所属单位的人员（证件号只显示后四位）",
    en: "The people of an organisation and of all below it; documents by their last four characters",
    rules: ["ORG-03", "ACC-10", "STA-06"]
  })
)

const get = HttpApiEndpoint.get("get", "/:id", {
  params: { id: ProfessionalId },
  success: Professional,
  error: problems("NotFound")
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
  error: problems("NotFound", "InvalidCursor")
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
