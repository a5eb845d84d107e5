import type { Text } from "@xueshi/core"
import type { Adapter } from "../World.ts"
import type { History } from "./steps.ts"
import type { Outcome, TownWorld } from "./TownWorld.ts"

/** What became of a history: its steps as they were answered, and the town. */
export interface Played {
  readonly history: History
  readonly outcomes: ReadonlyArray<Outcome>
  readonly world: TownWorld
  /** How often a command that was accepted was given again, and the first that then wrote. */
  readonly repeated: { readonly times: number; readonly wrote: string | undefined }
}

/** A law over any history of requests. */
export interface RequestLaw {
  readonly id: `U${number}` | "machine"
  readonly rules: ReadonlyArray<string>
  readonly title: string
  readonly statement: Text
  /** The least share of histories that must have met what the law speaks of, by name. */
  readonly meets: Readonly<Record<string, number>>
  /** What is wrong, in words; undefined where the law holds. It may give further orders to the town. */
  readonly broken: (played: Played, met: (what: string) => void, adapter: Adapter) => Promise<string | undefined>
}
