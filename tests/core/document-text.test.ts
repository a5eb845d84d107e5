import { assert, describe, it } from "@effect/vitest"
import { decodePolicy, type FieldIssue, type InvalidFields, readDocument } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"

type Json = Record<string, unknown> & {
  requirement: unknown
  forms: Array<{ conversion: unknown }>
}
const weihai = JSON.stringify(documents.weihai2018)
const issuesOf = (read: Result.Result<unknown, InvalidFields>): ReadonlyArray<FieldIssue> =>
  Result.match(read, { onSuccess: () => [], onFailure: ({ issues }) => issues })
const told = (read: Result.Result<unknown, InvalidFields>): ReadonlyArray<string> =>
  issuesOf(read).map(({ code, path }) => `${path.join(".")} ${code}`)
/** What is told of Weihai's document, changed. */
const changed = (change: (document: Json) => void): ReadonlyArray<FieldIssue> => {
  const document: Json = JSON.parse(weihai)
  change(document)
  return issuesOf(decodePolicy(document))
}
const inWords = (issues: ReadonlyArray<FieldIssue>): ReadonlyArray<string> =>
  issues.map(({ path, zh }) => `${path.join(".")} ${zh}`)
const quickly = <A>(does: () => A): A => {
  const started = performance.now()
  const made = does()
  assert.isBelow(performance.now() - started, 5_000)
  return made
}

describe("a document's text", () => {
  it("CMP-01 is read as its JSON is, with a byte order mark too", () => {
    assert.deepStrictEqual(told(readDocument(weihai)), [])
    assert.deepStrictEqual(told(readDocument(`\uFEFF${weihai}`)), [])
  })

  it("SYS-04 that is no JSON is refused with the line and column", () => {
    const where = (text: string) =>
      inWords(issuesOf(readDocument(text)))[0]
        ?.match(/\d+/gu)
        ?.join(":")
    assert.strictEqual(where(`{\n  "id": "x",\n}`), "3:1")
    assert.strictEqual(where(`{\n  "id": }`), "2:9")
    assert.strictEqual(where(`{"id": "x" "y": 1}`), "1:12")
    assert.strictEqual(where(`{"id": [1, 2}`), "1:13")
    assert.strictEqual(where(`{"a": {"b": [true, null, -1.5e3, "\\u00e9"]}}\n{`), "2:1")
    assert.strictEqual(where(`{"id": "x`), "1:8")
    assert.strictEqual(where(`{id: 1}`), "1:2")
    assert.strictEqual(where(`[01]`), "1:3")
    assert.strictEqual(where(""), "1:1")
    assert.strictEqual(
      quickly(() => where(`["${"x".repeat(1_900_000)}",`)),
      "1:1900005"
    )
    assert.deepStrictEqual(told(readDocument("nothing")), [" NotJson"])
  })

  it("SYS-04 of 50 MB, or nested a million deep, is refused at once", () => {
    assert.deepStrictEqual(
      quickly(() => told(readDocument(`{"id":"${"x".repeat(50_000_000)}"}`))),
      [" TooLarge"]
    )
    for (const depth of [10_000, 999_999])
      assert.deepStrictEqual(
        quickly(() => told(readDocument(`${"[".repeat(depth)}${"]".repeat(depth)}`))),
        ["0.0.0 NestsTooDeep"]
      )
  })

  it("SYS-04 of another version of the format is told so, and nothing else", () => {
    const other = { ...JSON.parse(weihai), $schema: "https://xueshi.example/schema/policy-2.json", colour: "red" }
    assert.deepStrictEqual(told(decodePolicy(other)), ["$schema UnknownSchemaVersion"])
    const here = { ...JSON.parse(weihai), $schema: "./policy.schema.json" }
    assert.deepStrictEqual(told(decodePolicy(here)), [])
  })
})

describe("a document as a value", () => {
  it("SYS-04 that contains itself is refused with the place, however wide", () => {
    const wide: Record<string, unknown> = {}
    for (const key of ["a", "b", "c"]) wide[key] = wide
    assert.deepStrictEqual(
      quickly(() => told(decodePolicy(wide))),
      ["a RefersToItself"]
    )
    const demands: Array<unknown> = []
    demands.push({ allOf: demands })
    assert.deepStrictEqual(
      changed((document) => {
        document.requirement = { allOf: demands }
      }).map(({ code, path }) => `${path.join(".")} ${code}`),
      ["requirement.allOf.0.allOf RefersToItself"]
    )
  })

  it("SYS-04 that unfolds without an end is refused, though it is small", () => {
    let doubled: unknown = {}
    for (let times = 0; times < 60; times++) doubled = { a: doubled, b: doubled }
    assert.deepStrictEqual(
      quickly(() => told(decodePolicy(doubled))),
      [" TooLarge"]
    )
  })

  it.each([
    ["every", (of: unknown) => ({ every: 1, anchoredAt: 2018, of })],
    ["nothing but", (of: unknown) => ({ of })]
  ])("SYS-04 whose %s `of` could each be of several nodes is refused before all are tried", (_, inside) => {
    let requirement: unknown = {}
    for (let times = 0; times < 40; times++) requirement = inside(requirement)
    const found = quickly(() =>
      changed((document) => {
        document.requirement = requirement
      })
    )
    assert.deepStrictEqual(
      found.map(({ code }) => code),
      ["NestsTooDeep"]
    )
  })

  it("CMP-01 whose demands hang on each other in many ways is compiled at once, and one that hangs on itself is refused", () => {
    const leafOf = (index: number, ...bases: ReadonlyArray<number>) => ({
      leaf: `l${index}`,
      name: { zh: "要求", en: "demand" },
      of: {},
      citation: "manual",
      atLeast:
        bases.length === 0
          ? { hours: "9" }
          : {
              rows: bases.map((base) => ({
                amount: { share: "1/1", of: "required", leaf: `l${base}` },
                citation: "manual"
              }))
            }
    })
    const chain = Array.from({ length: 400 }, (_, index) =>
      index < 2 ? leafOf(index) : leafOf(index, index - 1, index - 2)
    )
    const withLeaves = (leaves: ReadonlyArray<unknown>) =>
      changed((document) => {
        document.requirement = { allOf: leaves }
        document["certificates"] = []
      })
    assert.deepStrictEqual(
      quickly(() => withLeaves(chain)),
      []
    )
    assert.deepStrictEqual(
      quickly(() => withLeaves([leafOf(0, 399), ...chain.slice(1)]).map(({ code }) => code)).slice(0, 2),
      ["NoBasis", "NoBasis"]
    )
    const many = Array.from({ length: 501 }, (_, index) => leafOf(index))
    assert.deepStrictEqual(
      withLeaves(many).map(({ code }) => code),
      ["TooManyLeaves"]
    )
  })

  it("SYS-04 with more faults than anybody mends is told the first thousand", () => {
    const forms = Array.from({ length: 900 }, () => ({ colour: "red" }))
    assert.strictEqual(
      changed((document) => {
        document["forms"] = forms as never
      }).length,
      1001
    )
  })
})

describe("what is told of a document's shape", () => {
  it("SYS-04 a demand is told what it lacks by the kind that its keys say, in Chinese", () =>
    assert.deepStrictEqual(
      inWords(
        changed((document) => {
          document.requirement = {
            allOf: [
              { leaf: "total", of: {}, atLeast: { share: "2/3" }, citation: "manual" },
              { several: 2 },
              { foo: 1 },
              3
            ]
          }
        })
      ),
      [
        "requirement.allOf.0.name 必须填写",
        "requirement.allOf.0.atLeast.of 必须填写，可选：completed、required、counted",
        "requirement.allOf.1.of 必须填写",
        "requirement.allOf.2 看不出是哪一种：必须写有 leaf、allOf、anyOf、several、eachYear、consecutive、every 之一",
        "requirement.allOf.3 类型不对，应为：一个对象 {…}"
      ]
    ))

  it("SYS-04 where a word would do as well as an object, the words are told too", () =>
    assert.deepStrictEqual(
      inWords(
        changed((document) => {
          document.requirement = {
            leaf: "total",
            name: { zh: "总学时", en: "total" },
            of: {},
            period: { years: 3 },
            atLeast: { hours: "90" },
            citation: "manual"
          }
        })
      ),
      ["requirement.period 看不出是哪一种：必须写有 rolling、cycle、months 之一，或只填：year、ever"]
    ))

  it("SYS-04 an award is told by its name what it lacks, or which names there are", () =>
    assert.deepStrictEqual(
      inWords(
        changed(({ forms }) => {
          const given = [
            { award: "fixed" },
            { award: "fixd" },
            { hours: "8" },
            { award: "byRank", field: "rank", frist: 1 }
          ]
          given.forEach((conversion, index) => {
            ;(forms[index] as { conversion: unknown }).conversion = conversion
          })
        })
      ).map((line) => line.replace(/（.*/u, "").replace(/、perDay.*/u, " …")),
      [
        "forms.0.conversion.hours 必须填写",
        "forms.1.conversion.award 只能填：asApproved、fixed …",
        "forms.2.conversion.award 必须填写，可选：asApproved、fixed …",
        "forms.3.conversion.frist 没有这一项，请检查拼写",
        "forms.3.conversion.first 必须填写",
        "forms.3.conversion.less 必须填写",
        "forms.3.conversion.floor 必须填写"
      ]
    ))

  it("SYS-04 the usual faults are told in Chinese alone, and in English alone", () => {
    const issues = changed((document) => {
      Object.assign(document, {
        title: { zh: "" },
        creditYear: "always",
        granularity: "0.0001",
        jurisdiction: "12",
        inForce: { from: "2018" },
        year: { month: 13, day: 1.5 },
        citations: { manual: { title: "手册", verified: "yes", date: "2018-02-30" }, "1 a": {} },
        counting: ["lost"],
        attribution: { spreadOver: 0 }
      })
    })
    assert.isAbove(issues.length, 10)
    for (const { code, en, zh } of issues) {
      assert.notInclude(["InvalidValue"], code)
      assert.match(zh, /\p{Script=Han}/u)
      assert.notMatch(zh, /[a-z]{3,} [a-z]{3,}/u)
      assert.notMatch(en, /\p{Script=Han}/u)
    }
  })
})
