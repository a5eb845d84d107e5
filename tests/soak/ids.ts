import { randomUUID } from "node:crypto"
import { Ids } from "@xueshi/core"
import { Effect, Layer } from "effect"

/** Ids that no other process makes, whatever became of it. */
export const uniqueIds = Layer.succeed(
  Ids,
  Ids.of({
    next: Effect.sync(() => randomUUID()),
    serial: Effect.sync(() => randomUUID().replaceAll("-", "").slice(0, 10).toUpperCase())
  })
)
