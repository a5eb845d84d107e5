import type { Tally } from "@xueshi/testing"

/** With XUESHI_SHARES set, prints how often each answer was met. */
export const printShares = (tally: Tally): void => {
  const { XUESHI_SHARES } = process.env
  if (XUESHI_SHARES !== undefined) console.log(tally.table().join("\n"))
}
