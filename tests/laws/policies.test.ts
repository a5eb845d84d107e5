import { decodePolicy, evaluate, type Policy } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { casesOf, engineSuite, lawSuite, policies, Tally, widePolicies } from "@xueshi/testing"
import { Equal, Result } from "effect"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { printShares } from "./printShares.ts"

const tally = new Tally()
afterAll(() => printShares(tally))

const shipped: ReadonlyArray<Policy> = [
  documents.weihai2018,
  documents.guangdong2021,
  documents.weihai2018Completed
].map((document) => Result.getOrThrow(decodePolicy(document)))

describe("laws of the shipped documents", () => {
  for (const policy of shipped)
    describe(policy.reference.id, () => {
      for (const { name, run } of lawSuite(policy, { tally })) it(name, () => run())
    })
})

describe("laws of the engine, on documents that nobody has written yet", () => {
  for (const { name, run } of engineSuite({ runs: 1000, tally })) it(name, () => run())
})

describe("counting in one pass", () => {
  it("CMP-03 CMP-04 finds the same as counting in full, for every policy that it is for", () => {
    const plain = fc.oneof(policies, widePolicies).filter((policy) => policy.plain)
    const same = fc.property(plain.chain(casesOf), ({ policy, question: { facts } = {}, records, year }) => {
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
