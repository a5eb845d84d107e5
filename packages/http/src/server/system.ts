import { Store } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"

const up = { status: "up" } as const

export const system = HttpApiBuilder.group(Api, "system", (handlers) =>
  handlers
    .handle("health", () => Effect.succeed(up))
    .handle("ready", () => Effect.flatMap(Store, (store) => Effect.as(store.journal(0, 1), up)))
)
