import type { Tally } from "../Attempts.ts"

/** How failures under one key lock; times in milliseconds. */
export interface LockLimit {
  /** So many failures lock nothing but the last of them. */
  readonly free: number
  /** How long that one locks. */
  readonly first: number
  /** Each further one locks twice as long as the one before, at most so long. */
  readonly longest: number
  /** How long after the last failure all of them are forgotten. */
  readonly forgotten: number
}

/** ACC-03: until when failures lock, in milliseconds since 1970-01-01T00:00Z; undefined where they do not lock at that moment. */
export const lockedUntil = (tally: Tally | undefined, limit: LockLimit, at: number): number | undefined => {
  if (tally === undefined || tally.until <= at || tally.failures < limit.free) return undefined
  // A power that is not finite is longer than the longest.
  const until = tally.at + Math.min(limit.longest, limit.first * 2 ** (tally.failures - limit.free))
  return until > at ? until : undefined
}
