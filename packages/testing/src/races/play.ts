import { Ids, Store } from "@xueshi/core"
import { Context, Effect, Result } from "effect"
import { canonical } from "./canonical.ts"
import { type Gate, gated } from "./gated.ts"
import type { Contestant, Done, Needs } from "./Race.ts"
import { idsOf } from "./Stage.ts"

/** Who waits at the gate, and before which call. */
export type Waiting = ReadonlyMap<number, string>

/** Who goes on, of those who wait, in this order; with `open` nobody waits again. */
export interface Call {
  readonly go: ReadonlyArray<number>
  readonly open?: boolean
}
export type Referee = (waiting: Waiting) => Call

/** Lets all go on, and nobody waits again. */
export const letAll: Referee = (waiting) => ({ go: [...waiting.keys()], open: true })

export interface Played {
  readonly done: ReadonlyArray<Done>
  /** Whose commit was accepted first. */
  readonly winner: number | undefined
}

/** Runs contestants at once; whenever all of them wait before a call of a port, the referee says who goes on. */
export const play = async (
  services: Context.Context<Needs>,
  contestants: ReadonlyArray<Contestant>,
  referee: Referee
): Promise<Played> => {
  const waiting = new Map<number, { readonly call: string; readonly go: () => void }>()
  const done: Array<Done> = []
  let [awake, tick, open] = [contestants.length, 0, false]
  let winner: number | undefined
  let quiet = () => {}
  const asleep = () => {
    awake -= 1
    if (awake === 0) quiet()
  }
  const gateOf =
    (who: number): Gate =>
    (call) =>
      Effect.suspend(() =>
        open
          ? Effect.void
          : Effect.callback<void>((resume) => {
              waiting.set(who, { call, go: () => resume(Effect.void) })
              asleep()
            })
      )
  /**
   * A contestant's own services. The store notes who was first; ids of a refused commit are given again, so that what is
   * kept does not tell how often somebody tried.
   */
  const own = (who: number, command: number) => {
    const { commit, ...store } = Context.get(services, Store)
    const fresh = () => idsOf(`c${who}-${command}`)
    let ids = fresh()
    const noted = Store.of({
      ...store,
      commit: (given) =>
        commit(given).pipe(
          Effect.tap(() => Effect.sync(() => (winner ??= who))),
          Effect.tapError(() => Effect.sync(() => (ids = fresh())))
        )
    })
    const given = Ids.of({ next: Effect.suspend(() => ids.next), serial: Effect.suspend(() => ids.serial) })
    return gated(Context.add(services, Store, noted), given, gateOf(who))
  }
  const run = async ({ commands }: Contestant, contestant: number) => {
    for (const [command, effect] of commands.entries()) {
      const from = tick++
      const result = await Effect.runPromiseWith(own(contestant, command))(Effect.result(effect))
      const failure = Result.isFailure(result) ? result.failure : undefined
      const answer = canonical(Result.isFailure(result) ? result.failure : result.success)
      done.push({ contestant, command, from, to: tick++, refused: failure?._tag, answer })
    }
  }
  const all = Promise.allSettled(contestants.map((one, who) => run(one, who).finally(asleep)))
  for (;;) {
    if (awake > 0)
      await new Promise<void>((resolve) => {
        quiet = resolve
      })
    if (waiting.size === 0) break
    const called = referee(new Map([...waiting].map(([who, { call }]) => [who, call])))
    open ||= called.open === true
    const gone = called.go.flatMap((who) => waiting.get(who) ?? [])
    if (gone.length === 0) throw new Error("the referee lets nobody go on")
    awake += gone.length
    for (const who of called.go) waiting.delete(who)
    for (const { go } of gone) go()
  }
  for (const ended of await all) if (ended.status === "rejected") throw ended.reason
  return { done, winner }
}
