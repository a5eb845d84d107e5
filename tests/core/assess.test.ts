import { assert, describe, it } from "@effect/vitest"
import { assess, decodePolicy, explain, hours, type InvalidFields, type Policy, readAssessment } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"
import { weihai } from "./fixtures.ts"

const usual = { id: "r1", form: "postTraining", subject: "specialised", from: "2018-03-01", declared: "8" }
/** A record with some keys changed; left out, where undefined. */
const record = (changes: object = {}): object =>
  Object.fromEntries(Object.entries({ ...usual, ...changes }).filter(([, value]) => value !== undefined))
const request = (records: ReadonlyArray<unknown>, changes: object = {}): unknown => ({
  year: 2018,
  records,
  ...changes
})

const faultsOf = (json: unknown, policy: Policy = weihai): ReadonlyArray<string> =>
  Result.match(readAssessment(policy, json), {
    onSuccess: () => [],
    onFailure: ({ issues }: InvalidFields) => {
      for (const { en, zh } of issues) {
        assert.match(zh, /\p{Script=Han}/u)
        assert.notMatch(en, /\p{Script=Han}/u)
      }
      return issues.map(({ code, path }) => `${path.join(".")} ${code}`)
    }
  })
const readOne = (changes: object) => {
  const { records } = Result.getOrThrow(readAssessment(weihai, request([record(changes)])))
  return records[0]
}

describe("a year to be judged, as JSON", () => {
  it("CMP-02 what a record leaves out is what the document says", () => {
    const { declared: _, ...conference } = record({
      form: "conference",
      to: "2019-01-02",
      fields: { title: "年会", level: "国家级", paper: "无" }
    }) as Record<string, unknown>
    const { records, year } = Result.getOrThrow(readAssessment(weihai, request([conference])))
    assert.strictEqual(year, 2018)
    const [read] = records
    assert.strictEqual(read?.declared, hours(12))
    assert.strictEqual(read?.recognised, hours(12))
    assert.strictEqual(read?.creditYear, 2019)
    assert.strictEqual(read?.standing, "approved")
    assert.include(read?.identity ?? "", "年会")
  })

  it("CMP-02 what is not approved is recognised for nothing; a history says where it stands", () => {
    assert.strictEqual(readOne({ standing: "pending" })?.recognised, 0)
    const ended = readOne({
      history: [
        { standing: "approved", on: "2018-04-01" },
        { standing: "failed", on: "2018-05-01" }
      ]
    })
    assert.strictEqual(ended?.standing, "failed")
    assert.strictEqual(readOne({})?.recognised, hours(8))
    assert.strictEqual(readOne({ declared: "40", form: "furtherStudy" })?.recognised, hours(8))
    assert.strictEqual(readOne({ declared: "40", form: "conference" })?.recognised, hours(40))
  })

  it.each<readonly [string, object, string]>([
    ["0.1 + 0.2 hours", { declared: 0.1 + 0.2 }, "records.0.declared InvalidHours"],
    ["negative hours", { declared: -1 }, "records.0.declared InvalidHours"],
    ["1e308 hours", { declared: 1e308 }, "records.0.declared InvalidHours"],
    ["NaN hours", { declared: Number.NaN }, "records.0.declared InvalidHours"],
    ["hours that are a list", { declared: [8] }, "records.0.declared InvalidHours"],
    ["no such day", { from: "2018-02-30" }, "records.0.from InvalidDay"],
    ["a day that is a number", { from: 20180301 }, "records.0.from InvalidDay"],
    ["dates reversed", { to: "2018-02-28" }, "records.0.to DatesReversed"],
    ["year 0", { creditYear: 0 }, "records.0.creditYear OutOfRange"],
    ["year 9999", { creditYear: 9999 }, "records.0.creditYear OutOfRange"],
    ["half a year", { creditYear: 2018.5 }, "records.0.creditYear NotWhole"],
    ["a day before there were credit years", { from: "1950-01-01" }, "records.0.from OutOfRange"],
    ["more recognised than declared", { recognised: "8.5" }, "records.0.recognised RecognisedAboveDeclared"],
    ["a standing that is none", { standing: "lost" }, "records.0.standing UnknownOption"],
    ["no id", { id: "" }, "records.0.id TooShort"],
    ["a key of a typing slip", { recognized: "8" }, "records.0.recognized UnknownKey"],
    [
      "steps out of order",
      {
        history: [
          { standing: "pending", on: "2018-05-01" },
          { standing: "approved", on: "2018-04-01" }
        ]
      },
      "records.0.history.1.on OutOfOrder"
    ],
    [
      "a standing other than where the history ends",
      { standing: "approved", history: [{ standing: "failed", on: "2018-05-01" }] },
      "records.0.standing HistoryDiffers"
    ],
    ["no hours where the reviewer decides", { declared: undefined }, "records.0.declared Required"],
    ["no hours of a form that is not there", { declared: undefined, form: "dreaming" }, "records.0.declared Required"],
    ["no hours and no fields to tell them from", { declared: undefined, form: "paper" }, "records.0.declared Required"]
  ])("SYS-04 %s: refused with its path", (_, changes, expected) =>
    assert.deepStrictEqual(faultsOf(request([record(changes)])), [expected])
  )

  it("CMP-02 a form that the document does not know may say its own hours", () =>
    assert.strictEqual(readOne({ form: "dreaming" })?.recognised, hours(8)))

  it("SYS-04 every fault of head, facts and records at once", () =>
    assert.deepStrictEqual(
      faultsOf({
        year: 9999,
        asOf: "yesterday",
        facts: { leave: [{ value: "maternity", from: "2018-05-01", to: "2018-01-01" }] },
        colour: "red",
        records: [record(), record({ declared: -1 }), 7, record({ id: "r1" })]
      }),
      [
        "colour UnknownKey",
        "year OutOfRange",
        "asOf InvalidDay",
        "records.1.declared InvalidHours",
        "records.2 WrongType",
        "records.3.id DuplicateId"
      ]
    ))

  it("SYS-04 a fact whose time is reversed is refused with its path", () =>
    assert.deepStrictEqual(
      faultsOf(request([], { facts: { leave: [{ value: "x", from: "2018-05-01", to: "2018-01-01" }] } })),
      ["facts.leave.0.to DatesReversed"]
    ))

  it.each([[null], [7], ["text"], [[]], [{ records: {} }], [{ year: 2018, records: "many" }]])(
    "SYS-04 %j is no request: refused, with a path each",
    (json) => assert.isAbove(faultsOf(json).length, 0)
  )

  it("SYS-04 hostile keys reach nothing and are refused with their path", () => {
    const hostile = JSON.parse(
      `{"year":2018,"records":[{"id":"__proto__","form":"__proto__","subject":"constructor","from":"2018-03-01","declared":"8",
        "fields":{"__proto__":"x","level":"y"}}],"facts":{"__proto__":"senior"}}`
    )
    assert.deepStrictEqual(faultsOf(hostile), ["facts.__proto__ UnknownKey", "records.0.fields.__proto__ UnknownKey"])
    assert.isUndefined(({} as Record<string, unknown>)["level"])
    const read = Result.getOrThrow(
      readAssessment(weihai, request([record({ id: "__proto__", form: "constructor", subject: "toString" })]))
    )
    assert.strictEqual(read.records[0]?.id, "__proto__")
  })

  it("SYS-04 100,000 records of one person are read and judged; one more is refused", () => {
    const many = (count: number) =>
      request(
        Array.from({ length: count }, (_, index) =>
          record({ id: `r${index}`, fields: { school: `s${index}`, className: "c", score: "1" } })
        )
      )
    const started = performance.now()
    const [judged] = Result.getOrThrow(assess([weihai], many(100_000)))
    assert.strictEqual(judged.verdict.total, hours(800_000))
    assert.isBelow(performance.now() - started, 20_000)
    assert.deepStrictEqual(faultsOf(many(100_001)), ["records TooManyRecords"])
  })

  it("SYS-04 100,000 faulty records give a thousand faults and the word that there are more", () => {
    const many = Array.from({ length: 100_000 }, () => ({ id: "r", from: "never", to: 3, colour: "red" }))
    const told = faultsOf(request(many))
    assert.strictEqual(told.length, 1001)
    assert.strictEqual(told.at(-1), " MoreFaults")
  })
})

describe("several documents", () => {
  const changed = (changes: object): Policy =>
    Result.getOrThrow(decodePolicy({ ...(documents.weihai2018 as object), ...changes }))
  const accountants = changed({
    id: "accountants",
    jurisdiction: "000000",
    precedence: 10,
    appliesTo: { fact: "series", is: ["accounting"] }
  })
  const province = changed({ id: "province", jurisdiction: "370000" })
  const country = changed({ id: "country", jurisdiction: "000000" })
  const guangdong = Result.getOrThrow(decodePolicy(documents.guangdong2021))
  const all = [country, weihai, province, guangdong, accountants]
  const ids = (json: object) => Result.getOrThrow(assess(all, json)).map(({ policy }) => policy.document.id)

  it("CMP-01 the nearest region's governs, the others are told beside it", () =>
    assert.deepStrictEqual(ids({ year: 2018, region: "371002", records: [] }), ["weihai-2018", "province", "country"]))

  it("CMP-01 a sector's document goes before the region's for those whom it is for, and for no one else", () => {
    const accountant = { year: 2018, region: "371002", records: [], facts: { series: "accounting" } }
    assert.deepStrictEqual(ids(accountant), ["accountants", "weihai-2018", "province", "country"])
    assert.deepStrictEqual(ids({ ...accountant, facts: { series: "health" } }), ["weihai-2018", "province", "country"])
  })

  it("CMP-01 a foreign document governs no region here, and judges where none is named", () => {
    const foreign = changed({ id: "foreign", jurisdiction: "US-CA" })
    const judgedBy = (json: object) =>
      Result.getOrThrow(assess([country, foreign], json)).map(({ policy }) => policy.document.id)
    assert.deepStrictEqual(judgedBy({ year: 2018, region: "371002", records: [] }), ["country"])
    assert.deepStrictEqual(judgedBy({ year: 2018, records: [] }), ["foreign", "country"])
  })

  it("CMP-04 what is proposed names the form where a demand asks for one", () => {
    const attorneys = Result.getOrThrow(decodePolicy(documents.californiaAttorneys))
    const json = { year: 2024, records: [], facts: { series: "加州律师", groupPeriodFrom: "2022-02-01" } }
    const [{ assessment, verdict } = assert.fail("not judged")] = Result.getOrThrow(assess([attorneys], json))
    const { question, records } = assessment
    const lines = (language: "zh" | "en") => explain(attorneys, verdict, records, language, question)
    assert.include(lines("zh").join("\n"), "一般法律教育（参与式活动）12.5 小时")
    assert.include(lines("en").join("\n"), "12.5 credit hours of general (participatory activity)")
  })

  it("CMP-01 the order in which documents are given does not matter", () =>
    assert.deepStrictEqual(
      Result.getOrThrow(assess(all.toReversed(), { year: 2018, records: [] })).map(({ policy }) => policy.document.id),
      ids({ year: 2018, records: [] })
    ))

  it("CMP-01 where none applies it is told of each why not", () => {
    const refused = Result.flip(assess([guangdong, accountants, weihai], { year: 2018, region: "440100", records: [] }))
    const error = Result.getOrThrow(refused)
    assert.strictEqual(error.code, "NoneApplies")
    assert.match(error.zh, /accountants 不适用于该人.*weihai-2018 不是该地区的文件.*guangdong-2021 该年度未施行/)
    assert.match(error.en, /guangdong-2021 not in force that year/)
  })

  it("SYS-04 a fault that two documents find is told once", () => {
    const { declared: _, ...open } = record() as Record<string, unknown>
    const refused = Result.getOrThrow(Result.flip(assess([weihai, province], { year: 2018, records: [open] })))
    assert.deepStrictEqual(
      (refused as InvalidFields).issues.map(({ code, path }) => `${path.join(".")} ${code}`),
      ["records.0.declared Required"]
    )
  })
})
