import { Context, Duration } from "effect"
import type { LockLimit } from "./rules/lockedUntil.ts"

/** Under what failures are counted. */
export type LockScope = "pair" | "account" | "address" | "device" | "request"

const limit = (free: number, first: Duration.Input, longest: Duration.Input, forgotten: Duration.Input): LockLimit => ({
  free,
  first: Duration.toMillis(first),
  longest: Duration.toMillis(longest),
  forgotten: Duration.toMillis(forgotten)
})

/**
 * How failed checks of passwords lock (ACC-03). An account from one address (`pair`) locks first and longest. As a whole the
 * account locks later and for minutes, so that strangers lock nobody out; an address, only where very many fail from it, since
 * a large employer may have one. Whoever comes from a device of theirs is held to what failed on that device alone.
 * `request` is how often a code may be asked for (ACC-11).
 */
export const LockLimits = Context.Reference<Readonly<Record<LockScope, LockLimit>>>("@xueshi/core/account/LockLimits", {
  defaultValue: () => ({
    pair: limit(5, "1 minute", "12 hours", "24 hours"),
    account: limit(20, "1 minute", "15 minutes", "24 hours"),
    address: limit(300, "1 minute", "1 hour", "2 hours"),
    device: limit(5, "1 minute", "12 hours", "24 hours"),
    request: limit(3, "1 minute", "1 hour", "24 hours")
  })
})
