import { Forms } from "@xueshi/core"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"

export const forms = HttpApiBuilder.group(Api, "forms", (handlers) =>
  handlers
    .handle("ofProfessional", ({ params: { id }, query: { creditYear } }) =>
      asking((actor) => Forms.ofProfessional(actor, id, creditYear))
    )
    .handle("onBehalf", ({ query: { creditYear } }) => asking((actor) => Forms.onBehalf(actor, creditYear)))
)
