import {
  addColumns,
  consequenceOf,
  decodePolicy,
  formatDay,
  formatHours,
  type LearningRecord,
  type Member,
  MemberReader,
  makeReform,
  Packer,
  type Policy,
  type Reform,
  WhatIf,
  WhatIfReport
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import {
  anyPopulation,
  populationSuite,
  populationsOf,
  type Reckoning,
  reckonPlainly,
  reformSuite
} from "@xueshi/testing"
import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const read = (document: unknown): Policy => Result.getOrThrow(decodePolicy(document))
const required = read(documents.weihai2018)
const completed = read(documents.weihai2018Completed)
const reform: Reform = { from: required, to: completed, year: 2018 }

/** A document with one thing changed, as a policy tester would. */
interface Changeable {
  readonly forms: ReadonlyArray<{ readonly subjects: ReadonlyArray<string> }>
}
const changed = (document: unknown, change: (copy: Changeable) => void): Policy => {
  const copy = structuredClone(document) as Changeable
  change(copy)
  return read(copy)
}

const reported = reckonPlainly
const inColumns: Reckoning = (reform, people) => {
  const [whatIf, packer] = [new WhatIf(reform), new Packer(3)]
  for (const one of people) {
    packer.add(one)
    if (packer.full) addColumns(whatIf, packer.take())
  }
  addColumns(whatIf, packer.take())
  return whatIf.report(true)
}
/** All but the examples' explanations, whose records go by their place in columns. */
const counts = ({ examples, ...report }: WhatIfReport) => ({
  ...report,
  shown: examples.map(({ kind, person }) => [kind, person])
})

describe("laws of what-ifs", () => {
  for (const { name, run } of populationSuite()) it(name, () => run())
  for (const policy of [required, completed])
    for (const { name, run } of reformSuite(policy, { runs: 100 }))
      it(`${name}, for reforms of ${policy.reference.id}`, () => run())
})

describe("laws of what-ifs over columns", () => {
  for (const { name, run } of populationSuite({ reckon: inColumns, runs: 40 })) it(name, () => run())
  it("U20 CMP-06 columns come to the same as one person after the other, for every reform and everybody", () => {
    let quick = 0
    fc.assert(
      fc.property(anyPopulation, ({ members, reform }) => {
        if (reform.from.plain && reform.to.plain) quick++
        expect(counts(inColumns(reform, members))).toEqual(counts(reported(reform, members)))
      }),
      { numRuns: 150, seed: 20181231 }
    )
    expect(quick).toBeGreaterThan(30)
  })
})

describe("the laws of what-ifs have teeth", () => {
  const caughtBy: Readonly<Record<string, Reckoning>> = {
    // Passes whom the earlier document passed.
    U19: (reform, members) => {
      const report = reported(reform, members)
      return { ...report, total: { ...report.total, passedAfter: report.total.passedBefore } }
    },
    // Forgets who comes last.
    U20: (reform, members) => reported(reform, members.length > 1 ? members.slice(0, -1) : members),
    // Lets the first person decide whom the others are counted with.
    U21: (reform, members) =>
      reported(
        reform,
        members.map((one) => ({ ...one, organisation: members[0]?.organisation ?? "" }))
      ),
    // Counts a gain wherever something changed, and where nothing did.
    U17: (reform, members) => {
      const report = reported(reform, members)
      return { ...report, organisations: report.organisations.map((line) => ({ ...line, gained: line.persons })) }
    },
    U18: (reform, members) => {
      const report = reported(reform, members)
      return { ...report, organisations: report.organisations.map((line) => ({ ...line, worse: line.better })) }
    }
  }
  for (const [id, reckon] of Object.entries(caughtBy))
    it(`${id} CMP-06 catches a what-if that breaks it, by a counter-example`, () => {
      const law = populationSuite({ reckon, runs: 40 }).find((check) => check.name.startsWith(`${id} `))
      expect(() => law?.run()).toThrow(new RegExp(`law ${id} .* does not hold[^]*Counterexample`, "u"))
    })
})

const record = (id: string, subject: string, hours: number): LearningRecord => ({
  id,
  form: "conference",
  subject,
  creditYear: 2018,
  from: 17_600 as LearningRecord["from"],
  to: 17_600 as LearningRecord["to"],
  declared: (hours * 1000) as LearningRecord["declared"],
  recognised: (hours * 1000) as LearningRecord["declared"],
  standing: "approved",
  identity: null
})

describe("CMP-06 what a report says", () => {
  const lost: Member = {
    id: "张三",
    organisation: "371002",
    records: [record("g", "general", 33), record("s", "specialised", 60)]
  }
  it("CMP-06 names the leaf that decides a flip, and explains an example under both documents", () => {
    const report = reported(reform, [lost])
    expect(report.reasons).toEqual([
      { flip: "lost", leaf: "specialised", name: { zh: "专业科目学时", en: "specialised hours" }, persons: 1 }
    ])
    expect(report.examples).toMatchObject([
      { kind: "lost", person: "张三", before: { outcome: "pass" }, after: { outcome: "fail" } }
    ])
    expect(report.outcomes).toEqual([{ before: "pass", after: "fail", persons: 1 }])
  })
  it("CMP-06 is read again from its JSON as it was", () => {
    const report = reported(reform, [lost])
    const json = JSON.parse(JSON.stringify(Schema.encodeSync(WhatIfReport)(report)))
    expect(Schema.decodeUnknownSync(WhatIfReport)(json)).toEqual(report)
  })
  it("CMP-06 shows the persons with the fewest records, in whatever order they come", () => {
    const people = [4, 2, 3, 1, 5].map(
      (count): Member => ({
        id: `p${count}`,
        organisation: "371000",
        records: [
          ...Array.from({ length: count }, (_, index) => record(`g${index}`, "general", 33 / count)),
          record("s", "specialised", 60)
        ]
      })
    )
    expect(reported(reform, people).examples.map(({ person }) => person)).toEqual(["p1", "p2", "p3"])
    expect(reported(reform, people.toReversed()).examples.map(({ person }) => person)).toEqual(["p1", "p2", "p3"])
  })
  it("CMP-06 neither wins nor loses for whom a document is not", () => {
    const nobody = changed(documents.weihai2018, (copy) =>
      Object.assign(copy, { appliesTo: { fact: "sector", is: ["x"] } })
    )
    const { outcomes, total } = reported({ ...reform, to: nobody }, [{ ...lost }])
    expect(total).toMatchObject({ passedBefore: 1, passedAfter: 0, gained: 0, lost: 0, better: 0, worse: 0 })
    expect(outcomes).toEqual([{ before: "pass", after: "none", persons: 1 }])
  })
  it("CMP-06 tells of records whose subject the reform no longer has", () => {
    const without = changed(documents.weihai2018, (copy) =>
      Object.assign(copy, {
        sharedSubjects: [],
        forms: copy.forms.map((form) => ({ ...form, subjects: form.subjects.filter((one) => one !== "all") }))
      })
    )
    const people = [{ ...lost, records: [...lost.records, record("b", "all", 7.5)] }]
    for (const report of [reported({ ...reform, to: without }, people), inColumns({ ...reform, to: without }, people)])
      expect(report.removedSubjects).toMatchObject([{ subject: "all", records: 1, hours: 7500 }])
  })
  it("CMP-06 says which document is not in force in the year, and judges by it all the same", () => {
    expect(reported({ ...reform, year: 1995 }, [lost]).notInForce).toEqual(["from", "to"])
    expect(reported(reform, [lost]).notInForce).toEqual([])
  })
  it("CMP-06 counts the lines that cannot be read and tells of the first of them, in whatever parts they come", () => {
    const [some, others] = [new WhatIf(reform), new WhatIf(reform)]
    const issue = {
      code: "InvalidDay",
      path: ["records", "0", "from"],
      rule: "SYS-04",
      zh: "无此日",
      en: "no such day"
    } as const
    for (let line = 1; line <= 100; line++) (line % 2 === 0 ? some : others).addUnread(line, [issue])
    some.merge(others.state())
    const { faults, lines } = some.report(true).unread
    expect(lines).toBe(100)
    expect(faults).toEqual(faults.map((_, index) => ({ line: index + 1, issues: [issue] })))
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.length).toBeLessThan(100)
  })
  it("CMP-06 refuses to compare documents that no person could be under", () => {
    const henan = read(documents.henan2017)
    const refused = makeReform(required, henan, 2018)
    expect(Result.isFailure(refused) && refused.failure).toMatchObject({ _tag: "OtherJurisdiction", from: "371000" })
    const national = changed(documents.henan2017, (copy) => Object.assign(copy, { jurisdiction: "000000" }))
    expect(Result.isSuccess(makeReform(required, national, 2018))).toBe(true)
  })
  it("CMP-06 judges as of a past day, when an hour was not yet there", () => {
    const later = { ...lost.records[0], history: [{ standing: "approved", on: 17_700 }] } as unknown as LearningRecord
    const member = { ...lost, records: [later, ...lost.records.slice(1)] }
    const asOf = 17_650 as NonNullable<Reform["asOf"]>
    expect(consequenceOf(required, completed, 2018, member, asOf)).toMatchObject({
      before: { total: 60_000, passed: false },
      flip: null
    })
    expect(consequenceOf(required, completed, 2018, member).flip).toBe("lost")
  })
})

describe("SYS-04 a line of a population", () => {
  const reader = new MemberReader(reform)
  const written = ({ declared, from, history, recognised, to, ...rest }: LearningRecord) => ({
    ...rest,
    ...(history && { history: history.map(({ on, standing }) => ({ standing, on: formatDay(on) })) }),
    from: formatDay(from),
    to: formatDay(to),
    declared: formatHours(declared),
    recognised: formatHours(recognised)
  })
  const issues = (line: string) => {
    const result = reader.line(line)
    return Result.isFailure(result) ? result.failure.issues.map(({ code, path }) => `${path.join(".")} ${code}`) : []
  }
  it("SYS-04 gives back what was written, whether it is read at once or with care", () => {
    fc.assert(
      fc.property(populationsOf(required), ({ members }) => {
        for (const { facts: _, ...one } of members) {
          const line = { ...one, records: one.records.map(written) }
          expect(Result.getOrThrow(reader.line(JSON.stringify(line)))).toEqual(one)
          const careful = { ...line, facts: { level: "senior" } }
          expect(Result.getOrThrow(reader.line(JSON.stringify(careful)))).toEqual({ ...one, facts: careful.facts })
        }
      }),
      { numRuns: 100, seed: 20181231 }
    )
  })
  it("SYS-04 fills in what a record leaves out, by each of the two documents", () => {
    const line = {
      id: "a",
      records: [{ id: "r", form: "conference", subject: "general", from: "2018-03-01", declared: 5 }]
    }
    expect(Result.getOrThrow(reader.line(JSON.stringify(line)))).toMatchObject({
      organisation: "",
      records: [{ creditYear: 2018, recognised: 5000, standing: "approved" }]
    })
  })
  it("SYS-04 tells every fault at once, each with its path", () => {
    const wrong = {
      ...written(record("g", "general", 3)),
      from: "2018-02-30",
      recognised: "9",
      standing: "lost",
      extra: 1
    }
    expect(issues(JSON.stringify({ id: "", organisation: 7, records: [wrong], nmae: 1 }))).toEqual(
      expect.arrayContaining([
        "id TooShort",
        "organisation WrongType",
        "nmae UnknownKey",
        "records.0.from InvalidDay",
        "records.0.standing UnknownOption",
        "records.0.extra UnknownKey"
      ])
    )
  })
  it.each([
    "",
    "{",
    "[]",
    "null",
    "7",
    '{"id":"a"}',
    '{"records":[]}',
    '{"id":"a","records":{}}',
    '{"id":"a","records":[null]}'
  ])("SYS-04 refuses %s and does not crash", (line) => {
    expect(issues(line).length).toBeGreaterThan(0)
  })
  it("SYS-04 refuses a record whose id another one has, more recognised than declared, and dates reversed", () => {
    const one = written(record("g", "general", 3))
    const line = (records: ReadonlyArray<unknown>) => issues(JSON.stringify({ id: "a", records }))
    expect(line([one, one])).toEqual(["records.1.id DuplicateId"])
    expect(line([{ ...one, recognised: "9" }])).toEqual(["records.0.recognised RecognisedAboveDeclared"])
    expect(line([{ ...one, to: "2018-03-09" }])).toEqual(["records.0.to DatesReversed"])
    expect(line([{ ...one, declared: "-3" }])).toEqual(["records.0.declared InvalidHours"])
  })
})
