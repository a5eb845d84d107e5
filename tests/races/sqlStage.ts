import { PgClient } from "@effect/sql-pg"
import type { Connection } from "@xueshi/embedded"
import { SequentialIds } from "@xueshi/memory"
import { sql } from "@xueshi/sql"
import { outside, prepared, type Stage } from "@xueshi/testing"
import { Effect, Layer, ManagedRuntime } from "effect"
import { emptying, remembering } from "./rewind.ts"

/** Enough connections that no contestant waits for another one's. */
const clientOf = (connection: Connection) => PgClient.layer({ ...connection, maxConnections: 4 })
export const portsOn = (connection: Connection) =>
  Layer.merge(sql, SequentialIds).pipe(Layer.provideMerge(clientOf(connection)))

/**
 * PostgreSQL as a stage, on a migrated database that nobody else uses: a situation is gone back to by putting back the
 * rows of every table.
 */
export const sqlStage = (connection: Connection): Stage => ({
  open: async (prepare) => {
    const runtime = ManagedRuntime.make(Layer.merge(Layer.orDie(portsOn(connection)), outside))
    await runtime.runPromise(Effect.flatten(emptying))
    const scene = await runtime.runPromise(prepared(prepare))
    const goBack = await runtime.runPromise(remembering)
    return {
      scene,
      again: async () => {
        await runtime.runPromise(goBack)
        return runtime.context()
      },
      now: () => runtime.context(),
      close: () => runtime.dispose()
    }
  }
})
