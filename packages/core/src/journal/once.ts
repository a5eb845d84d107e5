import { Effect } from "effect"
import type { AggregateName, StateOf } from "./aggregates.ts"
import { type Answer, CurrentKey, type IdempotencyKey, KeyReused } from "./IdempotencyKey.ts"
import { Store } from "./Store.ts"

/**
 * SYS-03: runs a command at most once for its key. Repeated, it gives what the first one led to, whatever has happened
 * since; with another command under the same key it fails. Of two at once, one runs and both get its answer.
 */
export const once = Effect.fnUntraced(function* <K extends AggregateName, A extends StateOf<K> | undefined, E, R>(
  idempotency: IdempotencyKey,
  aggregate: K,
  command: Effect.Effect<A, E, R>
) {
  const store = yield* Store
  const first = Effect.flatMap(store.answers([idempotency.key]), (answers) => {
    const answer = answers.get(idempotency.key)
    return answer === undefined || (answer.digest === idempotency.digest && answer.aggregate === aggregate)
      ? Effect.succeed(answer as Answer<K> | undefined)
      : new KeyReused()
  })
  const before = yield* first
  if (before !== undefined) return before.after as A
  return yield* command.pipe(
    Effect.provideService(CurrentKey, idempotency),
    // Whatever stood in the way may be the same command, done meanwhile by its twin.
    Effect.catch((error) =>
      Effect.flatMap(first, (answer) => (answer === undefined ? Effect.fail(error) : Effect.succeed(answer.after as A)))
    )
  )
})
