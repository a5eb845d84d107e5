import { Store } from "@xueshi/core"
import { Effect } from "effect"
import type { Adapter } from "../World.ts"
import type { Verb } from "./Model.ts"
import type { Played } from "./RequestLaw.ts"
import { type History, orderOf } from "./steps.ts"
import { give, type Outcome, openTown, type TownWorld } from "./TownWorld.ts"

/** Commands that mean one step of one request. */
const once: ReadonlyArray<Verb> = ["approve", "reject", "withdraw", "clear", "grant", "refuse"]

export const journal = Effect.flatMap(Store, (store) => store.journal(0, 10_000))

/** Gives a command that was accepted once more; says what it wrote where the rules have it that nothing is left to do. */
const again = async (world: TownWorld, { order }: Outcome): Promise<string | undefined> => {
  const before = await world.run(journal)
  const { against, refused } = await give(world, order)
  const written = (await world.run(journal)).length - before.length
  const due = against.length === 0 && order.verb !== "clear"
  if (due || written === 0) return undefined
  return `a second ${order.verb} of ${order.thing} by ${order.who.user} is ${refused ?? "accepted"} and writes`
}

/** Plays a history in a fresh town, some accepted commands twice, and looks at what came of it. */
export const play = async <A>(adapter: Adapter, history: History, look: (played: Played) => Promise<A>): Promise<A> => {
  const { close, world } = await openTown(adapter, history)
  try {
    const outcomes: Array<Outcome> = []
    let [times, wrote] = [0, undefined as string | undefined]
    for (const step of history.steps) {
      const order = orderOf(world.model, step)
      if (order === undefined) continue
      const outcome = await give(world, order)
      outcomes.push(outcome)
      if (outcome.refused !== undefined || step.number % 3 !== 0 || !once.includes(step.verb)) continue
      times += 1
      wrote ??= await again(world, outcome)
    }
    return await look({ history, outcomes, world, repeated: { times, wrote } })
  } finally {
    await close()
  }
}
