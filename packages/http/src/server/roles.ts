import { Roles } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { command, json } from "./command.ts"
import { pageOf } from "./cursors.ts"
import { answer } from "./problemOf.ts"

export const roles = HttpApiBuilder.group(Api, "roles", (handlers) =>
  handlers
    .handle("list", ({ query: { organisation, ...page } }) =>
      asking((actor) => pageOf(`roles ${organisation}`, page, (at) => Roles.list(actor, organisation, at)))
    )
    .handle("create", ({ headers, payload: { facts, organisation } }) =>
      answer(
        command("Role", "create role", headers, json({ organisation, facts }), (actor) =>
          Roles.create(actor, organisation, facts)
        ),
        "body/facts"
      )
    )
    .handle("edit", ({ headers, params: { id }, payload }) =>
      answer(command("Role", "edit role", headers, json({ id, payload }), (actor) => Roles.edit(actor, id, payload)))
    )
    .handle("remove", ({ headers, params: { id } }) =>
      answer(
        command("Role", "remove role", headers, json({ id }), (actor) => Effect.as(Roles.remove(actor, id), undefined))
      )
    )
)
