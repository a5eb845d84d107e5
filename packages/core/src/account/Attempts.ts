import { Context, type Effect } from "effect"

/** The failures that were counted under one key. */
export interface Tally {
  readonly failures: number
  /** When the last one was counted, in milliseconds since 1970-01-01T00:00Z. */
  readonly at: number
  /** From when on they are forgotten. */
  readonly until: number
}

/** What is to be kept under each key, in their order: undefined for nothing. */
export interface Tallied<A> {
  readonly tallies: ReadonlyArray<Tally | undefined>
  readonly answer: A
}

/** Port: keeps failures, by digests alone. */
export class Attempts extends Context.Service<
  Attempts,
  {
    /**
     * Reads the tallies of keys, decides, and writes what was decided: as one step that no other comes in between of. The
     * decision is pure, since it may be taken again.
     */
    readonly update: <A>(
      keys: ReadonlyArray<string>,
      decide: (tallies: ReadonlyArray<Tally | undefined>) => Tallied<A>
    ) => Effect.Effect<A>
    /** Removes what is forgotten at that moment; gives how many. */
    readonly collect: (at: number) => Effect.Effect<number>
  }
>()("@xueshi/core/account/Attempts") {}
