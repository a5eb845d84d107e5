import { Departments } from "@xueshi/core"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { command, json } from "./command.ts"
import { pageOf } from "./cursors.ts"
import { answer } from "./problemOf.ts"

export const departments = HttpApiBuilder.group(Api, "departments", (handlers) =>
  handlers
    .handle("list", ({ query: { organisation, ...page } }) =>
      asking((actor) => pageOf(`departments ${organisation}`, page, (at) => Departments.list(actor, organisation, at)))
    )
    .handle("add", ({ headers, payload: { organisation, ...added } }) =>
      answer(
        command("Department", "add department", headers, json({ organisation, added }), (actor) =>
          Departments.add(actor, organisation, added)
        )
      )
    )
    .handle("rename", ({ headers, params: { id }, payload: { name } }) =>
      answer(
        command("Department", "rename department", headers, json({ id, name }), (actor) =>
          Departments.rename(actor, id, name)
        )
      )
    )
    .handle("disable", ({ headers, params: { id } }) =>
      answer(
        command("Department", "disable department", headers, json({ id }), (actor) => Departments.disable(actor, id))
      )
    )
    .handle("enable", ({ headers, params: { id } }) =>
      answer(
        command("Department", "enable department", headers, json({ id }), (actor) => Departments.enable(actor, id))
      )
    )
)
