import type { Text } from "@xueshi/core"
import { orderOf, type Step } from "./steps.ts"
import { type Adapter, give, type Outcome, openWorld, type World } from "./World.ts"

/** A law over any history of commands on an adapter. */
export interface HistoryLaw {
  readonly id: `U${number}`
  readonly rules: ReadonlyArray<string>
  readonly title: string
  readonly statement: Text
  /** The least share of histories that must have met what the law speaks of, by name, or it holds emptily. */
  readonly meets: Readonly<Record<string, number>>
  /** What is wrong after this history, in words; undefined where the law holds. `met` notes what it met. */
  readonly broken: (
    adapter: Adapter,
    history: ReadonlyArray<Step>,
    met: (answer: string) => void
  ) => Promise<string | undefined>
}

/** Plays a history in a fresh city and looks at what came of it. */
export const afterHistory = async <A, R = never>(
  adapter: Adapter<R>,
  history: ReadonlyArray<Step>,
  look: (world: World<R>, outcomes: ReadonlyArray<Outcome>) => Promise<A>
): Promise<A> => {
  const world = await openWorld(adapter)
  try {
    const outcomes: Array<Outcome> = []
    for (const step of history) {
      const order = orderOf(world.model, step)
      if (order !== undefined) outcomes.push(await give(world, order))
    }
    return await look(world, outcomes)
  } finally {
    await world.close()
  }
}
