import { Certificate, CreditYear, ProfessionalId, Verification } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { commandHeaders } from "./command.ts"
import { described } from "./describe.ts"
import { denied, problems } from "./Problem.ts"
import { Authenticated } from "./security.ts"

/** Whatever was typed or scanned: what is no number of a certificate is answered as an unknown one. */
const params = { number: Schema.NonEmptyString.check(Schema.isMaxLength(100)) }

const issue = HttpApiEndpoint.post("issue", "/", {
  headers: commandHeaders,
  payload: Schema.Struct({
    professional: ProfessionalId,
    year: CreditYear,
    kind: Schema.NonEmptyString.check(Schema.isMaxLength(64))
  }),
  success: Certificate,
  error: problems(
    ...denied,
    "NoPolicy",
    "GateNotMet",
    "UnknownCertificateKind",
    "Conflict",
    "KeyReused",
    "PayloadTooLarge",
    "UnsupportedMediaType"
  )
}).annotateMerge(
  described({
    zh: "颁发证书（已有且有效则给出已有的）",
    en: "Issues the certificate of a person's year, or gives the one that stands",
    rules: ["CRT-01"]
  })
)

const list = HttpApiEndpoint.get("list", "/", {
  query: { professional: ProfessionalId },
  success: Schema.Array(Certificate),
  error: problems(...denied)
}).annotateMerge(described({ zh: "某人的证书", en: "A person's certificates", rules: ["CRT-01", "ACC-10"] }))

const get = HttpApiEndpoint.get("get", "/:number", {
  params,
  success: Certificate,
  error: problems(...denied)
}).annotateMerge(described({ zh: "按编号查看证书", en: "One certificate by its number", rules: ["CRT-02", "ACC-10"] }))

const print = HttpApiEndpoint.get("print", "/:number/pdf", {
  params,
  success: Schema.Uint8Array.pipe(HttpApiSchema.asUint8Array({ contentType: "application/pdf" })),
  error: problems(...denied, "CertificateRevoked", "MissingGlyphs")
}).annotateMerge(
  described({
    zh: "打印证书（PDF）；已撤销的不能打印",
    en: "The certificate as PDF, unless it is revoked",
    rules: ["CRT-01", "CRT-02"]
  })
)

/** 证书 */
export const certificates = HttpApiGroup.make("certificates")
  .add(issue, list, get, print)
  .middleware(Authenticated)
  .prefix("/certificates")
  .annotateMerge(OpenApi.annotations({ title: "证书 · Certificates", description: "年度学习证书" }))

const verify = HttpApiEndpoint.get("verify", "/:number", {
  params,
  success: Verification,
  error: problems("NotFound")
}).annotateMerge(
  described({
    zh: "验证证书真伪（无需登录）",
    en: "What anybody who knows a certificate's number is told of it; no log-in",
    rules: ["CRT-03", "AUD-03"]
  })
)

/** 证书验证 */
export const verifications = HttpApiGroup.make("verifications")
  .add(verify)
  .prefix("/verifications")
  .annotateMerge(OpenApi.annotations({ title: "证书验证 · Verification", description: "公众验证证书" }))
