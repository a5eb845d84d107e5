import { Samples } from "@xueshi/core"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { command, json } from "./command.ts"
import { pageOf } from "./cursors.ts"
import { answer } from "./problemOf.ts"

export const samples = HttpApiBuilder.group(Api, "samples", (handlers) =>
  handlers
    .handle("draw", ({ headers, payload }) =>
      answer(command("Sample", "draw", headers, json(payload), (actor) => Samples.draw(actor, payload)))
    )
    .handle("ofOrganisation", ({ query: { organisation, ...query } }) =>
      asking((actor) =>
        pageOf(`samples ${organisation}`, query, (page) => Samples.ofOrganisation(actor, organisation, page))
      )
    )
    .handle("get", ({ params: { id } }) => asking((actor) => Samples.get(actor, id)))
)
