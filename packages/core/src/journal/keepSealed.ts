import { Deferred, type Duration, Effect, Fiber } from "effect"
import { JournalChain } from "./JournalChain.ts"
import { seal } from "./seal.ts"

/** How long the store may take: a statement on a dead connection is never answered. At its end a scope waits less. */
const patience = { look: "30 seconds", last: "2 seconds" } as const

/**
 * SYS-02: seals the journal while its scope is open, and a last time when that closes. No command waits for it. A store
 * that fails is told of once, and sealing goes on when it is back; what was left when the scope closed, when the next one
 * opens. Where nothing is new, a look reads no entry and makes no block. Any number may run at once.
 *
 * @example
 * Layer.effectDiscard(keepSealed())
 */
export const keepSealed = Effect.fnUntraced(function* (every: Duration.Input = "1 second") {
  const chain = yield* JournalChain
  const closing = yield* Deferred.make<void>()
  let [sealed, failing] = [0, false]

  const look = Effect.gen(function* () {
    const fresh = yield* chain.entries(sealed, Number.MAX_SAFE_INTEGER, 1)
    if (fresh.length > 0) sealed = (yield* seal).head.sequence
    failing = false
  }).pipe(
    Effect.timeout(patience.look),
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
  const looks = Effect.repeat(Effect.andThen(look, Effect.timeoutOption(Deferred.await(closing), every)), {
    until: () => Deferred.isDoneUnsafe(closing)
  })
  const last = Effect.suspend(() => (failing ? Effect.void : look))

  yield* Effect.acquireRelease(Effect.forkDetach(Effect.andThen(looks, last)), (fiber) =>
    Effect.gen(function* () {
      yield* Deferred.succeed(closing, undefined)
      yield* Effect.timeoutOption(Fiber.await(fiber), patience.last)
      // Not waited for: a driver takes its time to call off a statement that is not answered.
      fiber.interruptUnsafe()
    })
  )
})
