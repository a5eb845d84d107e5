import { decodePolicy, evaluate, hours, type LearningRecord, type Policy, parseDay } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"
import { describe, expect, it } from "vitest"

const policy = (document: unknown): Policy => Result.getOrThrow(decodePolicy(document))
const required = policy(documents.weihai2018)
const completed = policy(documents.weihai2018Completed)
const guangdong = policy(documents.guangdong2021)

const record = (subject: string, count: number, more: Partial<LearningRecord> = {}): LearningRecord => ({
  id: `${subject}-${count}`,
  form: "postTraining",
  subject,
  creditYear: 2018,
  from: parseDay("2018-03-01") as LearningRecord["from"],
  to: parseDay("2018-03-05") as LearningRecord["to"],
  declared: hours(count),
  recognised: hours(count),
  standing: "approved",
  identity: null,
  ...more
})
const year = (general: number, specialised: number) => [record("general", general), record("specialised", specialised)]
const outcome = (under: Policy, records: ReadonlyArray<LearningRecord>) => evaluate(under, 2018, records).outcome

describe("annual completion", () => {
  it.each([
    [24, 66, "pass", "pass"],
    [0, 80, "fail", "fail"],
    [33, 60, "pass", "fail"],
    [30, 60, "pass", "pass"],
    [31, 59, "fail", "fail"],
    [0, 90, "pass", "pass"],
    [10, 10, "fail", "fail"],
    [0, 30, "fail", "fail"]
  ])("CMP-03 %d general + %d specialised: read of the required total %s, of the completed %s", (g, s, r, c) => {
    expect([outcome(required, year(g, s)), outcome(completed, year(g, s))]).toEqual([r, c])
  })
  it("CMP-03 0 + 90 passes under Weihai and fails under Guangdong, which asks for general and elective hours", () => {
    expect(outcome(guangdong, year(0, 90))).toBe("fail")
  })
})
