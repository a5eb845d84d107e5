import { memory } from "@xueshi/memory"
import { derivedAfter, histories, Tally } from "@xueshi/testing"
import fc from "fast-check"
import { expect, it } from "vitest"
import { emptiedPostgres } from "../postgres/emptied.ts"

it.each([
  ["memory", memory, 300],
  ["PostgreSQL", emptiedPostgres, 20]
] as const)(
  "CMP-02 STA-02 U16 U20 what is kept and current is what judging anew gives, after any history, on %s",
  async (_, adapter, numRuns) => {
    const tally = new Tally()
    const holds = fc.asyncProperty(histories, async (history) => {
      const met = new Set<string>()
      expect(await derivedAfter(adapter, history, (what) => met.add(what))).toBeUndefined()
      tally.add("derived", met)
    })
    await fc.assert(holds, { numRuns, seed: 20190115 })
    expect(tally.below("derived", { approve: 0.4, failAudit: 0.05, grantAppeal: 0.05, stale: 0.15 })).toEqual([])
  }
)
