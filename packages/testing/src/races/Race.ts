import type { Policies } from "@xueshi/core"
import type { Effect } from "effect"
import type { City } from "../histories/City.ts"
import type { Ports } from "../histories/World.ts"

/** Everything that a use case needs. */
export type Needs = Ports | Policies

/** One command: what it answers, or the reason for which it is refused. */
export type Command = Effect.Effect<unknown, { readonly _tag: string }, Needs>

/** Somebody who gives commands one after the other, whatever became of the one before. */
export interface Contestant {
  readonly name: string
  readonly commands: ReadonlyArray<Command>
}

/** Commands that cannot all be decided on the same reading. Given at once, they end as if one had waited for the other. */
export interface Race {
  /** The ids of the rules, and who races: `DEC-04 approve / withdraw`. */
  readonly name: string
  /** True where exactly one command may be accepted, whoever comes first. */
  readonly exclusive: boolean
  /** True where the rules let only one of them be the first to write. */
  readonly oneSided?: boolean
  /** True where nobody is told that somebody was faster: who comes second decides again by themselves. */
  readonly patient?: boolean
  /** Makes the situation in a fresh city, and gives those who race for it. */
  readonly scene: (city: City) => Effect.Effect<ReadonlyArray<Contestant>, unknown, Needs>
}

/** The refusal that says that somebody else was faster; any other is a rule's and must be that of a serial order. */
export const beaten = "Conflict"

/** What became of a command. Ticks count what the referee let happen: one that ends before another begins precedes it. */
export interface Done {
  readonly contestant: number
  readonly command: number
  readonly from: number
  readonly to: number
  /** The code of the refusal; undefined where it was accepted. */
  readonly refused: string | undefined
  /** What it answered, or the refusal with its data, as text. */
  readonly answer: string
}
