import { decodePolicy, evaluate } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { anyCase, engineSuite, lawSuite, monotone, spoiledBy, Tally, wideCase, witnessAgainst } from "@xueshi/testing"
import { Equal, Result } from "effect"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { printShares } from "./printShares.ts"

const tally = new Tally()
afterAll(() => printShares(tally))

const weihai = Result.getOrThrow(decodePolicy(documents.weihai2018))
const completed = Result.getOrThrow(decodePolicy(documents.weihai2018Completed))
const guangdong = Result.getOrThrow(decodePolicy(documents.guangdong2021))

describe("laws of the shipped documents", () => {
  for (const { declares, policy } of [
    { policy: weihai, declares: ["R1"] as const },
    { policy: guangdong, declares: ["R1"] as const },
    { policy: completed, declares: [] }
  ])
    describe(policy.reference.id, () => {
      for (const { name, run } of lawSuite(policy, { declares, tally })) it(name, () => run())
    })
})

describe("laws of the engine, on documents that nobody has written yet", () => {
  for (const { name, run } of engineSuite({ runs: 1000, tally })) it(name, () => run())
})

describe("counting in one pass", () => {
  it("CMP-03 CMP-04 finds the same as counting in full, for every policy that it is for", () => {
    const plain = fc.oneof(anyCase, wideCase).filter(({ policy }) => policy.plain)
    const same = fc.property(plain, ({ policy, question: { facts } = {}, records, year }) => {
      const question = facts === undefined ? {} : { facts }
      const inOnePass = evaluate(policy, year, records, question)
      const inFull = evaluate({ ...policy, plain: false }, year, records, question)
      tally.add("plain", [inFull.outcome])
      expect(Equal.equals(inOnePass, inFull)).toBe(true)
    })
    fc.assert(same, { numRuns: 600, seed: 20181231 })
    expect(tally.below("plain", { pass: 0.1, fail: 0.1, pending: 0.01 })).toEqual([])
  })
})

describe("R1 more approved hours never turn pass into fail", () => {
  it("R1 CMP-03 is false where the share is of the completed total, shown by at most three records", () => {
    const witness = witnessAgainst(monotone, completed)
    if (witness === undefined) throw new Error("no witness found")
    const more = spoiledBy(witness, evaluate)
    expect(witness.records.length + 1).toBeLessThanOrEqual(3)
    expect(evaluate(completed, witness.year, witness.records).outcome).toBe("pass")
    expect(more?.subject).toBe("general")
  })
  it("R1 CMP-03 has no such witness where the share is of the required total", () => {
    expect(witnessAgainst(monotone, weihai)).toBeUndefined()
  })
})
