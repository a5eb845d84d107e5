import { Effect, Semaphore } from "effect"
import { Busy, type Passwords } from "./Passwords.ts"

/** How much hashing a machine takes: so many at once, so many that wait; whoever comes on top of these is refused. */
export interface HashingLimits {
  readonly atOnce: number
  readonly waiting: number
}

/** The same passwords within limits: a flood of log-ins takes neither all memory nor all threads. */
export const limitPasswords = Effect.fnUntraced(function* (
  passwords: typeof Passwords.Service,
  { atOnce, waiting }: HashingLimits
) {
  const gate = yield* Semaphore.make(atOnce)
  let inside = 0
  const enter = Effect.suspend(() => {
    if (inside >= atOnce + waiting) return Effect.fail(new Busy())
    inside += 1
    return Effect.void
  })
  const leave = Effect.sync(() => {
    inside -= 1
  })
  // A hash cannot be stopped: whoever gives up while it runs still counts, or the limit would not hold.
  const limited = <A>(work: Effect.Effect<A, Busy>) =>
    Effect.acquireUseRelease(
      enter,
      () => gate.withPermit(Effect.uninterruptible(work)),
      () => leave
    )
  const within: typeof Passwords.Service = {
    hash: (password) => limited(passwords.hash(password)),
    verify: (hash, password) => limited(passwords.verify(hash, password))
  }
  return within
})
