import { Declarations, Professionals } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { tagged } from "./command.ts"
import { pageOf } from "./cursors.ts"

export const professionals = HttpApiBuilder.group(Api, "professionals", (handlers) =>
  handlers
    .handle("list", ({ query: { name, organisation, region, ...page } }) =>
      asking((actor) =>
        pageOf(`professionals ${JSON.stringify([organisation, name, region])}`, page, (at) =>
          Professionals.list(actor, { organisation, name, region }, at)
        )
      )
    )
    .handle("get", ({ params: { id } }) => asking((actor) => Professionals.get(actor, id)).pipe(Effect.tap(tagged)))
    .handle("declarations", ({ params: { id }, query: { creditYear, state, ...page } }) =>
      asking((actor) =>
        pageOf(`declarations ${id} ${state ?? ""} ${creditYear ?? ""}`, page, (at) =>
          Declarations.ofProfessional(actor, id, { state, creditYear }, at)
        )
      )
    )
)
