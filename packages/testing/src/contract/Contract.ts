import type { Policies } from "@xueshi/core"
import { Effect, Layer } from "effect"
import { type Adapter, outside, type Ports } from "../histories/World.ts"

/** What an adapter must do, as data for any runner: names → programs that die where the adapter does not. */
export type Contract = Readonly<Record<string, Effect.Effect<void, unknown, Ports | Policies>>>

/**
 * Runs one program of a contract on an adapter that starts empty, under Weihai's policy of 2018, in January 2019.
 *
 * @example
 * for (const [name, program] of Object.entries(storeContract)) it(name, () => keep(memory, program))
 */
export const keep = (adapter: Adapter, program: Contract[string]): Promise<void> =>
  Effect.runPromise(Effect.scoped(Effect.provide(program, Layer.merge(adapter, outside))))
