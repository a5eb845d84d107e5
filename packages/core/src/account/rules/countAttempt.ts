import type { Tallied, Tally } from "../Attempts.ts"
import { type LockLimit, lockedUntil } from "./lockedUntil.ts"

/**
 * ACC-03: an attempt counts as a failure before it is known how it ends, so that no number of them at once passes the limit.
 * Where one of the keys is locked nothing is counted, and the answer is until when: whoever keeps trying does not lock longer.
 */
export const countAttempt = (
  tallies: ReadonlyArray<Tally | undefined>,
  limits: ReadonlyArray<LockLimit>,
  at: number
): Tallied<number | undefined> => {
  const locks = limits.map((limit, index) => lockedUntil(tallies[index], limit, at) ?? at)
  const until = Math.max(at, ...locks)
  if (until > at) return { tallies, answer: until }
  const counted = limits.map((limit, index): Tally => {
    const before = tallies[index]
    const failures = before === undefined || before.until <= at ? 0 : before.failures
    return { failures: failures + 1, at, until: at + limit.forgotten }
  })
  return { tallies: counted, answer: undefined }
}
