import { type Coming, Locked } from "@xueshi/core"
import { Effect, Redacted } from "effect"
import { HttpEffect, HttpServerRequest, HttpServerResponse } from "effect/http"
import { deviceCookie } from "../contract/security.ts"
import { Asked } from "./Asked.ts"
import { isOwnPage } from "./authenticated.ts"
import { withHeaders } from "./command.ts"
import { answer, type Refused } from "./problemOf.ts"

/** The same answer, which also says to programs how long a lock lasts. */
export const proving = <A, E extends Refused, R>(effect: Effect.Effect<A, E, R>) =>
  answer(
    Effect.tapError(effect, (refused) =>
      refused instanceof Locked ? withHeaders({ "retry-after": String(refused.seconds) }) : Effect.void
    )
  )

/** Where a request comes from: its address, and the device whose token it shows, in the body or as a cookie of its own page. */
export const coming = Effect.fnUntraced(function* (shown?: Redacted.Redacted) {
  const { address } = yield* Asked
  const request = yield* HttpServerRequest.HttpServerRequest
  const cookie = isOwnPage(request) ? request.cookies[deviceCookie] : undefined
  const device = shown ?? (cookie === undefined ? undefined : Redacted.make(cookie, { label: "device" }))
  return { address, device } satisfies Coming as Coming
})

/** Gives a browser its device's next token, for this mount alone: scripts do not see it, and no other site sends it. */
export const rememberedBy = Effect.fnUntraced(function* (token: Redacted.Redacted, seconds: number) {
  const { cookie } = yield* Asked
  yield* HttpEffect.appendPreResponseHandler((_request, response) =>
    Effect.succeed(
      HttpServerResponse.setCookieUnsafe(response, deviceCookie, Redacted.value(token), {
        path: cookie.path,
        maxAge: seconds * 1000,
        httpOnly: true,
        sameSite: "strict",
        secure: cookie.secure
      })
    )
  )
})

/** By which session somebody asks whom the interface let in. */
export const ownToken = Effect.map(Asked, ({ caller }) => caller.token ?? Redacted.make(""))
