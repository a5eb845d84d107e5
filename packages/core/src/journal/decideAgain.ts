import { Effect } from "effect"
import { Conflict } from "./Store.ts"

/**
 * Reads and decides again, a few times, where somebody else was faster: for commands that nobody decided on what they had
 * seen, so that the answer is that of one after the other. A repeated request is not given again: `once` answers it.
 */
export const decideAgain = <A, E, R>(command: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.retry(command, { times: 4, while: (error) => error instanceof Conflict && error.what !== "repeated" })
