import { assert, describe, it } from "@effect/vitest"
import { evaluate, type LearningRecord } from "@xueshi/core"
import { day, weihai } from "./fixtures.ts"

const claim = (id: string, history?: LearningRecord["history"]): LearningRecord => ({
  id,
  form: "postTraining",
  subject: "specialised",
  creditYear: 2018,
  from: day("2018-03-01"),
  to: day("2018-03-01"),
  declared: 8000 as LearningRecord["declared"],
  recognised: 8000 as LearningRecord["recognised"],
  standing: "approved",
  identity: "the same activity",
  ...(history === undefined ? {} : { history })
})

describe("two claims of one activity", () => {
  it("DEC-10 U2 that differ only in when they were recorded: the same one counts, in whatever order they are given", () => {
    const later = claim("later", [
      { standing: "pending", on: day("2018-03-02") },
      { standing: "approved", on: day("2018-03-03") }
    ])
    const plain = claim("plain")
    const countedOf = (records: ReadonlyArray<LearningRecord>) =>
      evaluate(weihai, 2018, records).contributions.flatMap(({ counted, record }) => (counted > 0 ? [record] : []))
    assert.strictEqual(countedOf([plain, later]).length, 1)
    assert.deepStrictEqual(countedOf([plain, later]), countedOf([later, plain]))
  })
})
