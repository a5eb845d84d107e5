import { assert, describe, it } from "@effect/vitest"
import { decodePolicy, type InvalidFields, Policies, type Region, Rules } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, Layer, Result } from "effect"
import { weihai } from "./fixtures.ts"

/** Weihai's document with one place changed: the path's last step set, or removed where `value` is undefined. */
const changed = (path: ReadonlyArray<string | number>, value: unknown): unknown => {
  const document = structuredClone(documents.weihai2018) as Record<string | number, unknown>
  const last = path.at(-1) as string | number
  const parent = path.slice(0, -1).reduce((at, step) => at[step] as typeof document, document)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return document
}
const faults = (document: unknown): ReadonlyArray<string> =>
  Result.match(decodePolicy(document), {
    onSuccess: () => [],
    onFailure: ({ issues }: InvalidFields) => issues.map(({ code, path }) => `${path.join(".")} ${code}`)
  })

describe("policy documents", () => {
  it.each(Object.entries(documents))("CMP-01 the shipped document %s is sound", (_, document) =>
    assert.deepStrictEqual(faults(document), [])
  )

  it.each<readonly [string, ReadonlyArray<string | number>, unknown, string]>([
    ["a requirement is missing", ["requirement"], undefined, "requirement Required"],
    ["hours are negative", ["granularity"], "-1", "granularity InvalidHours"],
    ["hours are 0.1 + 0.2", ["granularity"], 0.1 + 0.2, "granularity InvalidHours"],
    ["hours are 1e308", ["granularity"], 1e308, "granularity InvalidHours"],
    ["hours are NaN", ["granularity"], Number.NaN, "granularity InvalidHours"],
    [
      "a share has a zero below",
      ["sharedSubjects", 0, "parts", 0, "share"],
      "1/0",
      "sharedSubjects.0.parts.0.share InvalidShare"
    ],
    ["an unknown key", ["colour"], "red", "colour UnknownKey"],
    ["a subject that is not there", ["forms", 0, "subjects", 0], "none", "forms.0.subjects.0 UnknownReference"],
    ["a citation that is not there", ["forms", 0, "citation"], "none", "forms.0.citation UnknownReference"],
    [
      "shares that do not sum to one",
      ["sharedSubjects", 0, "parts", 0, "share"],
      "1/3",
      "sharedSubjects.0.parts SharesDoNotSum"
    ],
    ["a form twice", ["forms", 1, "code"], "postTraining", "forms.1 DuplicateCode"],
    ["no step of hours", ["granularity"], "0", "granularity NoGranularity"],
    ["the last year before the first", ["inForce"], { from: 2018, to: 2016 }, "inForce.to YearsReversed"],
    [
      "a share above one",
      ["requirement", "allOf", 1, "atLeast", "share"],
      "3/2",
      "requirement.allOf.1.atLeast.share ShareAboveOne"
    ],
    ["a field of no length", ["forms", 0, "fields", 0, "maxLength"], -1, "forms.0.fields.0.maxLength OutOfRange"],
    [
      "a word that nothing fills",
      ["certificates", 0, "paragraphs", 0],
      "姓名 {nmae}",
      "certificates.0.paragraphs.0 UnknownReference"
    ],
    [
      "hours of a subject that is not there",
      ["certificates", 0, "note"],
      "{hours:elective}",
      "certificates.0.note UnknownReference"
    ],
    [
      "a wrong word in the address",
      ["certificates", 0, "verifyAt"],
      "https://x/{nummer}",
      "certificates.0.verifyAt UnknownReference"
    ],
    [
      "a row that no claim matches",
      ["forms", 5, "conversion", "rows", 0, "when", "rank"],
      "9",
      "forms.5.conversion.rows.0.when.rank NeverMatches"
    ],
    [
      "a row that asks for a day",
      ["forms", 5, "conversion", "rows", 0, "when"],
      { from: "2018-01-01" },
      "forms.5.conversion.rows.0.when.from UnknownReference"
    ],
    [
      "an award off the granularity",
      ["forms", 5, "conversion", "rows", 0, "hours"],
      "7.3",
      "forms.5.conversion.rows.0.hours OffGranularity"
    ],
    ["a last day that no June has", ["recordBy"], { month: 6, day: 31, yearsAfter: 1 }, "recordBy.day NoSuchDay"],
    [
      "a last day of declaring that no year has",
      ["declareBy"],
      { month: 2, day: 30, yearsAfter: 1 },
      "declareBy.day NoSuchDay"
    ],
    [
      "a last day of audit that no April has",
      ["audit"],
      { lastDay: { month: 4, day: 31, yearsAfter: 1 } },
      "audit.lastDay.day NoSuchDay"
    ],
    ["a source of audit that is none", ["audit"], { citation: "nowhere" }, "audit.citation UnknownReference"],
    ["a source of appeal that is none", ["appeal"], { days: 1, citation: "none" }, "appeal.citation UnknownReference"],
    [
      "a holder of an activity that no field says",
      ["forms", 0, "provider"],
      "none",
      "forms.0.provider UnknownReference"
    ],
    [
      "a reason of refusal that stands twice",
      ["refusals"],
      ["one", "one"].map((code) => ({ code, name: { zh: "一", en: "one" }, of: ["audit"] })),
      "refusals.1 DuplicateCode"
    ],
    ["a last day in some years only", ["recordBy"], { month: 2, day: 29, yearsAfter: 1 }, "recordBy.day NoSuchDay"],
    ["a share of itself", ["requirement", "allOf", 1, "atLeast", "leaf"], "specialised", "requirement.allOf.1 NoBasis"]
  ])("CMP-01 %s: refused with its path", (_, path, value, expected) =>
    assert.deepStrictEqual(faults(changed(path, value)), [expected])
  )

  it.each([null, 1, "text", [], { id: "x" }])("CMP-01 %j is no document", (json) =>
    assert.isAbove(faults(json).length, 0)
  )

  it("CMP-01 a kind of certificate that stands twice", () => {
    const [annual] = (documents.weihai2018 as { certificates: ReadonlyArray<unknown> }).certificates
    assert.deepStrictEqual(faults(changed(["certificates"], [annual, annual])), ["certificates.1 DuplicateCode"])
  })

  it("CMP-01 more months than a year has need the whole period to be looked at", () => {
    const adjustment = {
      code: "part",
      name: { zh: "部分", en: "part" },
      when: { anyOf: [{ not: { fact: "post", months: 13 } }, { allOf: [{ fact: "post", months: 12 }] }] },
      effect: { prorate: { fact: "post", by: "months", steps: [{ months: 18, share: "1/2" }] } },
      citation: "manual"
    }
    assert.deepStrictEqual(faults(changed(["adjustments"], [adjustment])), [
      "adjustments.0.when.anyOf.0.not.months MoreThanTheYear",
      "adjustments.0.effect.prorate.steps.0.months MoreThanTheYear"
    ])
    assert.deepStrictEqual(faults(changed(["adjustments"], [{ ...adjustment, over: "period" }])), [])
  })

  it.effect("CMP-01 two documents for one region and year are refused, whatever their order", () =>
    Effect.gen(function* () {
      const build = (...given: ReadonlyArray<unknown>) => Effect.scoped(Layer.build(Policies.layer(given)))
      const refused = yield* Effect.flip(build(documents.weihai2018, documents.weihai2018Completed))
      assert.deepStrictEqual(
        refused.issues.map(({ code, path }) => [code, ...path]),
        [["YearsOverlap", "1", "inForce"]]
      )
      const until = changed(["inForce"], { from: 2010, to: 2015 })
      yield* build(until, documents.weihai2018Completed)
    })
  )

  it.effect(
    "CMP-01 documents with parts that cannot mean what they say are refused, with every such part of each",
    () =>
      Effect.gen(function* () {
        const never = {
          code: "never",
          name: { zh: "永不", en: "never" },
          per: "year",
          atMost: "10",
          years: { to: 2001 },
          citation: "manual"
        }
        const nobody = { allOf: [{ fact: "level", is: ["高级"] }, { not: { fact: "level", is: ["高级"] } }] }
        const dead = {
          ...(documents.guangdong2021 as object),
          appliesTo: nobody,
          caps: [{ ...never, citation: "regulation" }]
        }
        const build = (...given: ReadonlyArray<unknown>) => Effect.scoped(Layer.build(Policies.layer(given)))
        const refused = yield* Effect.flip(build(changed(["caps"], [never]), dead))
        assert.deepStrictEqual(
          refused.issues.map(({ code, path, rule }) => [path.join("."), code, rule]),
          [
            ["0.caps.0", "OutsideInForce", "CMP-01"],
            ["1.appliesTo", "NeverHolds", "CMP-01"],
            ["1.caps.0", "OutsideInForce", "CMP-01"]
          ]
        )
        for (const { en, zh } of refused.issues) assert.match(`${zh} ${en}`, /\p{Script=Han}.*[a-z]/u)
        // What is only warned of stands in nobody's way.
        yield* build(documents.weihai2018, documents.guangdong2021)
      })
  )

  it("CMP-01 a document that nests ten thousand deep is refused without a crash", () => {
    let requirement: unknown = { allOf: [] }
    for (let depth = 0; depth < 10_000; depth++) requirement = { allOf: [requirement] }
    assert.isAbove(faults(changed(["requirement"], requirement)).length, 0)
  })
})

describe("the governing document", () => {
  const governs = (region: string, year: number) =>
    Result.match(Rules.governing([weihai], region as Region, year), {
      onSuccess: ({ document }) => document.id,
      onFailure: ({ _tag }) => _tag
    })
  it.each([
    ["371000", 2018, "weihai-2018"],
    ["371002", 2018, "weihai-2018"],
    ["371002", 2016, "weihai-2018"],
    ["371002", 2015, "NoPolicy"],
    ["370000", 2018, "NoPolicy"],
    ["370100", 2018, "NoPolicy"]
  ])("CMP-01 in %s in %d: %s", (region, year, expected) => assert.strictEqual(governs(region, year), expected))
})
