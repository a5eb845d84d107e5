import { Registrations } from "@xueshi/core"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { json } from "./command.ts"
import { pageOf } from "./cursors.ts"
import { answer } from "./problemOf.ts"
import { submitted } from "./submitted.ts"

export const registrations = HttpApiBuilder.group(Api, "registrations", (handlers) =>
  handlers
    .handle("organisations", ({ query: { name, ...page } }) =>
      answer(pageOf(`registrations ${name}`, page, (at) => Registrations.organisations(name, at)))
    )
    .handle("departments", ({ params: { id }, query }) =>
      answer(pageOf(`registrations in ${id}`, query, (at) => Registrations.departments(id, at)))
    )
    .handle("registerAs", ({ headers, payload }) =>
      submitted("../../reviews", "registerAs", headers, json(payload), (actor) =>
        Registrations.registerAs(actor, payload)
      )
    )
    .handle("registerOrganisationAs", ({ headers, payload }) =>
      submitted("../../reviews", "registerOrganisationAs", headers, json(payload), (actor) =>
        Registrations.registerOrganisationAs(actor, payload)
      )
    )
)
