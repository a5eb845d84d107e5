import type { Principal } from "@xueshi/core"
import { Context } from "effect"
import { HttpApiMiddleware, HttpApiSecurity } from "effect/http-api"
import { anywhere, problems } from "./Problem.ts"

/** Who asks, under which hat. */
export class CurrentActor extends Context.Service<CurrentActor, Principal>()("@xueshi/http/CurrentActor") {}

/** Marks an endpoint that takes a whole file: it may be larger and take longer than other requests. */
export const Upload = Context.Reference<boolean>("@xueshi/http/Upload", { defaultValue: () => false })

/** Every endpoint answers its faults as problems, within its time. */
export class Guarded extends HttpApiMiddleware.Service<Guarded>()("@xueshi/http/Guarded", { error: anywhere }) {}

/** Marks an endpoint that a session may use which must choose a password first (ACC-04). */
export const WhileChoosing = Context.Reference<boolean>("@xueshi/http/WhileChoosing", { defaultValue: () => false })

/** The name of the cookie that holds a session's token. */
export const sessionCookie = "xueshi_session"

/** The name of the cookie that holds a device's token. */
export const deviceCookie = "xueshi_device"

/** Endpoints that only somebody known may call: a session's token as bearer or cookie, or the host's own log-in. */
export class Authenticated extends HttpApiMiddleware.Service<Authenticated, { provides: CurrentActor }>()(
  "@xueshi/http/Authenticated",
  {
    error: problems("Unauthenticated", "PasswordMustChange"),
    security: {
      bearer: HttpApiSecurity.bearer,
      cookie: HttpApiSecurity.apiKey({ in: "cookie", key: sessionCookie })
    }
  }
) {}
