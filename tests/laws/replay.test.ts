import { type Day, evaluate, type Hours, type LearningRecord } from "@xueshi/core"
import { anyCase, byContent, forgeriesOf, replayVerdict, Tally } from "@xueshi/testing"
import { Equal } from "effect"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { printShares } from "./printShares.ts"

const tally = new Tally()
afterAll(() => printShares(tally))
const runs = { numRuns: 300, seed: 20181231 }

/** False records: verdicts of these hang together in themselves, and yet are not those of the true ones. */
const lies: Readonly<Record<string, (record: LearningRecord, otherSubject: string) => Partial<LearningRecord>>> = {
  approved: () => ({ standing: "approved" }),
  "not approved": () => ({ standing: "pending" }),
  "of the next year": ({ creditYear }) => ({ creditYear: creditYear + 1 }),
  "of another subject": (_, subject) => ({ subject }),
  "one unit more": ({ declared, recognised }) => ({
    declared: (declared + 1) as Hours,
    recognised: (recognised + 1) as Hours
  }),
  "one unit less recognised": ({ recognised }) => ({ recognised: Math.max(0, recognised - 1) as Hours }),
  "another activity": () => ({ identity: "never seen" }),
  "the same activity": () => ({ identity: "a" }),
  "much later": ({ from, to }) => ({ from: (from + 400) as Day, to: (to + 400) as Day })
}

describe("U13 replaying an explanation", () => {
  it("U13 CMP-04 finds nothing wrong with the engine's verdicts and something wrong with every forgery of them", () => {
    const noticed = fc.property(anyCase, ({ policy, records: all, year }) => {
      const records = all.slice(0, 10)
      const verdict = evaluate(policy, year, records)
      const replay = (one: typeof verdict) => replayVerdict(policy.document, one, records)
      expect(replay(verdict)).toEqual([])
      const forgeries = forgeriesOf(verdict)
      for (const { name, verdict: forged } of forgeries) {
        if (replay(forged).length === 0) throw new Error(`not noticed: ${name}`)
      }
      tally.add(
        "verdict",
        forgeries.map(({ name }) => name)
      )
    })
    fc.assert(noticed, runs)
    const rare = ["which record a duplicate repeats", "a cap's limit", "a part's subject", "a reduction's reason"]
    expect(tally.below("verdict", Object.fromEntries(rare.map((name) => [name, 0.05])))).toEqual([])
  })

  it.each(Object.keys(lies))("U13 CMP-04 notices a verdict that takes a record for %s", (name) => {
    const noticed = fc.property(anyCase, fc.nat(20), ({ policy, records, year }, index) => {
      const chosen = records[index % Math.max(1, records.length)]
      if (chosen === undefined) return
      const other = policy.subjects.find((subject) => subject !== chosen.subject) ?? "nowhere"
      const lie = { ...chosen, ...lies[name]?.(chosen, other) }
      const forged = evaluate(
        policy,
        year,
        records.map((one) => (one === chosen ? lie : one))
      )
      const differs = !Equal.equals(byContent(forged, records), byContent(evaluate(policy, year, records), records))
      tally.add(name, [differs ? "differs" : "same"])
      if (differs) expect(replayVerdict(policy.document, forged, records)).not.toEqual([])
    })
    fc.assert(noticed, runs)
    expect(tally.below(name, { differs: 0.02 })).toEqual([])
  })
})
