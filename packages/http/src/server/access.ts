import { Access } from "@xueshi/core"
import { HttpApiBuilder } from "effect/http-api"
import { ApiWithLogIn } from "../contract/index.ts"
import { asking } from "./asking.ts"

export const access = HttpApiBuilder.group(ApiWithLogIn, "access", (handlers) =>
  handlers
    .handle("resetAdministrator", ({ params: { id } }) =>
      asking((principal) => Access.resetAdministrator(principal, id))
    )
    .handle("resetProfessional", ({ params: { id } }) => asking((principal) => Access.resetProfessional(principal, id)))
    .handle("invite", ({ params: { id } }) => asking((principal) => Access.invite(principal, id)))
)
