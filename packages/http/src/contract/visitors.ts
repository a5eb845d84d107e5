import { CaptchaAnswer } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"
import { problems } from "./Problem.ts"
import { ofRegistration, organisationForm, registered, registrationForm } from "./registrations.ts"

/** How a visitor proves who they are, or chooses what is to prove it. */
const applying = {
  password: Schema.RedactedFromValue(Schema.String.check(Schema.isMaxLength(1000))),
  /** The answer to a captcha, where there are any. */
  captcha: Schema.optionalKey(CaptchaAnswer)
}

const ofVisitor = [...ofRegistration, "WrongCaptcha", "LogInFailed", "Locked", "Busy"] as const

const register = HttpApiEndpoint.post("register", "/registrations/professionals", {
  payload: Schema.Struct({ ...registrationForm, ...applying }),
  success: registered,
  error: problems(...ofVisitor, "AlreadyRegistered", "DepartmentDisabled")
}).annotateMerge(
  described({
    zh: "注册为专业技术人员（无需登录）：由所选单位审核，通过后才能登录。系统中已有的用户以其密码证明是本人",
    en: "Registers a visitor as a professional of an organisation, which reviews it: until then they cannot log in. Whom the document is known to belong to proves it by their password",
    rules: ["PRO-01", "PRO-02", "ACC-03"]
  })
)

const registerOrganisation = HttpApiEndpoint.post("registerOrganisation", "/registrations/organisations", {
  payload: Schema.Struct({ ...organisationForm, ...applying }),
  success: registered,
  error: problems(...ofVisitor, "IllegalSuperior")
}).annotateMerge(
  described({
    zh: "注册单位和它的超级管理员（无需登录）：由所选上级审核，通过后才能登录。系统中已有的用户以其密码证明是本人",
    en: "Registers an organisation with its first super administrator, to be reviewed by the superior that it names; until then nobody logs in for it",
    rules: ["ORG-01", "ORG-02", "ORG-04", "ACC-03"]
  })
)

/** 访客注册: there where the portal brings no log-in of its own. */
export const visitors = HttpApiGroup.make("visitors")
  .add(register, registerOrganisation)
  .annotateMerge(OpenApi.annotations({ title: "访客注册 · Visitors", description: "无需登录的注册" }))
