import { Captcha, ForgottenPassword, OwnPassword } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { ApiWithLogIn } from "../contract/index.ts"
import { Asked } from "./Asked.ts"
import { coming, ownToken, proving } from "./proving.ts"

export const passwords = HttpApiBuilder.group(ApiWithLogIn, "passwords", (handlers) =>
  handlers
    .handle("captcha", () => Effect.map(Captcha.challenge(), (captcha) => ({ captcha: captcha ?? null })))
    .handle("code", ({ payload }) =>
      proving(Effect.flatMap(Asked, ({ address }) => ForgottenPassword.ask({ ...payload, address })))
    )
    .handle("reset", ({ payload }) =>
      proving(Effect.flatMap(Asked, ({ address }) => ForgottenPassword.reset({ ...payload, address })))
    )
    .handle("change", ({ payload }) =>
      proving(
        Effect.gen(function* () {
          yield* OwnPassword.change(yield* ownToken, { ...payload, ...(yield* coming()) })
        })
      )
    )
)
