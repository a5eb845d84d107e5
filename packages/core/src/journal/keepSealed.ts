import { type Duration, Effect, Fiber, Schedule } from "effect"
import { JournalChain } from "./JournalChain.ts"
import { seal } from "./seal.ts"

/** How long the last seal may hold up the end of a scope. */
const patience = "5 seconds"

/**
 * SYS-02: seals the journal while its scope is open, and a last time when that closes. No command waits for it. A store
 * that fails is told of once, and sealing goes on when it is back. Where nothing is new, a look reads one entry's place.
 * Any number may run at once.
 *
 * @example
 * Layer.effectDiscard(keepSealed())
 */
export const keepSealed = Effect.fnUntraced(function* (every: Duration.Input = "1 second") {
  const chain = yield* JournalChain
  let [sealed, failing] = [0, false]

  const look = Effect.gen(function* () {
    const fresh = yield* chain.entries(sealed, Number.MAX_SAFE_INTEGER, 1)
    if (fresh.length > 0) sealed = (yield* seal).head.sequence
    failing = false
  }).pipe(
    // Adapters let a store that fails them die.
    Effect.catchCause((cause) => {
      const known = failing
      failing = true
      return known
        ? Effect.void
        : Effect.logWarning(
            "流水暂时无法封存，恢复后会继续 / the journal cannot be sealed now, and will be later",
            cause
          )
    })
  )

  // In a fiber of its own: it is to be done in time also where the scope closes because its fiber was interrupted.
  const last = Effect.flatMap(Effect.forkDetach(Effect.timeoutOption(look, patience)), Fiber.await)
  yield* Effect.addFinalizer(() => Effect.asVoid(last))
  yield* Effect.forkScoped(Effect.repeat(look, Schedule.spaced(every)))
})
