import {
  compile,
  evaluate,
  explainVerdict,
  type Hours,
  hours,
  type LearningRecord,
  type Policy,
  type PolicyDocument,
  parseDay,
  propose,
  type Question,
  type Requirement,
  type Verdict
} from "@xueshi/core"
import { auditExplanation } from "@xueshi/testing"
import { Result } from "effect"
import { describe, expect, it } from "vitest"

const name = (text: string) => ({ zh: text, en: text })
const day = (text: string) => parseDay(text) as LearningRecord["from"]
const one = { numerator: 1, denominator: 1 }
const half = { numerator: 1, denominator: 2 }

/** A policy of two subjects and two forms, hours in whole steps, with what is said beside. */
const policyOf = (requirement: Requirement, more: Partial<PolicyDocument> = {}): Policy =>
  Result.getOrThrow(
    compile({
      id: "sample",
      version: "1",
      title: name("sample"),
      jurisdiction: "000000" as PolicyDocument["jurisdiction"],
      inForce: { from: 2010 },
      citations: { law: { title: "law", verified: false }, row: { title: "row", verified: false } },
      granularity: hours(1),
      creditYear: "touched",
      subjects: [
        { code: "a", name: name("a") },
        { code: "b", name: name("b") }
      ],
      sharedSubjects: [],
      forms: ["course", "paper"].map((code) => ({
        code,
        name: name(code),
        fields: [{ key: "rank", name: name("rank"), required: false }],
        subjects: ["a", "b"],
        evidence: { required: false, hint: name("none") },
        inputLimit: hours(1000),
        conversion: { award: "asApproved" },
        identity: ["from"],
        citation: "law"
      })),
      caps: [],
      requirement,
      certificates: [],
      ...more
    })
  )

type Leaf = Extract<Requirement, { leaf: string }>
const leaf = (code: string, atLeast: Leaf["atLeast"], more: Partial<Leaf> = {}): Leaf => ({
  leaf: code,
  name: name(code),
  of: {},
  ...(atLeast && { atLeast }),
  citation: "law",
  ...more
})
const atLeast = (count: number) => ({ hours: hours(count) })

const record = (subject: string, count: number, more: Partial<LearningRecord> = {}): LearningRecord => ({
  id: `${subject}-${count}`,
  form: "course",
  subject,
  creditYear: 2018,
  from: day("2018-03-01"),
  to: day("2018-03-01"),
  declared: hours(count),
  recognised: hours(count),
  standing: "approved",
  identity: null,
  ...more
})

const judge = (
  policy: Policy,
  records: ReadonlyArray<LearningRecord>,
  question: Question = {}
): Verdict & { readonly faults: ReadonlyArray<string> } => {
  const verdict = evaluate(policy, 2018, records, question)
  return { ...verdict, faults: auditExplanation(explainVerdict(policy, verdict, records, question), records) }
}
const missing = (verdict: Verdict, code: string): Hours | null | undefined =>
  verdict.leaves.find((finding) => finding.leaf.leaf === code)?.missing

describe("what is missing", () => {
  it("CMP-04 looks through the rounding of a sum: 11 that count as 12 lack 2 of 13, not none", () => {
    const policy = policyOf(leaf("total", atLeast(13)), {
      rounding: { of: "sum", mode: "halfUp", step: hours(2) }
    })
    const verdict = judge(policy, [record("a", 11)])
    expect([verdict.leaves[0]?.counted, missing(verdict, "total"), verdict.faults]).toEqual([hours(12), hours(2), []])
    expect(judge(policy, [record("a", 11), record("b", 1)]).outcome).toBe("fail")
    expect(judge(policy, [record("a", 11), record("b", 2)]).outcome).toBe("pass")
  })

  it("CMP-03 grows with a share of what counts, whichever row of a table says so", () => {
    const share = { share: half, of: "completed" } as const
    const rows = [
      { years: { to: 2017 }, amount: atLeast(5), citation: "row" },
      { amount: share, citation: "row" }
    ] as const
    const policy = policyOf(leaf("b", { rows }, { of: { subjects: ["b"] } }))
    expect(missing(judge(policy, [record("a", 10)]), "b")).toBe(hours(10))
    const byDays = policyOf(leaf("b", { rows, change: "byDays" }, { of: { subjects: ["b"] } }))
    expect(missing(judge(byDays, [record("a", 10)]), "b")).toBe(hours(10))
  })

  it("CMP-03 grows with a share of a leaf that it is part of, in a table too", () => {
    const rows = [{ amount: { share: half, of: "counted", leaf: "total" }, citation: "row" }] as const
    const policy = policyOf({
      allOf: [leaf("total", atLeast(1)), leaf("b", { rows }, { of: { subjects: ["b"] } })]
    })
    const verdict = judge(policy, [record("a", 10)])
    expect([missing(verdict, "b"), verdict.faults]).toEqual([hours(10), []])
  })

  it("CMP-03 of a leaf on top of another one takes in what that one still needs, and nothing where that is not asked", () => {
    const top = leaf("top", atLeast(5), { of: { subjects: ["b"] }, onTopOf: "base" })
    const both = policyOf({ allOf: [leaf("base", atLeast(10)), top] })
    const verdict = judge(both, [record("b", 4)])
    expect([missing(verdict, "base"), missing(verdict, "top"), verdict.faults]).toEqual([hours(6), hours(11), []])
    const unasked = leaf("base", atLeast(10), { when: { fact: "level", is: ["senior"] } })
    const alone = judge(policyOf({ allOf: [unasked, top] }), [record("b", 5)])
    expect([alone.outcome, alone.faults]).toEqual(["pass", []])
  })
})

describe("findings", () => {
  it("CMP-04 a demand of each year that is not due yet says so in the tree as in the outcome", () => {
    const policy = policyOf({ eachYear: leaf("total", atLeast(10)), in: { cycle: 3, anchoredAt: 2018 } })
    const verdict = judge(policy, [record("a", 10)])
    expect(verdict.requirement).toMatchObject({ node: "eachYear", state: "notDue" })
    expect([verdict.outcome, verdict.faults]).toEqual(["exempt", []])
  })

  it("CMP-04 hours above a cap that go to another subject name the cap that sent them there", () => {
    const caps = [
      { code: "few", name: name("few"), subjects: ["a"], per: "year", atMost: hours(6), spillTo: "b", citation: "law" }
    ] as const
    const verdict = judge(policyOf(leaf("total", atLeast(10)), { caps }), [record("a", 10)])
    expect(verdict.contributions[0]?.parts).toEqual([
      { subject: "b", hours: hours(4), spilledBy: "few" },
      { subject: "a", hours: hours(6) }
    ])
    expect(verdict.faults).toEqual([])
  })

  it("CMP-04 a part of the year tells the share that is asked of it", () => {
    const policy = policyOf(leaf("total", atLeast(90)), {
      adjustments: [
        {
          code: "leave",
          name: name("leave"),
          when: { fact: "leave", months: 1 },
          effect: { prorate: { fact: "leave", not: true, by: "months", full: true } },
          citation: "law"
        }
      ]
    })
    const facts = { leave: [{ value: "yes", from: day("2018-01-01"), to: day("2018-06-30") }] as const }
    const verdict = judge(policy, [], { facts })
    expect(verdict.leaves[0]?.steps).toEqual([
      { step: "hours", hours: hours(90) },
      { step: "adjusted", adjustment: "leave", share: { numerator: 6, denominator: 12 }, hours: hours(45) }
    ])
    expect(verdict.faults).toEqual([])
  })
})

describe("what is required", () => {
  it("CMP-03 a share of what another leaf requires is of what it requires of this person, adjusted alone or not", () => {
    const policy = policyOf(
      {
        allOf: [
          leaf("total", atLeast(90)),
          leaf("b", { share: half, of: "required", leaf: "total" }, { of: { subjects: ["b"] } })
        ]
      },
      {
        adjustments: [
          {
            ...{ code: "senior", name: name("senior"), citation: "law", leaves: ["total"] },
            ...{ when: { fact: "level", is: ["senior"] }, effect: { share: half } }
          }
        ]
      }
    )
    const required = (facts: Question["facts"]) =>
      judge(policy, [], facts && { facts }).leaves.map((finding) => finding.required)
    expect(required({ level: "senior" })).toEqual([hours(45), hours(22.5)])
    expect(required(undefined)).toEqual([hours(90), hours(45)])
  })
})

describe("years and days", () => {
  it("CMP-05 hours split by days over two years sum to the whole, to the unit", () => {
    const policy = policyOf(leaf("total", atLeast(1)), { attribution: "byDays" })
    const records = [record("a", 10, { from: day("2018-12-30"), to: day("2019-01-01") })]
    const of = (year: number) => evaluate(policy, year, records).total
    expect([of(2018), of(2019)]).toEqual([6666, 3334])
  })

  it("CMP-05 a verdict as of a day knows nothing of what was approved after it", () => {
    const policy = policyOf(leaf("total", atLeast(10)))
    const history = [
      { standing: "pending", on: day("2018-04-01") },
      { standing: "approved", on: day("2019-01-10") }
    ] as const
    const records = [record("a", 10, { history })]
    expect(judge(policy, records).outcome).toBe("pass")
    expect(judge(policy, records, { asOf: day("2018-12-31") }).outcome).toBe("pending")
    expect(judge(policy, records, { asOf: day("2018-03-15") }).outcome).toBe("fail")
  })
})

describe("states and awards", () => {
  it("CMP-02 a record of another year tells its reviewer's cut apart from what counts there", () => {
    const [contribution] = judge(policyOf(leaf("total", atLeast(10))), [
      record("a", 10, { recognised: hours(8), creditYear: 2017 })
    ]).contributions
    expect(contribution?.reductions).toEqual([
      { why: "reviewer", hours: hours(2) },
      { why: "otherYear", hours: hours(8) }
    ])
  })

  it("CMP-02 what is under review makes a fail pending where it would be enough, and only there", () => {
    const policy = policyOf(leaf("total", atLeast(10)))
    const waiting = (count: number) => record("b", count, { standing: "pending", recognised: hours(0) })
    expect(judge(policy, [record("a", 4), waiting(6)]).outcome).toBe("pending")
    expect(judge(policy, [record("a", 4), waiting(5)]).outcome).toBe("fail")
  })

  it("DEC-06 more was granted than the form's award allows: what is above does not count, and says why", () => {
    const base = policyOf(leaf("total", atLeast(10)))
    const [course, paper] = base.document.forms
    const award = { award: "byRank", field: "rank", first: hours(6), less: hours(2), floor: hours(1) } as const
    const forms = [course, { ...paper, conversion: award }] as PolicyDocument["forms"]
    const policy = policyOf(leaf("total", atLeast(10)), { forms })
    const [second] = judge(policy, [record("a", 10, { form: "paper", fields: { rank: "2" } })]).contributions
    expect([second?.counted, second?.reductions]).toEqual([hours(4), [{ why: "award", hours: hours(6) }]])
  })

  it("DEC-13 hours that may serve either of two subjects go where they are lacking", () => {
    const policy = policyOf(
      {
        allOf: [leaf("a", atLeast(4), { of: { subjects: ["a"] } }), leaf("b", atLeast(6), { of: { subjects: ["b"] } })]
      },
      { sharedSubjects: [{ code: "any", name: name("any"), either: ["a", "b"], citation: "law" }] }
    )
    const verdict = judge(policy, [record("a", 3), record("any", 7)])
    expect([verdict.outcome, verdict.subjects.map((subject) => subject.hours), verdict.faults]).toEqual([
      "pass",
      [hours(4), hours(6)],
      []
    ])
  })

  it("CMP-04 proposes the fewest hours, subject by subject, and nothing where none are enough", () => {
    const all = policyOf({ allOf: [leaf("b", atLeast(6), { of: { subjects: ["b"] } }), leaf("total", atLeast(10))] })
    const proposed = (policy: Policy, records: ReadonlyArray<LearningRecord>) =>
      propose(policy, evaluate(policy, 2018, records), records)?.map(({ hours, subject }) => [subject, hours])
    expect(proposed(all, [record("a", 3)])).toEqual([
      ["b", hours(6)],
      ["a", hours(1)]
    ])
    const never = policyOf(leaf("b", { share: one, of: "completed" }, { of: { subjects: ["b"] } }))
    expect(proposed(never, [record("a", 3)])).toBeUndefined()
    // The share grows with what is proposed for the total: once that is of b, less of b is enough.
    const share = policyOf({
      allOf: [
        leaf("total", atLeast(9)),
        leaf("b", { share: { numerator: 2, denominator: 3 }, of: "completed" }, { of: { subjects: ["b"] } })
      ]
    })
    expect(proposed(share, [])).toEqual([["b", hours(9)]])
  })
})
