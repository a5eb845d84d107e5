import { Sessions } from "@xueshi/core"
import { Clock, Effect, Redacted } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { ApiWithLogIn } from "../contract/index.ts"
import { CurrentActor, sessionCookie } from "../contract/security.ts"
import { Asked } from "./Asked.ts"
import { withHeaders } from "./command.ts"
import { answer } from "./problemOf.ts"

/** A browser's cookie, for this mount alone: scripts do not see it, and other sites cannot send it with a command. */
const cookie = Effect.fnUntraced(function* (token: string, seconds: number) {
  const { cookie } = yield* Asked
  const secure = cookie.secure ? "; Secure" : ""
  const text = `${sessionCookie}=${token}; Path=${cookie.path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
  yield* withHeaders({ "set-cookie": text })
})

export const sessions = HttpApiBuilder.group(ApiWithLogIn, "sessions", (handlers) =>
  handlers
    .handle("open", ({ payload: { document, hat, password } }) =>
      answer(
        Effect.gen(function* () {
          const opened = yield* Sessions.logIn({ document, password }, hat)
          const left = opened.expiresAt - (yield* Clock.currentTimeMillis)
          yield* cookie(Redacted.value(opened.token), Math.max(0, Math.floor(left / 1000)))
          return opened
        })
      )
    )
    .handle("close", () =>
      Effect.gen(function* () {
        const { caller } = yield* Asked
        if (caller.token !== undefined) yield* Sessions.logOut(caller.token)
        yield* cookie("", 0)
      })
    )
    .handle("me", () => CurrentActor)
)
