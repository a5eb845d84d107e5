import { memory } from "@xueshi/memory"
import { requestSuite, Tally } from "@xueshi/testing"
import { afterAll, describe, it } from "vitest"
import { printShares } from "./printShares.ts"

const tally = new Tally()
afterAll(() => printShares(tally))

describe("laws over histories of requests, on the memory adapter", () => {
  for (const { name, run } of requestSuite(memory, { tally })) it(name, { timeout: 240_000 }, () => run({ runs: 2000 }))
})
