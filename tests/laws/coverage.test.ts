import { assert, describe, it } from "@effect/vitest"
import { type Assessment, decodePolicy, evaluate, type Policy, readAssessment, readCases } from "@xueshi/core"
import { Coverage, cover, nameOf, pointsOf } from "@xueshi/testing"
import { Result } from "effect"
import { shipped } from "../core/shippedDocuments.ts"

const name = (zh: string) => ({ zh, en: zh })
const form = (code: string, more: object = {}) => ({
  code,
  name: name(code),
  fields: [],
  subjects: ["general", "special", "both"],
  evidence: { required: false, hint: name("不需要") },
  inputLimit: "100",
  conversion: { award: "asApproved" },
  identity: ["from"],
  citation: "rule",
  ...more
})
const leaf = (code: string, more: object = {}) => ({
  leaf: code,
  name: name(code),
  of: {},
  atLeast: { hours: "10" },
  citation: "rule",
  ...more
})
const { atLeast: _, ...most } = leaf("most")
const base = {
  id: "covered",
  version: "1",
  title: name("覆盖"),
  invented: true,
  jurisdiction: "000000",
  inForce: { from: 2018 },
  citations: { rule: { title: "规定", verified: true } },
  granularity: "0.5",
  creditYear: "end",
  subjects: [
    { code: "general", name: name("公需") },
    { code: "special", name: name("专业") }
  ],
  sharedSubjects: [
    {
      code: "both",
      name: name("全部"),
      citation: "rule",
      parts: [
        { subject: "general", share: "1/2" },
        { subject: "special", share: "1/2" }
      ]
    }
  ],
  forms: [form("training"), form("paper")],
  caps: [],
  requirement: leaf("total"),
  countsAsPassed: { exempt: true, deemed: true },
  certificates: []
}

const policyOf = (change: object): Policy => Result.getOrThrow(decodePolicy({ ...base, ...change }))

let count = 0
const record = (declared: string, from = "2020-05-01", more: object = {}) => {
  const to = from
  return { id: `r${count++}`, form: "training", subject: "general", from, to, declared, ...more }
}
const asked = (records: ReadonlyArray<object>, more: object = {}) => ({ year: 2020, records, ...more })

type Reached = readonly [request: object, ...points: ReadonlyArray<string>]

/** One shape of document, where to look in it, and what each case reaches there: together every point that there is. */
const shapes: ReadonlyArray<
  readonly [what: string, change: object, under: string, ...reached: ReadonlyArray<Reached>]
> = [
  [
    "a minimum",
    {},
    "requirement",
    [asked([record("9")]), "missed"],
    [asked([record("9.5")]), "missed", "one step off"],
    [asked([record("10")]), "met", "exactly"],
    [asked([record("10.5")]), "met"]
  ],
  [
    "a maximum",
    { requirement: { ...most, atMost: { hours: "10" } } },
    "requirement",
    [asked([record("9.5")]), "met"],
    [asked([record("10")]), "met", "exactly"],
    [asked([record("10.5")]), "missed", "one step off"],
    [asked([record("11")]), "missed"]
  ],
  [
    "records that are counted",
    { requirement: leaf("papers", { counting: "records", atLeast: { hours: "3" } }) },
    "requirement",
    [asked([record("1")]), "missed"],
    [asked([record("1"), record("1", "2020-06-01")]), "missed", "one step off"],
    [asked([record("1"), record("1", "2020-06-01"), record("1", "2020-07-01")]), "met", "exactly"]
  ],
  [
    "a sum that is rounded to more than a step",
    { rounding: { of: "sum", mode: "down", step: "2" } },
    "requirement",
    [asked([record("9.5")]), "missed", "one step off"],
    [asked([record("11")]), "met", "exactly"]
  ],
  [
    "all, any and several",
    {
      requirement: {
        allOf: [
          { anyOf: [leaf("a", { of: { subjects: ["general"] } }), leaf("b", { of: { subjects: ["special"] } })] },
          { several: 1, of: [leaf("c", { of: { forms: ["paper"] } }), leaf("d")] }
        ]
      }
    },
    "requirement",
    [
      asked([record("9.5", "2020-05-01", { subject: "special", form: "paper" })]),
      "missed",
      "allOf.0 missed",
      "allOf.1 missed",
      "allOf.0.anyOf.0 missed",
      "allOf.0.anyOf.1 missed",
      "allOf.0.anyOf.1 one step off",
      "allOf.1.of.0 missed",
      "allOf.1.of.0 one step off",
      "allOf.1.of.1 missed",
      "allOf.1.of.1 one step off"
    ],
    [
      asked([record("10", "2020-05-01", { form: "paper" })]),
      "met",
      "allOf.0 met",
      "allOf.1 met",
      "allOf.0.anyOf.0 met",
      "allOf.0.anyOf.0 exactly",
      "allOf.0.anyOf.1 missed",
      "allOf.1.of.0 met",
      "allOf.1.of.0 exactly",
      "allOf.1.of.1 met",
      "allOf.1.of.1 exactly"
    ],
    [
      asked([record("9.5"), record("10", "2020-05-02", { subject: "special" })]),
      "met",
      "allOf.0 met",
      "allOf.1 met",
      "allOf.0.anyOf.0 missed",
      "allOf.0.anyOf.0 one step off",
      "allOf.0.anyOf.1 met",
      "allOf.0.anyOf.1 exactly",
      "allOf.1.of.0 missed",
      "allOf.1.of.1 met"
    ]
  ],
  [
    "years: each, in a row, every second cycle",
    {
      requirement: {
        allOf: [
          { eachYear: leaf("each"), in: { cycle: 2, anchoredAt: 2019 } },
          { consecutive: 2, of: leaf("row"), in: { rolling: 2 } },
          { every: 2, cycle: 2, anchoredAt: 2017, of: leaf("second", { period: { cycle: 2, anchoredAt: 2017 } }) }
        ]
      }
    },
    "requirement.allOf.",
    [
      asked([record("9.5")]),
      "0 missed",
      "0.eachYear missed",
      "0.eachYear one step off",
      "1 missed",
      "1.of missed",
      "1.of one step off",
      "2 missed",
      "2.of missed",
      "2.of one step off"
    ],
    [
      asked([
        record("10", "2019-12-31"),
        record("10", "2020-12-31"),
        record("1", "2018-12-31"),
        record("1", "2021-01-01")
      ]),
      "0 met",
      "0.eachYear met",
      "0.eachYear exactly",
      "1 met",
      "1.of met",
      "1.of exactly",
      "2 met",
      "2.of met",
      "2.of.period last day",
      "2.of.period day after",
      "2.of.period day before"
    ],
    [
      asked([record("10", "2019-01-01")]),
      "0 missed",
      "0.eachYear met",
      "0.eachYear exactly",
      "0.eachYear missed",
      "1 missed",
      "1.of met",
      "1.of exactly",
      "1.of missed",
      "2 met",
      "2.of met",
      "2.of exactly",
      "2.of.period first day"
    ],
    [
      asked([record("9", "2019-03-01")], { year: 2019 }),
      "0 not due",
      "0.eachYear missed",
      "1 missed",
      "1.of missed",
      "2 not due",
      "2.of not due"
    ]
  ],
  [
    "a threshold by years and people",
    {
      inForce: { from: 2018, to: 2022 },
      requirement: leaf("total", {
        atLeast: {
          rows: [
            { years: { to: 2019 }, amount: { hours: "5" }, citation: "rule" },
            {
              years: { from: 2020, to: 2020 },
              when: { fact: "level", is: ["高级"] },
              amount: { hours: "8" },
              citation: "rule"
            },
            { amount: { hours: "6" }, citation: "rule" }
          ]
        }
      })
    },
    "requirement.atLeast.rows.",
    [asked([], { year: 2019 }), "0 used", "0.years last year", "1.years year before"],
    [
      asked([], { facts: { level: "高级" } }),
      "0.years year after",
      "1 used",
      "1.when true",
      "1.years first year",
      "1.years last year"
    ],
    [asked([]), "0.years year after", "1.when false", "1.years first year", "1.years last year", "2 used"],
    [asked([], { year: 2021 }), "1.years year after", "2 used"]
  ],
  [
    "a threshold by days of the year",
    {
      requirement: leaf("total", {
        atLeast: {
          change: "byDays",
          rows: [
            { when: { fact: "level", is: ["高级"] }, amount: { hours: "8" }, citation: "rule" },
            { amount: { hours: "6" }, citation: "rule" }
          ]
        }
      })
    },
    "requirement.atLeast.rows.",
    [asked([], { facts: { level: "高级" } }), "0 used", "0.when true"],
    [
      asked([], { facts: { level: [{ value: "高级", to: "2020-06-30" }] } }),
      "0 used",
      "0.when true",
      "0.when false",
      "1 used"
    ]
  ],
  [
    "awards within awards",
    {
      forms: [
        form("training"),
        form("prize", {
          fields: [
            { key: "level", name: name("级别"), required: true, options: ["国", "省"] },
            { key: "rank", name: name("名次"), required: true }
          ],
          conversion: {
            award: "sum",
            of: [
              {
                award: "table",
                rows: [
                  {
                    when: { level: "国" },
                    award: { award: "table", rows: [{ when: { rank: ["1", "2"] }, hours: "5" }] }
                  },
                  { when: { level: "省" }, hours: "3" }
                ]
              },
              { award: "times", factor: "1/2", of: { award: "table", rows: [{ when: { rank: "1" }, hours: "2" }] } }
            ]
          }
        })
      ]
    },
    "forms.1.conversion.",
    [
      asked([record("6", "2020-05-01", { form: "prize", fields: { level: "国", rank: "1" } })]),
      "of.0.rows.0 used",
      "of.0.rows.0.award.rows.0 used",
      "of.1.of.rows.0 used"
    ],
    [asked([record("3", "2020-05-01", { form: "prize", fields: { level: "省", rank: "2" } })]), "of.0.rows.1 used"],
    [asked([record("9", "2020-05-01", { form: "prize", fields: { level: "国", rank: "3" } })]), "of.0.rows.0 used"]
  ],
  [
    "whom the document is for",
    { appliesTo: { fact: "level", is: ["高级"] } },
    "appliesTo",
    [asked([], { facts: { level: "高级" } }), "true"],
    [asked([]), "false"]
  ],
  [
    "of whom a leaf is asked: what is denied, and parts of what is joined",
    {
      requirement: leaf("total", {
        when: {
          anyOf: [
            { not: { fact: "leave", is: ["是"] } },
            { allOf: [{ fact: "post", is: ["是"] }, { years: { from: 2020 } }] }
          ]
        }
      })
    },
    "requirement.when",
    [asked([]), "true", "anyOf.0.not false"],
    [asked([], { facts: { leave: "是" } }), "false", "anyOf.0.not true", "anyOf.1 false", "anyOf.1.allOf.0 false"],
    [
      asked([], { facts: { leave: "是", post: "是" } }),
      "true",
      "anyOf.0.not true",
      "anyOf.1 true",
      "anyOf.1.allOf.0 true",
      "anyOf.1.allOf.1.years first year"
    ],
    [
      asked([], { year: 2019, facts: { leave: "是", post: "是" } }),
      "false",
      "anyOf.0.not true",
      "anyOf.1 false",
      "anyOf.1.allOf.0 true",
      "anyOf.1.allOf.1.years year before"
    ]
  ],
  [
    "an adjustment over a period, by records",
    {
      requirement: leaf("total", { period: { rolling: 2 } }),
      adjustments: [
        {
          code: "less",
          name: name("减"),
          over: "period",
          when: {
            allOf: [
              { fact: "leave", is: ["是"], on: "any" },
              { records: { forms: ["paper"] }, count: 1 }
            ]
          },
          effect: { less: "3" },
          citation: "rule"
        }
      ]
    },
    "adjustments.0",
    [asked([]), "when false", "when.allOf.0 false"],
    [
      asked([], { facts: { leave: [{ value: "是", to: "2019-02-01" }] } }),
      "when false",
      "when.allOf.0 true",
      "when.allOf.1 false"
    ],
    [
      asked([record("1", "2020-05-01", { form: "paper" })], { facts: { leave: "是" } }),
      "when true",
      "when.allOf.0 true",
      "when.allOf.1 true",
      "used"
    ]
  ],
  [
    "caps that drop and that spill, by years and people",
    {
      caps: [
        {
          code: "papers",
          name: name("论文"),
          forms: ["paper"],
          per: "year",
          atMost: "4",
          years: { from: 2020 },
          when: { fact: "level", is: ["高级"] },
          citation: "rule"
        },
        {
          code: "general",
          name: name("公需"),
          subjects: ["general"],
          per: "year",
          atMost: "6",
          spillTo: "special",
          citation: "rule"
        }
      ]
    },
    "caps.",
    [
      asked([record("5", "2020-05-01", { form: "paper" })], { facts: { level: "高级" } }),
      "0 bitten",
      "0.when true",
      "0.years first year",
      "1 not bitten"
    ],
    [
      asked([record("4", "2020-05-01", { form: "paper" })]),
      "0 not bitten",
      "0.when false",
      "0.years first year",
      "1 not bitten"
    ],
    [asked([record("7", "2019-05-01")], { year: 2019 }), "0.years year before", "1 bitten"],
    [asked([record("7", "2020-05-01", { subject: "special" })]), "0.years first year"]
  ],
  [
    "a carry",
    {
      carries: [
        {
          code: "on",
          name: name("结转"),
          direction: "forward",
          of: {},
          over: "total",
          to: ["total"],
          years: 1,
          when: { records: { forms: ["paper"] }, count: 1 },
          citation: "rule"
        }
      ]
    },
    "carries.0",
    [asked([record("12", "2019-05-01")]), "when false"],
    [asked([record("12", "2019-05-01", { form: "paper" })]), "when true", "used"]
  ],
  [
    "what is used",
    {},
    "subjects.|sharedSubjects.|forms.",
    [asked([record("1")]), "subjects.0 used", "forms.0 used"],
    [asked([record("1", "2020-05-01", { subject: "special" })]), "subjects.1 used", "forms.0 used"],
    [
      asked([record("1", "2020-05-01", { subject: "both", form: "paper" })]),
      "subjects.0 used",
      "subjects.1 used",
      "sharedSubjects.0 used",
      "forms.1 used"
    ],
    [asked([record("1", "2020-05-01", { form: "paper", standing: "rejected" })])]
  ],
  [
    "the years in force",
    { inForce: { from: 2018, to: 2022 } },
    "inForce",
    [asked([], { year: 2018 }), "first year"],
    [asked([], { year: 2020 })],
    [asked([], { year: 2022 }), "last year"]
  ],
  [
    "a year of its own, named after the one it ends in",
    { year: { month: 7, day: 1, named: "end" } },
    "year",
    [asked([record("1", "2019-06-30")]), "day before"],
    [asked([record("1", "2019-07-01")]), "first day"],
    [asked([record("1", "2020-06-30")]), "last day"],
    [asked([record("1", "2020-07-01"), record("1", "2020-06-30", { standing: "draft" })]), "day after"]
  ],
  [
    "a year that the first day decides",
    { attribution: "start" },
    "year",
    [asked([record("1", "2019-12-31", { to: "2020-01-01" })]), "day before"],
    [asked([record("1", "2020-01-01", { to: "2020-01-09" })]), "first day"],
    [asked([record("1", "2020-12-31", { to: "2021-01-09" })]), "last day"],
    [asked([record("1", "2021-01-01", { to: "2021-01-09" })]), "day after"]
  ],
  [
    "months up to a date, of some records alone",
    {
      forms: [
        form("training"),
        form("paper", { fields: [{ key: "level", name: name("级别"), required: false, options: ["国", "省"] }] })
      ],
      requirement: leaf("window", {
        of: { subjects: ["special"], forms: ["paper"], where: { level: ["国"] } },
        period: { months: 6, endingAt: "applied" }
      })
    },
    "requirement.period",
    ...(
      [
        ["2020-01-31", "day before"],
        ["2020-02-01", "first day"],
        ["2020-07-31", "last day"],
        ["2020-08-01", "day after"]
      ] as const
    ).map(([day, side]): Reached => {
      const meant = { subject: "special", form: "paper", fields: { level: "国" } }
      return [asked([record("1", day, meant)], { facts: { applied: "2020-07-31" } }), side]
    }),
    [
      asked(
        [{ form: "training" }, { subject: "general" }, { fields: { level: "省" } }].map((other) =>
          record("1", "2020-02-01", { subject: "special", form: "paper", fields: { level: "国" }, ...other })
        ),
        { facts: { applied: "2020-07-31" } }
      )
    ]
  ],
  [
    "a day by which to record",
    { recordBy: { month: 3, day: 31, yearsAfter: 1 } },
    "recordBy",
    ...([["2021-03-30"], ["2021-03-31", "last day"], ["2021-04-01", "day after"], ["2021-04-02"]] as const).map(
      ([on, ...sides]): Reached => {
        const history = [
          { standing: "draft", on: "2020-06-01" },
          { standing: "pending", on },
          { standing: "approved", on }
        ]
        return [asked([record("1", "2020-05-01", { history })]), ...sides]
      }
    )
  ]
]

describe("what of a document its cases reach", () => {
  for (const [what, change, under, ...reached] of shapes)
    it(`CMP-03 ${what}: every point, each by the cases that reach it alone`, () => {
      const policy = policyOf(change)
      const prefixes = under.split("|")
      const points = pointsOf(policy).filter((point) => prefixes.some((prefix) => nameOf(point).startsWith(prefix)))
      const short = (full: string) => (prefixes.length > 1 ? full : full.slice(under.length).replace(/^[. ]/u, ""))
      for (const [request, ...expected] of reached) {
        const found = cover(policy, points, Result.getOrThrow(readAssessment(policy, request)))
        assert.deepStrictEqual(found.map((one) => short(nameOf(one))).toSorted(), expected.toSorted())
      }
      const all = new Set(reached.flatMap(([, ...expected]) => expected))
      assert.deepStrictEqual(points.map((one) => short(nameOf(one))).toSorted(), [...all].toSorted())
    })
})

/** What no golden case can reach, and why not. */
const unreachable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  awards: { "subjects.0 used": "no form is for this subject (lint: NobodyDeclares)" },
  "highest-of-each": { "subjects.0 used": "no form is for this subject (lint: NobodyDeclares)" }
}

describe("what the golden cases of the shipped documents reach", () => {
  const all = [...shipped.regulations, ...shipped.examples]
  const coverageOf = (policy: Policy, cases: ReadonlyArray<Assessment>) => {
    const coverage = new Coverage(policy)
    for (const one of cases) coverage.add(one)
    return coverage
  }

  for (const { cases, id, policy } of all) {
    const golden = Result.getOrThrow(readCases(policy, cases))
    it(`CMP-03 ${id}: every point but those that nothing can reach`, () => {
      const { points, unreached } = coverageOf(policy, golden)
      assert.deepStrictEqual(unreached.map(nameOf), Object.keys(unreachable[id] ?? {}))
      assert.strictEqual(new Set(points.map(nameOf)).size, points.length)
    })
    it(`U1 ${id}: a verdict that is watched is the verdict that nobody watches`, () => {
      for (const { question, records, year } of golden)
        assert.deepStrictEqual(
          evaluate(policy, year, records, question, () => {}),
          evaluate(policy, year, records, question)
        )
    })
  }

  it("CMP-03 without the cases at the borders of the first year, these borders are not reached", () => {
    const { cases, policy } = shipped.examples.find(({ id }) => id === "on-top-of") ?? assert.fail("not shipped")
    const fewer = Result.getOrThrow(readCases(policy, cases)).filter(
      ({ year }) => year !== policy.document.inForce.from
    )
    const coverage = coverageOf(policy, fewer)
    assert.deepStrictEqual(coverage.unreached.map(nameOf), [
      "inForce first year",
      "year day before",
      "year first day",
      "year last day",
      "year day after",
      "subjects.0 used"
    ])
    assert.strictEqual(coverage.cases, fewer.length)
    for (const { advice, text } of coverage.unreached)
      assert.isTrue([advice.zh, advice.en, text.zh, text.en].every(Boolean))
  })
})
