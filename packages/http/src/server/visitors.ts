import { Registrations } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { ApiWithLogIn } from "../contract/index.ts"
import { coming, proving } from "./proving.ts"

export const visitors = HttpApiBuilder.group(ApiWithLogIn, "visitors", (handlers) =>
  handlers
    .handle("register", ({ payload: { captcha, password, ...form } }) =>
      proving(Effect.flatMap(coming(), (from) => Registrations.register(form, { ...from, captcha, password })))
    )
    .handle("registerOrganisation", ({ payload: { captcha, password, ...form } }) =>
      proving(
        Effect.flatMap(coming(), (from) => Registrations.registerOrganisation(form, { ...from, captcha, password }))
      )
    )
)
