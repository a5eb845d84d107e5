import { Transfers } from "@xueshi/core"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { json } from "./command.ts"
import { submitted } from "./submitted.ts"

export const transfers = HttpApiBuilder.group(Api, "transfers", (handlers) =>
  handlers.handle("request", ({ headers, payload: { professional, ...asked } }) =>
    submitted("./reviews", "transfer", headers, json({ professional, asked }), (actor) =>
      Transfers.request(actor, professional, asked)
    )
  )
)
