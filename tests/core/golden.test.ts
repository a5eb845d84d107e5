import { assert, describe, it } from "@effect/vitest"
import { readCases, runCases } from "@xueshi/core"
import { Result } from "effect"
import { blindSpots } from "./blindSpots.ts"
import { shipped } from "./shippedDocuments.ts"

const all = [...shipped.regulations, ...shipped.examples]

describe("golden cases, worked out by hand", () => {
  for (const { cases, id, policy } of all)
    describe(id, () => {
      const read = Result.getOrThrow(readCases(policy, cases))
      for (const one of read)
        it(`CMP-03 ${one.name}`, () => {
          const [result] = runCases(policy, [one])
          assert.deepStrictEqual(result?.differences, [])
        })
      it("CMP-03 the file is for this document, and no two cases have one name", () => {
        assert.strictEqual(policy.document.id, id)
        assert.strictEqual(new Set(read.map(({ name }) => name)).size, read.length)
      })
    })

  it("CMP-01 examples say that they are invented, regulations do not", () => {
    assert.deepStrictEqual(
      all.filter(({ policy }) => policy.document.invented).map(({ id }) => id),
      shipped.examples.map(({ id }) => id)
    )
  })
})

describe("what the golden cases see", () => {
  for (const { cases, id, json } of all)
    it(`CMP-03 ${id}: no number that decides can be a step more or less without a case that notices`, () =>
      assert.deepStrictEqual(blindSpots(json, cases), []))

  it("CMP-03 without the case at the threshold less a step, that number is a blind spot", () => {
    const { cases, json } = shipped.regulations.find(({ id }) => id === "weihai-2018") ?? assert.fail("not shipped")
    const { cases: all, policy } = cases as { policy: string; cases: ReadonlyArray<{ name: string }> }
    const fewer = { policy, cases: all.filter(({ name }) => !name.startsWith("自学")) }
    assert.deepStrictEqual(blindSpots(json, fewer), [
      "forms.18.conversion.every +",
      "forms.18.conversion.every −",
      "forms.18.conversion.hours +",
      "forms.18.conversion.hours −"
    ])
  })
})
