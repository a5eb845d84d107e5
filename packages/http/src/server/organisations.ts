import { Organisations } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { command, json, tagged } from "./command.ts"
import { pageOf } from "./cursors.ts"
import { answer } from "./problemOf.ts"

export const organisations = HttpApiBuilder.group(Api, "organisations", (handlers) =>
  handlers
    .handle("list", ({ query: { within, ...page } }) =>
      asking((actor) =>
        pageOf(`organisations ${within ?? ""}`, page, (at) => Organisations.list(actor, { within }, at))
      )
    )
    .handle("get", ({ params: { id } }) => asking((actor) => Organisations.get(actor, id)).pipe(Effect.tap(tagged)))
    .handle("establish", ({ headers, payload }) =>
      answer(
        command("Organisation", "establish", headers, json(payload), (actor) =>
          Organisations.establish(actor, payload.facts, payload.superior)
        ),
        "body/facts"
      )
    )
)
