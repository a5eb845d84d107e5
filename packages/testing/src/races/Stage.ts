import { Ids } from "@xueshi/core"
import { type Context, Effect, Layer, ManagedRuntime } from "effect"
import { type Adapter, outside } from "../histories/World.ts"
import type { Needs } from "./Race.ts"

/** A situation that can be gone back to. */
export interface Opened<A> {
  readonly scene: A
  /** The situation as it was at first, whatever has happened since. */
  readonly again: () => Promise<Context.Context<Needs>>
  /** What has come of it since. */
  readonly now: () => Promise<Context.Context<Needs>>
  readonly close: () => Promise<void>
}

/** Where races are run: an adapter that starts empty, and a way back to a prepared situation. */
export interface Stage {
  readonly open: <A>(prepare: Effect.Effect<A, unknown, Needs>) => Promise<Opened<A>>
}

/** Ids by whoever asks for them, so that they are the same in whatever order the callers come. */
export const idsOf = (who: string): typeof Ids.Service => {
  let [id, serial] = [0, 0]
  return Ids.of({
    next: Effect.sync(() => `${who}-${++id}`),
    serial: Effect.sync(() => `${who}${++serial}`.toUpperCase().replaceAll("-", "").padStart(10, "0"))
  })
}

/** The situation is made by the same commands, so by the same ids. */
export const prepared = <A, E, R>(prepare: Effect.Effect<A, E, R>): Effect.Effect<A, E, Exclude<R, Ids>> =>
  Effect.provideServiceEffect(
    prepare,
    Ids,
    Effect.sync(() => idsOf("scene"))
  )

/**
 * The stage of any adapter: everything is made anew each time. An adapter that can go back faster has a stage of its own.
 *
 * @example
 * for (const { name, run } of raceSuite(freshStage(memory))) it(name, async () => { await run() })
 */
export const freshStage = (adapter: Adapter): Stage => ({
  open: async (prepare) => {
    const open = async () => {
      const runtime = ManagedRuntime.make(Layer.merge(adapter, outside))
      return { runtime, scene: await runtime.runPromise(prepared(prepare)) }
    }
    let { runtime, scene } = await open()
    return {
      scene,
      again: async () => {
        await runtime.dispose()
        ;({ runtime } = await open())
        return runtime.context()
      },
      now: () => runtime.context(),
      close: () => runtime.dispose()
    }
  }
})
