import { AskedHat, CaptchaAnswer, IdentityDocument, Principal } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"
import { problems } from "./Problem.ts"
import { Authenticated, WhileChoosing } from "./security.ts"

const secret = Schema.RedactedFromValue(Schema.String.check(Schema.isMaxLength(1000)))

/** A device's token, from programs that keep no cookies. */
const device = Schema.optionalKey(Schema.RedactedFromValue(Schema.String.check(Schema.isMaxLength(100))))

const entered = Schema.Struct({
  token: Schema.RedactedFromValue(Schema.String),
  actor: Principal,
  /** Whether the session may do nothing but choose a password: a one-time password opened it. */
  mustChoose: Schema.Boolean,
  /** In milliseconds since 1970-01-01T00:00Z. */
  expiresAt: Schema.Int,
  /** The next token of the device, where it is known. */
  device: Schema.optionalKey(Schema.RedactedFromValue(Schema.String))
}).pipe(HttpApiSchema.status(201))

const open = HttpApiEndpoint.post("open", "/sessions", {
  payload: Schema.Struct({
    document: IdentityDocument,
    password: secret,
    /** The hat to act under; the usual one where nothing is said. */
    hat: Schema.optionalKey(AskedHat),
    /** The answer to a captcha, where there are any. */
    captcha: Schema.optionalKey(CaptchaAnswer),
    /** Whether this device is to open sessions from now on. */
    remember: Schema.optionalKey(Schema.Boolean),
    device
  }),
  success: entered,
  error: problems(
    "LogInFailed",
    "NoSuchHat",
    "HatUnusable",
    "WrongCaptcha",
    "Locked",
    "Busy",
    "Conflict",
    "PayloadTooLarge",
    "UnsupportedMediaType"
  )
}).annotateMerge(
  described({
    zh: "登录：返回令牌，同时写入 HttpOnly Cookie",
    en: "Logs in: the token is in the answer and, for browsers, in a cookie that scripts cannot read",
    rules: ["ACC-02", "ACC-03"]
  })
)

const resume = HttpApiEndpoint.post("resume", "/sessions/resumed", {
  payload: Schema.Struct({ device }),
  success: entered,
  error: problems("DeviceUnknown", "NoSuchHat", "HatUnusable", "Conflict", "PayloadTooLarge", "UnsupportedMediaType")
}).annotateMerge(
  described({
    zh: "由已记住的设备登录，不需要密码；设备令牌每用一次即更换",
    en: "Logs in by a device that is remembered; its token is another one after each use",
    rules: ["ACC-12"]
  })
)

const close = HttpApiEndpoint.delete("close", "/sessions/current", { success: HttpApiSchema.NoContent })
  .middleware(Authenticated)
  .annotate(WhileChoosing, true)
  .annotateMerge(described({ zh: "退出登录", en: "Ends the session", rules: ["ACC-12"] }))

const me = HttpApiEndpoint.get("me", "/me", { success: Principal })
  .middleware(Authenticated)
  .annotateMerge(described({ zh: "当前用户和身份", en: "Who is logged in, under which hat", rules: ["ACC-02"] }))

/** 登录: there where the portal brings no log-in of its own. */
export const sessions = HttpApiGroup.make("sessions")
  .add(open, resume, close, me)
  .annotateMerge(OpenApi.annotations({ title: "登录 · Sessions", description: "登录与退出" }))
