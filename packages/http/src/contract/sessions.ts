import { Actor, AskedHat, IdentityDocument } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"
import { problems } from "./Problem.ts"
import { Authenticated } from "./security.ts"

const open = HttpApiEndpoint.post("open", "/sessions", {
  payload: Schema.Struct({
    document: IdentityDocument,
    password: Schema.RedactedFromValue(Schema.String.check(Schema.isMaxLength(1000))),
    /** The hat to act under; the usual one where nothing is said. */
    hat: Schema.optionalKey(AskedHat)
  }),
  success: Schema.Struct({
    token: Schema.RedactedFromValue(Schema.String),
    actor: Actor,
    /** In milliseconds since 1970-01-01T00:00Z. */
    expiresAt: Schema.Int
  }).pipe(HttpApiSchema.status(201)),
  error: problems("LogInFailed", "NoSuchHat", "Busy", "Conflict", "PayloadTooLarge", "UnsupportedMediaType")
}).annotateMerge(
  described({
    zh: "登录：返回令牌，同时写入 HttpOnly Cookie",
    en: "Logs in: the token is in the answer and, for browsers, in a cookie that scripts cannot read",
    rules: ["ACC-02", "ACC-03"]
  })
)

const close = HttpApiEndpoint.delete("close", "/sessions/current", { success: HttpApiSchema.NoContent })
  .middleware(Authenticated)
  .annotateMerge(described({ zh: "退出登录", en: "Ends the session", rules: ["ACC-12"] }))

const me = HttpApiEndpoint.get("me", "/me", { success: Actor })
  .middleware(Authenticated)
  .annotateMerge(described({ zh: "当前用户和身份", en: "Who is logged in, under which hat", rules: ["ACC-02"] }))

/** 登录: there where the portal brings no log-in of its own. */
export const sessions = HttpApiGroup.make("sessions")
  .add(open, close, me)
  .annotateMerge(OpenApi.annotations({ title: "登录 · Sessions", description: "登录与退出" }))
