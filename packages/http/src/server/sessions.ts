import { DeviceLifetime, type Entered, OwnDevices, Sessions } from "@xueshi/core"
import { Clock, Duration, Effect, Redacted } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { ApiWithLogIn } from "../contract/index.ts"
import { CurrentActor, sessionCookie } from "../contract/security.ts"
import { Asked } from "./Asked.ts"
import { withHeaders } from "./command.ts"
import { coming, proving, rememberedBy } from "./proving.ts"

/** A browser's cookie, for this mount alone: scripts do not see it, and other sites cannot send it with a command. */
const cookie = Effect.fnUntraced(function* (token: string, seconds: number) {
  const { cookie } = yield* Asked
  const secure = cookie.secure ? "; Secure" : ""
  const text = `${sessionCookie}=${token}; Path=${cookie.path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
  yield* withHeaders({ "set-cookie": text })
})

/** A session that was opened, with the cookies of a browser. */
const entered = Effect.fnUntraced(function* ({ device, ...opened }: Entered) {
  const left = opened.expiresAt - (yield* Clock.currentTimeMillis)
  yield* cookie(Redacted.value(opened.token), Math.max(0, Math.floor(left / 1000)))
  if (device === undefined) return opened
  yield* rememberedBy(device, Math.floor(Duration.toSeconds(yield* DeviceLifetime)))
  return { ...opened, device }
})

export const sessions = HttpApiBuilder.group(ApiWithLogIn, "sessions", (handlers) =>
  handlers
    .handle("open", ({ payload: { device, hat, ...given } }) =>
      proving(
        Effect.gen(function* () {
          return yield* entered(yield* Sessions.logIn({ ...given, ...(yield* coming(device)) }, hat))
        })
      )
    )
    .handle("resume", ({ payload }) =>
      proving(
        Effect.gen(function* () {
          const { device = Redacted.make("") } = yield* coming(payload.device)
          return yield* entered(yield* Sessions.resume(device))
        })
      )
    )
    .handle("close", () =>
      Effect.gen(function* () {
        const { caller } = yield* Asked
        if (caller.token !== undefined) yield* Sessions.logOut(caller.token)
        const { device } = yield* coming()
        if (device !== undefined) yield* OwnDevices.close(device)
        yield* cookie("", 0)
      })
    )
    .handle("me", () => CurrentActor)
)
