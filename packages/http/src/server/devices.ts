import { OwnDevices } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { ApiWithLogIn } from "../contract/index.ts"
import { answer } from "./problemOf.ts"
import { ownToken } from "./proving.ts"

export const devices = HttpApiBuilder.group(ApiWithLogIn, "devices", (handlers) =>
  handlers
    .handle("list", () => answer(Effect.flatMap(ownToken, OwnDevices.list)))
    .handle("revoke", ({ params: { id } }) =>
      answer(
        Effect.flatMap(ownToken, (token) => OwnDevices.revoke(token, id)),
        "path"
      )
    )
)
