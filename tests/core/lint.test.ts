import { assert, describe, it } from "@effect/vitest"
import { decodePolicy, type Finding, lintPolicy, type Policy } from "@xueshi/core"
import { Result } from "effect"
import { shipped } from "./shippedDocuments.ts"

const name = (zh: string) => ({ zh, en: zh })
const leaf = (code: string, more: object) => ({ leaf: code, name: name(code), of: {}, citation: "rule", ...more })
const form = (code: string, more: object = {}) => ({
  code,
  name: name(code),
  fields: [{ key: "level", name: name("级别"), required: true, options: ["国家级", "省级"] }],
  subjects: ["general", "specialised"],
  evidence: { required: false, hint: name("证明") },
  inputLimit: "100",
  conversion: { award: "asApproved" },
  identity: ["level"],
  citation: "rule",
  ...more
})
const cap = (code: string, more: object) => ({
  code,
  name: name(code),
  per: "year",
  atMost: "40",
  citation: "rule",
  ...more
})
const adjustment = (more: object) => ({
  code: "spared",
  name: name("减免"),
  when: { fact: "level", is: ["初级"] },
  effect: { less: "10" },
  citation: "rule",
  ...more
})
const carry = (more: object) => ({
  code: "surplus",
  name: name("结转"),
  direction: "forward",
  of: {},
  over: "total",
  to: ["total"],
  years: 1,
  citation: "rule",
  ...more
})
const certificate = (gate: unknown) => ({
  kind: "year",
  gate,
  title: "证书",
  paragraphs: ["{name}"],
  issuer: "机关",
  note: "说明",
  verifyAt: "https://invented.example/{number}"
})
const row = (more: object) => ({ amount: { hours: "60" }, citation: "rule", ...more })

/** A document in which there is nothing to find. */
const sound = {
  id: "sound",
  version: "1",
  title: name("无可挑剔"),
  invented: true,
  jurisdiction: "000000",
  inForce: { from: 2018, to: 2024 },
  citations: { rule: { title: "规定", verified: true } },
  granularity: "0.5",
  creditYear: "touched",
  subjects: [
    { code: "general", name: name("公需") },
    { code: "specialised", name: name("专业") }
  ],
  sharedSubjects: [],
  forms: [form("training"), form("paper", { subjects: ["specialised"], conversion: { award: "fixed", hours: "30" } })],
  caps: [],
  requirement: {
    allOf: [
      leaf("total", { atLeast: { hours: "90" } }),
      leaf("specialised", {
        of: { subjects: ["specialised"] },
        atLeast: { share: "2/3", of: "required", leaf: "total" }
      })
    ]
  },
  certificates: []
}

const policyOf = (document: unknown): Policy => Result.getOrThrow(decodePolicy(document))
const told = (findings: ReadonlyArray<Finding>) =>
  findings.map(({ code, path, severity }) => `${severity} ${code} ${path.join(".")}`)
const lint = (change: object) => told(lintPolicy(policyOf({ ...sound, ...change })))
/** The sound document with one more leaf. */
const withLeaf = (more: object) => ({
  requirement: { allOf: [...sound.requirement.allOf, leaf("more", { atLeast: { hours: "20" }, ...more })] }
})
const table = (...rows: ReadonlyArray<object>) => withLeaf({ atLeast: { rows } })
const awards = (...rows: ReadonlyArray<object>) => ({
  forms: [form("training"), form("prize", { conversion: { award: "table", rows } })]
})
const when = (condition: object) => ({ adjustments: [adjustment({ when: condition })] })
const junior = { fact: "level", is: ["初级"] }
const juniorOrMiddle = { fact: "level", is: ["中级", "初级"] }
const third = "requirement.allOf.2"

/** One change of the sound document, and all that is found in it. */
const found: ReadonlyArray<readonly [what: string, change: object, ...findings: ReadonlyArray<string>]> = [
  // Demands that nobody or everybody meets.
  ["a demand of 0", withLeaf({ atLeast: { hours: "0" } }), `warning AsksNothing ${third}.atLeast`],
  [
    "a demand of no more than the granularity",
    withLeaf({ atLeast: { hours: "0.5" } }),
    `warning AnyRecordReaches ${third}.atLeast`
  ],
  ["one step more", withLeaf({ atLeast: { hours: "1" } })],
  [
    "half a record",
    withLeaf({ counting: "records", atLeast: { hours: "1.5" } }),
    `warning PartOfRecord ${third}.atLeast`
  ],
  ["two records", withLeaf({ counting: "records", atLeast: { hours: "2" } })],
  [
    "a form that cannot be for the subject",
    withLeaf({ of: { forms: ["paper"], subjects: ["general"] } }),
    `error NothingCounts ${third}.of`
  ],
  ["no minimum", { requirement: leaf("most", { atMost: { hours: "30" } }) }, "warning NothingDecides requirement"],
  [
    "an advisory minimum alone",
    { requirement: leaf("least", { advisory: true, atLeast: { hours: "30" } }) },
    "warning NothingDecides requirement"
  ],
  [
    "a maximum below a minimum of the same hours",
    {
      requirement: {
        allOf: [
          leaf("least", { of: { subjects: ["general"] }, atLeast: { hours: "30" } }),
          leaf("most", { atMost: { hours: "29.5" } })
        ]
      }
    },
    "error LeavesContradict requirement.allOf.0.atLeast"
  ],
  [
    "either of the two",
    {
      requirement: { anyOf: [leaf("least", { atLeast: { hours: "30" } }), leaf("most", { atMost: { hours: "29.5" } })] }
    }
  ],
  [
    "a maximum at a minimum of the same hours",
    { requirement: { allOf: [leaf("least", { atLeast: { hours: "30" } }), leaf("most", { atMost: { hours: "30" } })] } }
  ],
  // Caps and demands.
  ["a cap below a demand", { caps: [cap("all", { atMost: "89.5" })] }, "error CapBelowNeed requirement.allOf.0"],
  ["a cap at the demand", { caps: [cap("all", { atMost: "90" })] }],
  ["a cap for some people", { caps: [cap("all", { atMost: "10", when: junior })] }],
  [
    "a cap on the subject of a leaf",
    { caps: [cap("one", { subjects: ["specialised"], atMost: "59" })] },
    "error CapBelowNeed requirement.allOf.1"
  ],
  [
    "caps on each of the subjects",
    {
      caps: [cap("a", { subjects: ["general"], atMost: "20" }), cap("b", { subjects: ["specialised"], atMost: "69.5" })]
    },
    "error CapBelowNeed requirement.allOf.0"
  ],
  [
    "caps on each of the forms",
    { caps: [cap("a", { forms: ["training"], atMost: "20" }), cap("b", { forms: ["paper"], atMost: "69" })] },
    "error CapBelowNeed requirement.allOf.0"
  ],
  ["a cap on one of the forms", { caps: [cap("a", { forms: ["training"], atMost: "20" })] }],
  [
    "a cap that is spilled around",
    {
      caps: [
        cap("a", { subjects: ["general"], atMost: "20", spillTo: "specialised" }),
        cap("b", { subjects: ["specialised"], atMost: "60" })
      ]
    }
  ],
  [
    "a cap below a demand in some years",
    { caps: [cap("all", { atMost: "10", years: { from: 2020 } })] },
    "error CapBelowNeed requirement.allOf.0",
    "error CapBelowNeed requirement.allOf.1"
  ],
  [
    "a cap below what some are asked for",
    { ...table(row({ when: junior }), row({ amount: { hours: "95" } })), caps: [cap("all", { atMost: "94" })] },
    `warning CapBelowNeed ${third}`
  ],
  [
    "a window of years under a yearly cap",
    { ...withLeaf({ period: { rolling: 3 }, atLeast: { hours: "270.5" } }), caps: [cap("all", { atMost: "90" })] },
    `error CapBelowNeed ${third}`
  ],
  [
    "a window of years that a yearly cap leaves enough for",
    { ...withLeaf({ period: { rolling: 3 }, atLeast: { hours: "270" } }), caps: [cap("all", { atMost: "90" })] }
  ],
  [
    "a maximum above a cap",
    { ...withLeaf({ atLeast: undefined, atMost: { hours: "95" } }), caps: [cap("all", { atMost: "95" })] },
    `warning NeverBinds ${third}`
  ],
  [
    "a maximum below a cap",
    { ...withLeaf({ atLeast: undefined, atMost: { hours: "94" } }), caps: [cap("all", { atMost: "95" })] }
  ],
  [
    "a cap on a record that no record passes",
    { caps: [cap("each", { forms: ["paper"], per: "record", atMost: "30" })] },
    "warning NeverBinds caps.0.atMost"
  ],
  ["a cap on a record that some pass", { caps: [cap("each", { forms: ["paper"], per: "record", atMost: "29.5" })] }],
  [
    "a cap on a record, and what can be typed in",
    { caps: [cap("each", { forms: ["training"], per: "record", atMost: "100" })] },
    "warning NeverBinds caps.0.atMost"
  ],
  [
    "a cap beside a tighter one",
    { caps: [cap("one", { forms: ["training"], atMost: "95" }), cap("all", { atMost: "95" })] },
    "warning NeverBinds caps.0.atMost"
  ],
  [
    "a wider cap, and one between that cuts what the tighter one has room for again",
    {
      caps: [
        cap("wide", { atMost: "95" }),
        cap("each", { subjects: ["general"], per: "record", atMost: "10" }),
        cap("all", { subjects: ["general", "specialised"], atMost: "95" })
      ]
    },
    "warning NeverBinds caps.2.atMost"
  ],
  [
    "a cap beside a wider one",
    { caps: [cap("one", { forms: ["training"], atMost: "94" }), cap("all", { atMost: "95" })] }
  ],
  [
    "the same cap twice",
    { caps: [cap("one", { atMost: "95" }), cap("two", { atMost: "95" })] },
    "warning NeverBinds caps.1.atMost"
  ],
  [
    "a cap on what cannot be",
    { caps: [cap("one", { forms: ["paper"], subjects: ["general"], atMost: "95" })] },
    "warning NothingCounts caps.0"
  ],
  [
    "a cap on whole records beside a tighter one on every subject, where either may be met first",
    { caps: [cap("wide", { atMost: "95" }), cap("all", { subjects: ["general", "specialised"], atMost: "94" })] }
  ],
  // Rows.
  [
    "a row after one for everybody",
    table(row({}), row({ when: junior })),
    `error RowNeverReached ${third}.atLeast.rows.1`
  ],
  [
    "a row after one for those and others",
    table(row({ when: juniorOrMiddle }), row({ when: junior }), row({})),
    `error RowNeverReached ${third}.atLeast.rows.1`
  ],
  [
    "a row after two that share it",
    table(
      row({ when: junior }),
      row({ when: { fact: "level", is: ["中级"] } }),
      row({ when: juniorOrMiddle }),
      row({})
    ),
    `error RowNeverReached ${third}.atLeast.rows.2`
  ],
  ["a narrower row first", table(row({ when: junior }), row({ when: juniorOrMiddle }), row({}))],
  [
    "a row whose years stand above",
    table(row({ years: { to: 2020 } }), row({ years: { from: 2021 } }), row({ years: { from: 2019, to: 2022 } })),
    `error RowNeverReached ${third}.atLeast.rows.2`
  ],
  [
    "a row of which one year is left",
    table(row({ years: { to: 2020 } }), row({ years: { from: 2022 } }), row({ years: { from: 2019, to: 2022 } }))
  ],
  [
    "a row after both sides of a condition",
    table(row({ when: junior }), row({ when: { not: junior } }), row({})),
    `error RowNeverReached ${third}.atLeast.rows.2`
  ],
  [
    "a year that no row covers",
    table(row({ years: { to: 2020 } }), row({ years: { from: 2022 } })),
    `error YearsMissing ${third}.atLeast.rows`
  ],
  [
    "a year that the rule says it does not say",
    {
      ...table(row({ years: { to: 2020 } }), row({ years: { from: 2022 } })),
      adjustments: [adjustment({ when: { years: { from: 2021, to: 2021 } }, effect: { gap: name("没有写明") } })]
    }
  ],
  [
    "a year in which it is not asked",
    withLeaf({ when: { years: { to: 2020 } }, atLeast: { rows: [row({ years: { to: 2020 } })] } })
  ],
  ["people that no row is for", table(row({ when: junior })), `warning OthersMissing ${third}.atLeast.rows`],
  ["both sides of a condition", table(row({ when: junior }), row({ when: { not: junior } }))],
  [
    "a row outside the years in force",
    table(row({ years: { to: 2017 } }), row({})),
    `error OutsideInForce ${third}.atLeast.rows.0`
  ],
  // Rules that never fire.
  ["a condition and its opposite", when({ allOf: [junior, { not: junior }] }), "error NeverHolds adjustments.0.when"],
  [
    "years that do not meet",
    when({ allOf: [{ years: { to: 2019 } }, { years: { from: 2020 } }] }),
    "error NeverHolds adjustments.0.when"
  ],
  [
    "an age that nobody has",
    when({
      allOf: [
        { fact: "born", yearsSince: { atLeast: 60 } },
        { fact: "born", yearsSince: { lessThan: 60 } }
      ]
    }),
    "error NeverHolds adjustments.0.when"
  ],
  [
    "a date in two years",
    when({
      allOf: [
        { fact: "joined", yearsAgo: 0 },
        { fact: "joined", yearsAgo: 1 }
      ]
    }),
    "error NeverHolds adjustments.0.when"
  ],
  ["not what always holds", when({ not: { records: {}, hours: "0" } }), "error NeverHolds adjustments.0.when"],
  [
    "two dates",
    when({
      allOf: [
        { fact: "joined", yearsAgo: 0 },
        { fact: "left", yearsAgo: 1 }
      ]
    })
  ],
  ["either side", when({ anyOf: [junior, { not: junior }] })],
  ["an adjustment of years before the rule", when({ years: { to: 2017 } }), "error OutsideInForce adjustments.0.when"],
  [
    "a cap of years after the rule",
    { caps: [cap("all", { atMost: "95", years: { from: 2025 } })] },
    "error OutsideInForce caps.0"
  ],
  ["a document for nobody", { appliesTo: { allOf: [junior, { not: junior }] } }, "error NeverHolds appliesTo"],
  [
    "an adjustment by 0",
    { adjustments: [adjustment({ effect: { less: "0" } })] },
    "warning ChangesNothing adjustments.0.effect"
  ],
  [
    "an adjustment to the whole",
    { adjustments: [adjustment({ effect: { share: "3/3" } })] },
    "warning ChangesNothing adjustments.0.effect"
  ],
  // Awards and forms.
  [
    "a row of an award after a wider one",
    awards({ when: { level: ["省级", "国家级"] }, hours: "10" }, { when: { level: "省级" }, hours: "8" }),
    "error RowNeverReached forms.1.conversion.rows.1"
  ],
  [
    "a row of an award after every option",
    awards(
      { when: { level: "省级" }, hours: "8" },
      { when: { level: "国家级" }, hours: "10" },
      { when: {}, hours: "2" }
    ),
    "error RowNeverReached forms.1.conversion.rows.2"
  ],
  ["a row of an award for the rest", awards({ when: { level: "省级" }, hours: "8" }, { when: {}, hours: "2" })],
  [
    "an award of more than can be typed in",
    { forms: [form("training"), form("paper", { inputLimit: "29.5", conversion: { award: "fixed", hours: "30" } })] },
    "warning AwardAboveLimit forms.1.inputLimit"
  ],
  [
    "an award of what can be typed in",
    { forms: [form("training"), form("paper", { inputLimit: "30", conversion: { award: "fixed", hours: "30" } })] }
  ],
  [
    "a form that no leaf counts",
    { requirement: leaf("one", { of: { forms: ["training"] }, atLeast: { hours: "9" } }) },
    "warning CountsNowhere forms.1"
  ],
  [
    "a subject that no form is for",
    { forms: [form("paper", { subjects: ["specialised"] })] },
    "warning NobodyDeclares subjects.0"
  ],
  [
    "a subject over one that a form is for",
    {
      subjects: [...sound.subjects, { code: "theory", name: name("理论"), within: "general" }],
      forms: [form("paper", { subjects: ["specialised", "theory"] })]
    }
  ],
  [
    "a shared subject that no form is for",
    { sharedSubjects: [{ code: "all", name: name("全部"), either: ["general", "specialised"], citation: "rule" }] },
    "warning NobodyDeclares sharedSubjects.0"
  ],
  [
    "a row of an award for whoever leaves a field empty",
    {
      forms: [
        form("training", {
          fields: [{ key: "level", name: name("级别"), required: false, options: ["国家级"] }],
          conversion: {
            award: "table",
            rows: [
              { when: { level: "国家级" }, hours: "8" },
              { when: {}, hours: "2" }
            ]
          }
        })
      ]
    }
  ],
  // Carries, certificates, facts, sources.
  [
    "a surplus that a cap leaves nothing of",
    { caps: [cap("all", { atMost: "90" })], carries: [carry({})] },
    "error NothingToCarry carries.0.over"
  ],
  ["a surplus that a cap leaves", { caps: [cap("all", { atMost: "90.5" })], carries: [carry({})] }],
  ["a carry of 0", { carries: [carry({ atMost: "0" })] }, "error NothingToCarry carries.0.atMost"],
  [
    "a carry from before the only year",
    { inForce: { from: 2018, to: 2018 }, carries: [carry({})] },
    "error NothingToCarry carries.0.direction"
  ],
  [
    "a carry of records",
    { ...withLeaf({ counting: "records", atLeast: { hours: "2" } }), carries: [carry({ over: "more" })] },
    "error CarriesRecords carries.0"
  ],
  [
    "a carry into a maximum",
    { ...withLeaf({ atLeast: undefined, atMost: { hours: "95" } }), carries: [carry({ to: ["more"] })] },
    "warning FillsMaximum carries.0.to"
  ],
  [
    "a certificate that hangs on advice",
    { ...withLeaf({ advisory: true }), certificates: [certificate({ leaves: ["more"] })] },
    "warning AdvisoryGate certificates.0.gate.leaves.0"
  ],
  [
    "a certificate for learning nothing",
    { ...withLeaf({ atLeast: undefined, atMost: { hours: "95" } }), certificates: [certificate({ leaves: ["more"] })] },
    "warning MaximumGate certificates.0.gate.leaves"
  ],
  ["a certificate that hangs on a minimum", { certificates: [certificate({ leaves: ["total"] })] }],
  [
    "a fact by two names",
    { adjustments: [adjustment({}), adjustment({ code: "other", when: { fact: "Level", is: ["中级"] } })] },
    "warning FactNamesDiffer adjustments.1.when.fact"
  ],
  [
    "an audit that closes a day before the year is declared for",
    {
      audit: { lastDay: { month: 1, day: 30, yearsAfter: 1 } },
      declareBy: { month: 1, day: 31, yearsAfter: 1 }
    },
    "warning AuditClosesFirst audit.lastDay"
  ],
  [
    "an audit that closes a year before, later in it",
    {
      audit: { lastDay: { month: 12, day: 31, yearsAfter: 0 } },
      declareBy: { month: 1, day: 31, yearsAfter: 1 }
    },
    "warning AuditClosesFirst audit.lastDay"
  ],
  [
    "an audit that closes with declaring",
    {
      audit: { lastDay: { month: 1, day: 31, yearsAfter: 1 } },
      declareBy: { month: 1, day: 31, yearsAfter: 1 }
    }
  ],
  ["days of grace where no year is closed", { audit: { graceDays: 30 } }, "warning GraceUnused audit.graceDays"],
  [
    "days of grace after which nothing is recorded",
    {
      audit: { graceDays: 30 },
      declareBy: { month: 1, day: 31, yearsAfter: 1 },
      recordBy: { month: 1, day: 31, yearsAfter: 1 }
    },
    "warning GraceUncounted audit.graceDays"
  ],
  [
    "days of grace of a year that is closed",
    { audit: { graceDays: 30 }, declareBy: { month: 1, day: 31, yearsAfter: 1 } }
  ],
  [
    "a source that nobody opened",
    { citations: { rule: { title: "规定", verified: false } } },
    "warning NotVerified citations.rule"
  ],
  [
    "a source of nothing",
    { citations: { ...sound.citations, other: { title: "通知", verified: false } } },
    "warning NeverCited citations.other"
  ]
]

/** Without keys whose value is undefined, as JSON is. */
const asJson = (change: object): object => JSON.parse(JSON.stringify(change))

describe("lint", () => {
  it("CMP-01 finds nothing in a sound document", () => assert.deepStrictEqual(lint({}), []))

  it.each(found.map(([what, change, ...findings]) => ({ what, change, findings })))(
    "CMP-01 $what: $findings",
    ({ change, findings }) => assert.deepStrictEqual(lint(asJson(change)), findings)
  )

  it("CMP-01 tells each finding and what to do about it in both languages, with the rule", () => {
    const findings = found.flatMap(([, change]) => lintPolicy(policyOf({ ...sound, ...asJson(change) })))
    assert.isAbove(findings.length, 50)
    for (const { en, rule, suggestion, zh } of findings) {
      assert.strictEqual(rule, "CMP-01")
      for (const text of [zh, suggestion.zh]) assert.match(text, /\p{Script=Han}/u)
      assert.isNotEmpty(suggestion.en)
      assert.match(en, /^["\w]/u)
    }
    const [short] = lintPolicy(policyOf({ ...sound, caps: [cap("all", { atMost: "89.5" })] }))
    assert.strictEqual(short?.zh, "2018 年度永远达不到：要求 90，而上限（all）只容 89.5")
    assert.strictEqual(short?.en, "can never be reached in 2018: it asks for 90, and the caps (all) leave 89.5")
    const [later] = lintPolicy(policyOf({ ...sound, caps: [cap("all", { atMost: "89.5", years: { from: 2020 } })] }))
    assert.match(later?.zh ?? "", /^2020 年度永远达不到/u)
  })

  it("CMP-01 tells errors before warnings, and every one", () => {
    const change = {
      ...awards({ when: {}, hours: "1" }, { when: {}, hours: "2" }),
      ...withLeaf({ atLeast: { hours: "0" } })
    }
    assert.deepStrictEqual(lint(change), [
      "error RowNeverReached forms.1.conversion.rows.1",
      `warning AsksNothing ${third}.atLeast`
    ])
  })
})

describe("lint of documents that are meant to take long", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => index)
  const took = (change: object) => {
    const policy = policyOf({ ...sound, ...change })
    const start = performance.now()
    const findings = lintPolicy(policy)
    return { findings, time: performance.now() - start }
  }

  it("SYS-04 as many leaves, caps and subjects as a document may have take seconds", { timeout: 60_000 }, () => {
    const { findings, time } = took({
      subjects: many(500).map((one) => ({ code: `s${one}`, name: name("科目") })),
      forms: [form("training", { subjects: many(500).map((one) => `s${one}`) })],
      caps: many(1000).map((one) => cap(`c${one}`, { subjects: [`s${one % 500}`], years: { from: 2018 + (one % 7) } })),
      requirement: {
        allOf: many(500).map((one) => leaf(`l${one}`, { of: { subjects: [`s${one}`] }, atLeast: { hours: "90" } }))
      }
    })
    assert.strictEqual(findings.filter(({ code }) => code === "CapBelowNeed").length, 500)
    assert.isBelow(time, 15_000)
  })

  it("SYS-04 so do rows by the thousand", { timeout: 60_000 }, () => {
    const rows = many(4000).map((one) =>
      row({ when: { fact: "level", is: [`v${one}`] }, years: { to: 2018 + (one % 7) } })
    )
    assert.isBelow(took(table(...rows, row({}))).time, 15_000)
  })
})

describe("lint of the shipped documents", () => {
  const all = [...shipped.regulations, ...shipped.examples]

  it.each(all)("CMP-01 $id has no error", ({ policy }) =>
    assert.deepStrictEqual(told(lintPolicy(policy).filter(({ severity }) => severity === "error")), [])
  )

  it("CMP-01 its warnings are these: what nobody declares or cites, and whom a table leaves out", () => {
    const of = (codes: ReadonlyArray<string>) =>
      all.flatMap(({ id, policy }) =>
        lintPolicy(policy).flatMap(({ code, path }) => (codes.includes(code) ? [`${id} ${path.join(".")}`] : []))
      )
    assert.deepStrictEqual(of(["NeverCited"]), [
      "accountants-2018 citations.no-carry",
      "california-attorneys citations.groups",
      "california-attorneys citations.part",
      "henan-2017 citations.unverified",
      "medical-credits citations.years",
      "south-dakota-cpa citations.period",
      "south-dakota-cpa citations.hour"
    ])
    assert.deepStrictEqual(of(["NobodyDeclares"]), ["awards subjects.0", "highest-of-each subjects.0"])
    assert.deepStrictEqual(
      of(["OthersMissing"]).map((one) => one.split(" ")[0]),
      ["change-of-level", "change-of-level", "change-of-level", "change-of-level"]
    )
    const rest = all.flatMap(({ policy }) => lintPolicy(policy).map(({ code }) => code))
    assert.sameMembers([...new Set(rest)], ["NeverCited", "NobodyDeclares", "NotVerified", "OthersMissing"])
  })
})
