import { readFileSync } from "node:fs"
import {
  type CertificateId,
  decodePolicy,
  evaluate,
  hours,
  type LearningRecord,
  type Policy,
  type Professional,
  type Question,
  Rules
} from "@xueshi/core"
import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { day } from "./fixtures.ts"

const example = (name: string): Record<string, unknown> =>
  JSON.parse(
    readFileSync(new URL(`../../packages/core/src/policy/documents/examples/${name}.json`, import.meta.url), "utf8")
  )
const policyOf = (json: unknown): Policy => Result.getOrThrow(decodePolicy(json))
const byLeaf = example("certificates-by-leaf")
const { from } = (byLeaf as { inForce: { from: number } }).inForce

const done = (subject: string, count: number): LearningRecord => ({
  id: `${subject} ${count}`,
  form: "any",
  subject,
  creditYear: from,
  from: day(`${from}-03-01`),
  to: day(`${from}-03-01`),
  declared: hours(count),
  recognised: hours(count),
  standing: "approved",
  identity: null
})

const person = {
  id: "p" as Professional["id"],
  person: { name: "张三丰", document: { type: "residentId", number: "371002197604256277" } } as Professional["person"]
}

/** What comes of asking for each kind: its first paragraph that tells hours, or the code of the refusal. */
const asked = (policy: Policy, records: ReadonlyArray<LearningRecord>, question: Question = {}) =>
  ["general", "specialised", "annual"].map((kind) => {
    const verdict = evaluate(policy, from, records, question)
    const issued = Rules.issue(policy, person, verdict, {
      id: "c" as CertificateId,
      number: "N1",
      kind,
      issuedOn: day(`${from + 1}-01-15`)
    })
    if (Result.isFailure(issued)) return issued.failure.code
    return issued.success._tag === "CertificateIssued" ? issued.success.text.paragraphs.at(-1) : undefined
  })

describe("kinds of certificate", () => {
  const policy = policyOf(byLeaf)

  it("CRT-05 each has its gate over leaves and its wording, whatever the year's verdict", () => {
    assert.deepStrictEqual(asked(policy, [done("general", 20), done("specialised", 39.5)]), [
      `${from} 年度完成公需科目 20 学时。`,
      "GateNotMet",
      "GateNotMet"
    ])
    assert.deepStrictEqual(asked(policy, [done("general", 19.5), done("specialised", 40)]), [
      "GateNotMet",
      `${from} 年度完成专业科目 40 学时。`,
      "GateNotMet"
    ])
    assert.deepStrictEqual(asked(policy, [done("general", 20), done("specialised", 52)]), [
      `${from} 年度完成公需科目 20 学时。`,
      `${from} 年度完成专业科目 52 学时。`,
      `${from} 年度完成继续教育 72 学时。`
    ])
  })

  it("CRT-05 a kind that the document does not list is none", () => {
    const verdict = evaluate(policy, from, [])
    const issued = Rules.issue(policy, person, verdict, {
      id: "c" as CertificateId,
      number: "N1",
      kind: "gold",
      issuedOn: day(`${from + 1}-01-15`)
    })
    assert.strictEqual(Result.isFailure(issued) && issued.failure.code, "UnknownCertificateKind")
  })

  it("CRT-01 CRT-05 an exempt year, and a leaf that is not asked, open a gate only where the document says so", () => {
    const citation = Object.keys((byLeaf as { citations: object }).citations)[0]
    const exempting = (exempt: boolean) =>
      policyOf({
        ...byLeaf,
        countsAsPassed: { exempt, deemed: false },
        adjustments: [
          {
            code: "abroad",
            name: { zh: "援外", en: "abroad" },
            when: { fact: "post", is: ["援外"] },
            effect: "exempt",
            citation
          }
        ]
      })
    const facts = { facts: { post: "援外" } }
    assert.deepStrictEqual(asked(exempting(false), [], facts), ["GateNotMet", "GateNotMet", "GateNotMet"])
    assert.notInclude(asked(exempting(true), [], facts), "GateNotMet")
    assert.deepStrictEqual(asked(exempting(true), []), ["GateNotMet", "GateNotMet", "GateNotMet"])
  })
})
