import { assert, describe, it } from "@effect/vitest"
import { compile, governing, mayGovern, type PolicyDocument, type Region } from "@xueshi/core"
import { Result } from "effect"
import { weihai } from "./fixtures.ts"

const { document } = weihai
const year = document.inForce.from
const region = document.jurisdiction as Region
const named = (id: string, changes: Partial<PolicyDocument> = {}) =>
  Result.getOrThrow(compile({ ...document, id, ...changes }))
const ids = (policies: ReadonlyArray<{ readonly document: PolicyDocument }>) => policies.map((one) => one.document.id)

describe("which document goes first", () => {
  it("CMP-01 of two of the same region and precedence it is told by the name, in whatever order they are given", () => {
    const [a, b] = [named("a"), named("b")]
    for (const policies of [
      [a, b],
      [b, a]
    ])
      assert.strictEqual(Result.getOrThrow(governing(policies, region, year)).document.id, "a")
  })
  it("CMP-01 what comes after the first document for everybody can govern nobody", () => {
    const nurses = named("nurses", { precedence: 2, appliesTo: { fact: "series", is: ["护理"] } })
    const everybody = named("everybody", { precedence: 1 })
    const teachers = named("teachers", { appliesTo: { fact: "series", is: ["教师"] } })
    assert.deepStrictEqual(ids(mayGovern([teachers, everybody, nurses], region, year)), ["nurses", "everybody"])
    assert.deepStrictEqual(ids(mayGovern([teachers, nurses], region, year)), ["nurses", "teachers"])
  })
})
