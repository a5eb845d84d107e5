import fc from "fast-check"
import type { Tally } from "../Tally.ts"
import { difference, disagreement, journalled } from "./compare.ts"
import type { Order } from "./Model.ts"
import { orderOf, type Step, steps } from "./steps.ts"
import { type Adapter, give, openWorld, type World } from "./World.ts"

interface Real {
  readonly world: World
  readonly journalledBefore: number
  readonly tally: Tally
}

/** One step of the state machine: the use case and the model get the same order and must agree in what it touches. */
class Try implements fc.AsyncCommand<World, Real> {
  readonly step: Step
  #order: Order | undefined
  constructor(step: Step) {
    this.step = step
  }
  check({ model }: Readonly<World>): boolean {
    this.#order = orderOf(model, this.step)
    return this.#order !== undefined
  }
  /** Follows at once on a `check` that found an order. */
  async run(_model: World, { journalledBefore, tally, world }: Real): Promise<void> {
    const order = this.#order as Order
    const outcome = await give(world, order)
    tally.add(order.verb, [outcome.refused === undefined ? "accepted" : "refused", outcome.refused ?? "accepted"])
    const last = world.model.entries.length - 1
    const touched = [...new Set([order.entry, last])].filter((entry) => entry in world.model.entries)
    const wrong = disagreement(outcome) ?? (await world.run(difference(world, journalledBefore, touched)))
    if (wrong !== undefined) throw new Error(wrong)
  }
  toString(): string {
    const { actor, aim, claim, grant, target, verb } = this.step
    return `${verb}(${aim}, actor ${actor}, target ${target}, claim ${claim}, ${grant})`
  }
}

/**
 * DEC-04, EXT-01, model-based: after every command the adapter holds, lists and journals what the rule book's table says of what the
 * command touched, and at the end of everything.
 */
export const machine = (
  adapter: Adapter,
  tally: Tally,
  maxCommands = 50
): fc.IAsyncProperty<[Iterable<fc.AsyncCommand<World, Real>>]> =>
  fc.asyncProperty(
    fc.commands([steps.map((step) => new Try(step))], { maxCommands, size: "max" }),
    async (commands) => {
      const world = await openWorld(adapter)
      try {
        const journalledBefore = await world.run(journalled)
        await fc.asyncModelRun(() => ({ model: world, real: { world, journalledBefore, tally } }), commands)
        const wrong = await world.run(difference(world, journalledBefore))
        if (wrong !== undefined) throw new Error(wrong)
      } finally {
        await world.close()
      }
    }
  )
