import { type AggregateName, replay } from "@xueshi/core"
import { memory, Tables } from "@xueshi/memory"
import { afterHistory, histories, historySuite, Tally } from "@xueshi/testing"
import { Equal } from "effect"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { withoutStacks } from "../withoutStacks.ts"
import { printShares } from "./printShares.ts"

withoutStacks()

const tally = new Tally()
afterAll(() => printShares(tally))

describe("laws over histories, on the memory adapter", () => {
  for (const { name, run } of historySuite(memory, { tally })) {
    const machine = name.startsWith("DEC-04")
    it(name, { timeout: 240_000 }, () => run(machine ? { runs: 1000 } : {}))
  }
})

describe("U29 the memory adapter's tables", () => {
  it("U29 SYS-01 hold exactly what replaying its journal gives, after any history", async () => {
    const holds = fc.asyncProperty(histories, (history) =>
      afterHistory(memory, history, async ({ run }) => {
        const { journal, rows } = await run(Tables)
        const rebuilt = replay(journal)
        for (const name of Object.keys(rows) as Array<AggregateName>)
          expect(Equal.equals(rebuilt[name], rows[name])).toBe(true)
      })
    )
    await fc.assert(holds, { numRuns: 100, seed: 20190115 })
  })
})
