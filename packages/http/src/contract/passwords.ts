import { CaptchaAnswer, IdentityDocument } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"
import { problems } from "./Problem.ts"
import { Authenticated, WhileChoosing } from "./security.ts"

const secret = Schema.RedactedFromValue(Schema.String.check(Schema.isMaxLength(1000)))

const captcha = HttpApiEndpoint.post("captcha", "/captchas", {
  success: Schema.Struct({
    captcha: Schema.NullOr(
      Schema.Struct({
        id: Schema.String,
        /** As SVG. */
        picture: Schema.String,
        /** In milliseconds since 1970-01-01T00:00Z. */
        expiresAt: Schema.Int
      })
    )
  })
}).annotateMerge(
  described({
    zh: "获取图形验证码（只能用一次）；未启用时为 null",
    en: "A captcha, to be answered once; null where none is asked for",
    rules: ["ACC-03"]
  })
)

const code = HttpApiEndpoint.post("code", "/password-codes", {
  payload: Schema.Struct({ document: IdentityDocument, captcha: Schema.optionalKey(CaptchaAnswer) }),
  success: HttpApiSchema.NoContent,
  error: problems("WrongCaptcha", "Locked", "PayloadTooLarge", "UnsupportedMediaType")
}).annotateMerge(
  described({
    zh: "忘记密码：向本人发送一次性验证码；是否有此账号，答复相同",
    en: "Forgotten password: sends a code to the holder of a document; the answer is the same for documents that nobody has",
    rules: ["ACC-11"]
  })
)

const reset = HttpApiEndpoint.post("reset", "/passwords", {
  payload: Schema.Struct({
    document: IdentityDocument,
    code: Schema.RedactedFromValue(Schema.String.check(Schema.isMaxLength(20))),
    password: secret
  }),
  success: HttpApiSchema.NoContent,
  error: problems(
    "CodeRefused",
    "InvalidFields",
    "Locked",
    "Busy",
    "Conflict",
    "PayloadTooLarge",
    "UnsupportedMediaType"
  )
}).annotateMerge(
  described({
    zh: "忘记密码：凭验证码设置新密码，并退出所有登录",
    en: "Forgotten password: chooses another by the code that was sent, and ends all sessions",
    rules: ["ACC-11"]
  })
)

const change = HttpApiEndpoint.put("change", "/me/password", {
  payload: Schema.Struct({
    /** The present password; whoever has come by a one-time password has none. */
    old: Schema.optionalKey(secret),
    password: secret
  }),
  success: HttpApiSchema.NoContent,
  error: problems(
    "WrongPassword",
    "InvalidFields",
    "SessionEnded",
    "Locked",
    "Busy",
    "Conflict",
    "PayloadTooLarge",
    "UnsupportedMediaType"
  )
})
  .middleware(Authenticated)
  .annotate(WhileChoosing, true)
  .annotateMerge(
    described({
      zh: "修改自己的密码，并退出其他登录",
      en: "Changes one's own password and ends one's other sessions",
      rules: ["ACC-04"]
    })
  )

/** 密码与验证码: there where the portal brings no log-in of its own. */
export const passwords = HttpApiGroup.make("passwords")
  .add(captcha, code, reset, change)
  .annotateMerge(OpenApi.annotations({ title: "密码 · Passwords", description: "验证码、修改密码与忘记密码" }))
