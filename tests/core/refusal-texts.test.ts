import { assert, describe, it } from "@effect/vitest"
import { aggregates, DeclarationId, InvalidFields, NotFound, SameActivity } from "@xueshi/core"
import { day } from "./fixtures.ts"

describe("what a refusal says", () => {
  it.each([...Object.keys(aggregates), "Attendee", "Device", "Evidence", "PolicyDocument", "ReviewKind"])(
    "SYS-04 ACC-10 a %s that is not found is called in Chinese what people call it",
    (kind) => {
      assert.match(new NotFound({ kind, id: "7" }).zh, /^没有找到\p{Script=Han}+：7$/u)
    }
  )

  it("SYS-04 ACC-10 what an embedder calls by a code of its own is called so", () => {
    assert.strictEqual(new NotFound({ kind: "Leave", id: "7" }).zh, "没有找到 Leave：7")
  })

  it("DEC-10 what is declared already is told by its days and state; what is pending can be taken back, what is approved cannot", () => {
    const first = { first: DeclarationId.make("7"), from: day("2018-06-04"), to: day("2018-06-07") }
    const [pending, approved] = (["Pending", "Approved"] as const).map((state) => new SameActivity({ ...first, state }))
    assert.include(pending?.zh, "2018-06-04 至 2018-06-07，待审核，申报编号 7")
    assert.include(pending?.zh, "请先撤回")
    assert.include(approved?.zh, "2018-06-04 至 2018-06-07，审核通过，申报编号 7")
    assert.notInclude(approved?.zh, "撤回")
    assert.include(pending?.en, "(2018-06-04 to 2018-06-07, pending, by 7): withdraw that one")
    assert.include(approved?.en, "(2018-06-04 to 2018-06-07, approved, by 7): if it is another")
  })

  it("SYS-04 what is wrong with an input as a whole is told without a path", () => {
    const issue = { code: "NotAPicture", rule: "DEC-03", zh: "不是图片", en: "is no picture" } as const
    const refused = new InvalidFields({
      issues: [
        { ...issue, path: [] },
        { ...issue, path: ["evidence", "0"] }
      ]
    })
    assert.strictEqual(refused.zh, "2 处填写有误：不是图片；evidence.0 不是图片")
    assert.strictEqual(refused.en, "2 invalid field(s): is no picture; evidence.0 is no picture")
  })
})
