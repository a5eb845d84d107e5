import { assert, describe, it } from "@effect/vitest"
import { type InvalidFields, readCases, runCases } from "@xueshi/core"
import { Result } from "effect"
import { weihai } from "./fixtures.ts"

const record = (id: string, subject: string, declared: string, changes: object = {}): object => ({
  id,
  form: "postTraining",
  subject,
  from: "2018-03-01",
  declared,
  ...changes
})
const passes = {
  name: "公需 24、专业 66，通过",
  year: 2018,
  records: [record("a", "general", "24"), record("b", "specialised", "66")],
  expect: {
    outcome: "pass",
    total: "90",
    leaves: { total: { state: "met", required: "90", counted: "90", missing: "0" } },
    records: { a: { counted: "24", why: [] } },
    proposal: null
  }
}
const lacks = {
  name: "专业 55，还差 35，其中专业 5",
  year: 2018,
  records: [record("b", "specialised", "60", { recognised: "55" })],
  expect: {
    outcome: "fail",
    leaves: { specialised: { state: "missed", required: "60", counted: "55", missing: "5" } },
    records: { b: { counted: "55", why: ["reviewer"] } },
    proposal: [
      { subject: "specialised", hours: "5" },
      { subject: "general", hours: "30" }
    ]
  }
}
const file = (...cases: ReadonlyArray<unknown>): unknown => ({ policy: "weihai-2018", cases })
const run = (...cases: ReadonlyArray<unknown>) =>
  runCases(weihai, Result.getOrThrow(readCases(weihai, file(...cases)))).map(({ differences }) =>
    differences.map(({ at, expected, got }) => `${at.join(".")}: ${expected} ≠ ${got}`)
  )
const faultsOf = (json: unknown): ReadonlyArray<string> =>
  Result.match(readCases(weihai, json), {
    onSuccess: () => [],
    onFailure: ({ issues }: InvalidFields) => issues.map(({ code, path }) => `${path.join(".")} ${code}`)
  })

describe("golden cases", () => {
  it("CMP-03 what a case expects comes out, or else it is told what came out", () => {
    assert.deepStrictEqual(run(passes), [[]])
    const expect = {
      outcome: "fail",
      total: "89.5",
      leaves: { total: { state: "missed", required: "91", counted: "89", missing: null } },
      records: { a: { counted: "23", why: ["cap"] } },
      proposal: [{ subject: "general", hours: "1" }]
    }
    assert.deepStrictEqual(run({ ...passes, expect }), [
      [
        "outcome: fail ≠ pass",
        "total: 89.5 ≠ 90",
        "leaves.total.state: missed ≠ met",
        "leaves.total.required: 91 ≠ 90",
        "leaves.total.counted: 89 ≠ 90",
        "leaves.total.missing: none ≠ 0",
        "records.a.counted: 23 ≠ 24",
        "records.a.why: cap ≠ none",
        "proposal: general 1 ≠ none"
      ]
    ])
  })

  it("CMP-04 the hours that would turn it into a pass, and why a record gives less, are compared too", () => {
    const [differences] = run(lacks)
    assert.deepStrictEqual(differences, [])
  })

  it("SYS-04 every fault of a file at once, each with its path", () => {
    assert.deepStrictEqual(
      faultsOf({
        policy: "guangdong-2021",
        cases: [
          { ...passes, expect: { outcome: "won", leaves: {} } },
          {
            ...passes,
            records: [record("a", "general", "-1")],
            expect: {
              outcome: "pass",
              leaves: { totl: {} },
              records: { z: {} },
              proposal: [{ subject: "x", hours: 1 }]
            }
          },
          { year: 2018, records: [] }
        ]
      }),
      [
        "policy OtherPolicy",
        "cases.0.expect.outcome UnknownOption",
        "cases.1.records.0.declared InvalidHours",
        "cases.1.expect.leaves.totl UnknownReference",
        "cases.1.expect.records.z UnknownReference",
        "cases.1.expect.proposal.0.subject UnknownReference",
        "cases.2.name Required",
        "cases.2.expect Required"
      ]
    )
  })

  it.each([[null], [[]], [{ policy: "weihai-2018" }], [{ policy: "weihai-2018", cases: [] }], [file(1, null)]])(
    "SYS-04 %j is no file of cases",
    (json) => assert.isAbove(faultsOf(json).length, 0)
  )
})
