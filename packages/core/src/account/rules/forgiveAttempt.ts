import type { Tallied, Tally } from "../Attempts.ts"

/**
 * ACC-03: an attempt that did not fail after all: it is no failure anywhere and locks nobody, and a key that only its owner
 * has begins anew.
 */
export const forgiveAttempt = (
  tallies: ReadonlyArray<Tally | undefined>,
  anew: ReadonlyArray<boolean>
): Tallied<void> => ({
  tallies: tallies.map((tally, index) =>
    tally === undefined || anew[index] === true || tally.failures <= 1
      ? undefined
      : { ...tally, failures: tally.failures - 1, at: 0 }
  ),
  answer: undefined
})
