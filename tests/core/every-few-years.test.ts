import { assert, describe, it } from "@effect/vitest"
import { compile, evaluate, explainVerdict, tell } from "@xueshi/core"
import { Result } from "effect"
import { weihai } from "./fixtures.ts"

const { document } = weihai
const everyOther = Result.getOrThrow(
  compile({
    ...document,
    requirement: { every: 2, anchoredAt: document.inForce.from, of: document.requirement },
    certificates: []
  })
)

const toldIn = (year: number) => {
  const explanation = explainVerdict(everyOther, evaluate(everyOther, year, []), [])
  return { requirement: explanation.requirement, zh: tell(explanation, "zh")[1], en: tell(explanation, "en")[1] }
}

describe("what is asked every few years", () => {
  const first = document.inForce.from
  it("CMP-04 in a year in which it is not asked, the explanation says in which one it is asked next", () => {
    const { en, requirement, zh } = toldIn(first)
    assert.strictEqual(requirement.node === "every" && requirement.state, "notDue")
    assert.include(zh, `（下次为 ${first + 1} 年度）`)
    assert.include(en, `(next in ${first + 1})`)
  })
  it("CMP-04 in a year in which it is asked, it says nothing of another one", () => {
    const { en, requirement, zh } = toldIn(first + 1)
    assert.strictEqual(requirement.node === "every" && requirement.state, "missed")
    assert.notInclude(zh, "下次")
    assert.notInclude(en, "next in")
  })
})
