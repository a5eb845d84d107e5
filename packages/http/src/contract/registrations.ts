import {
  DepartmentId,
  Holder,
  ListedReview,
  OrganisationFacts,
  OrganisationId,
  OrganisationKind,
  Person,
  Region
} from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { commandHeaders } from "./command.ts"
import { described } from "./describe.ts"
import { ofBody, problems } from "./Problem.ts"
import { pageOf, pageQuery } from "./page.ts"
import { Authenticated } from "./security.ts"

/** What somebody says who registers as a professional. */
export const registrationForm = {
  organisation: OrganisationId,
  department: Schema.NullOr(DepartmentId),
  person: Person,
  /** 承诺信息真实 */
  promise: Schema.Boolean,
  /** 同意用户协议 */
  agreement: Schema.Boolean
}

/** What an organisation says that registers, and who is to be its super administrator. */
export const organisationForm = { superior: OrganisationId, facts: OrganisationFacts, holder: Holder }

export const registered = ListedReview.pipe(HttpApiSchema.status(201))

/** What is wrong with a registration, whoever makes it. */
export const ofRegistration = ["InvalidFields", "NotFound", "Conflict", ...ofBody] as const

const organisations = HttpApiEndpoint.get("organisations", "/registrations/organisations", {
  query: { ...pageQuery, name: Schema.String.check(Schema.isMaxLength(200)) },
  success: pageOf(Schema.Struct({ id: OrganisationId, kind: OrganisationKind, name: Schema.String, region: Region })),
  error: problems("InvalidCursor")
}).annotateMerge(
  described({
    zh: "可以注册的单位，按名称开头（至少两个字）查找，无需登录；一页可能少于所要的条数",
    en: "The organisations that one may register with, by how the name begins (two characters at least); no log-in. A page may show fewer than asked for",
    rules: ["PRO-01", "ORG-04"]
  })
)

const departments = HttpApiEndpoint.get("departments", "/registrations/organisations/:id/departments", {
  params: { id: OrganisationId },
  query: pageQuery,
  success: pageOf(Schema.Struct({ id: DepartmentId, name: Schema.String, superior: Schema.NullOr(DepartmentId) })),
  error: problems("InvalidCursor", "NotFound")
}).annotateMerge(
  described({
    zh: "单位中可以选择的部门（无需登录）",
    en: "The departments of an organisation that take people; no log-in",
    rules: ["PRO-01", "ORG-08"]
  })
)

const registerAs = HttpApiEndpoint.post("registerAs", "/me/registrations/professionals", {
  headers: commandHeaders,
  payload: Schema.Struct(registrationForm),
  success: registered,
  error: problems(...ofRegistration, "NotAllowed", "KeyReused", "AlreadyRegistered", "DepartmentDisabled")
})
  .middleware(Authenticated)
  .annotateMerge(
    described({
      zh: "已登录的用户以本人证件注册为专业技术人员，由所选单位审核；门户自行登录的，由门户代为提交",
      en: "Registers somebody who is logged in, under their own document, as a professional of an organisation, which reviews it; or whom an agency's log-in knows",
      rules: ["PRO-01", "PRO-02"]
    })
  )

const registerOrganisationAs = HttpApiEndpoint.post("registerOrganisationAs", "/me/registrations/organisations", {
  headers: commandHeaders,
  payload: Schema.Struct(organisationForm),
  success: registered,
  error: problems(...ofRegistration, "NotAllowed", "KeyReused", "IllegalSuperior")
})
  .middleware(Authenticated)
  .annotateMerge(
    described({
      zh: "已登录的用户注册单位，本人为其超级管理员，由所选上级审核；门户自行登录的，由门户代为提交",
      en: "Registers an organisation, whose super administrator is to be who is logged in, or whom an agency's log-in knows; reviewed by the superior that it names",
      rules: ["ORG-01", "ORG-02", "ORG-04"]
    })
  )

/** 注册: looking up where, and registering by who is known already. */
export const registrations = HttpApiGroup.make("registrations")
  .add(organisations, departments, registerAs, registerOrganisationAs)
  .annotateMerge(OpenApi.annotations({ title: "注册 · Registrations", description: "查找单位，已登录用户的注册" }))
