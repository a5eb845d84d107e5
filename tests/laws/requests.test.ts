import { memory } from "@xueshi/memory"
import { requestSuite, Tally } from "@xueshi/testing"
import { afterAll, describe, it } from "vitest"
import { withoutStacks } from "../withoutStacks.ts"
import { printShares } from "./printShares.ts"

withoutStacks()

const tally = new Tally()
afterAll(() => printShares(tally))

describe("laws over histories of requests, on the memory adapter", () => {
  for (const { name, run } of requestSuite(memory, { tally })) it(name, { timeout: 240_000 }, () => run({ runs: 1000 }))
})
