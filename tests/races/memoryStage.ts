import { memory, Tables } from "@xueshi/memory"
import { outside, prepared, type Stage } from "@xueshi/testing"
import { Context, Layer, ManagedRuntime } from "effect"

/** A copy of maps, lists and plain objects; what is in them is shared only where it never changes. */
const copied = (value: unknown): unknown => {
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, copied(one)]))
  if (value instanceof Set) return new Set(value)
  if (Array.isArray(value)) return value.map(copied)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)]))
}

/** Makes tables hold again what was copied of them. */
const restore = (table: unknown, saved: unknown): void => {
  if (table instanceof Map && saved instanceof Map) {
    table.clear()
    for (const [key, one] of saved) table.set(key, copied(one))
  } else if (Array.isArray(table) && Array.isArray(saved)) {
    table.splice(0, table.length, ...saved.map(copied))
  } else if (typeof table === "object" && table !== null && typeof saved === "object") {
    for (const [key, one] of Object.entries(saved as object)) restore((table as Record<string, unknown>)[key], one)
  }
}

/** The memory adapter as a stage: a situation is gone back to by copying its tables. */
export const memoryStage: Stage = {
  open: async (prepare) => {
    const runtime = ManagedRuntime.make(Layer.merge(memory, outside))
    const scene = await runtime.runPromise(prepared(prepare))
    const services = await runtime.context()
    const tables = Context.get(services, Tables)
    const saved = copied(tables)
    return {
      scene,
      again: async () => {
        restore(tables, saved)
        return services
      },
      now: async () => services,
      close: () => runtime.dispose()
    }
  }
}
