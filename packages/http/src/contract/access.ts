import { PostId, ProfessionalId } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"
import { denied, problems } from "./Problem.ts"
import { Authenticated } from "./security.ts"

/** A password that opens one session, in which another is chosen. It is told once. */
const Issued = Schema.Struct({ password: Schema.RedactedFromValue(Schema.String), expiresAt: Schema.Int })

const resetAdministrator = HttpApiEndpoint.post("resetAdministrator", "/administrators/:id/one-time-password", {
  params: { id: PostId },
  success: Issued,
  error: problems(...denied, "OwnPost", "HatsElsewhere")
}).annotateMerge(
  described({
    zh: "重置本单位管理员的密码（给出一次性密码，下次登录须更改）",
    en: "A one-time password for another administrator of one's own organisation, by its super administrator",
    rules: ["ACC-04", "ACC-07"]
  })
)

const resetProfessional = HttpApiEndpoint.post("resetProfessional", "/professionals/:id/one-time-password", {
  params: { id: ProfessionalId },
  success: Issued,
  error: problems(...denied, "HatsElsewhere")
}).annotateMerge(
  described({
    zh: "重置人员的密码（给出一次性密码，下次登录须更改）",
    en: "A one-time password for a professional within the jurisdiction",
    rules: ["ACC-04", "STA-04"]
  })
)

const invite = HttpApiEndpoint.post("invite", "/administrators/:id/invitation", {
  params: { id: PostId },
  success: HttpApiSchema.NoContent,
  error: problems(...denied)
}).annotateMerge(
  described({
    zh: "通知其本人确认担任管理员（还没有密码的附一次性密码）",
    en: "Tells the holder of an offered post of it, with a one-time password where they have none yet",
    rules: ["ACC-06"]
  })
)

/** 重置密码与邀请 */
export const access = HttpApiGroup.make("access")
  .add(resetAdministrator, resetProfessional, invite)
  .middleware(Authenticated)
  .annotateMerge(OpenApi.annotations({ title: "重置与邀请 · Access", description: "由管理员重置密码、邀请管理员" }))
