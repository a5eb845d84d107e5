import type { Connection } from "@xueshi/embedded"
import { SequentialIds } from "@xueshi/memory"
import { Effect, Layer, ManagedRuntime } from "effect"
import { emptying } from "./rewind.ts"
import { portsOn } from "./sqlStage.ts"

/** Every port on one database, which each building of the layer finds empty: one at a time. */
export const emptied = async (connection: Connection) => {
  const runtime = ManagedRuntime.make(Layer.orDie(portsOn(connection)))
  const services = await runtime.context()
  const empty = await runtime.runPromise(emptying)
  const emptyFirst = Layer.effectDiscard(Effect.orDie(Effect.provideContext(empty, services)))
  return {
    adapter: Layer.mergeAll(Layer.succeedContext(services), SequentialIds, emptyFirst),
    close: () => runtime.dispose()
  }
}
