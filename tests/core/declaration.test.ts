import { assert, describe, it } from "@effect/vitest"
import {
  type ClaimDraft,
  Declarations,
  formatHours,
  hours,
  OrganisationId,
  type Principal,
  ProfessionalId,
  parseHours,
  Rules,
  UserId
} from "@xueshi/core"
import { Effect, Result } from "effect"
import { administrator, claim, day, environment, pending, self, smallCity, weihai } from "./fixtures.ts"

const today = day("2019-01-15")
const codes = (change: Partial<ClaimDraft>): ReadonlyArray<string> => {
  const judged = Rules.validateClaim(weihai, claim(change), today)
  return Result.isSuccess(judged) ? [] : judged.failure.issues.map(({ code, path }) => `${path.join(".")} ${code}`)
}
const without = (key: keyof ClaimDraft): ClaimDraft => {
  const { [key]: _, ...rest } = claim()
  return rest as ClaimDraft
}
const exact = (text: string) => parseHours(text) ?? hours(0)

describe("what a claim must say", () => {
  it("DEC-02 a complete claim is taken", () => assert.deepStrictEqual(codes({}), []))

  it.each(["creditYear", "subject", "from", "to", "hours"] as const)("DEC-02 %s is required to submit", (key) => {
    const judged = Rules.validateClaim(weihai, without(key), today)
    assert.isTrue(Result.isFailure(judged) && judged.failure.issues.some((one) => one.path[0] === key))
  })

  it.each<readonly [string, Partial<ClaimDraft>, ReadonlyArray<string>]>([
    ["no hours", { hours: hours(0) }, ["hours HoursNotPositive"]],
    ["0.3 hours at a granularity of 0.5", { hours: exact("0.3") }, ["hours OffGranularity"]],
    ["0.5 hours", { hours: exact("0.5") }, []],
    ["the form's input limit", { hours: hours(360) }, []],
    ["one step above the form's input limit", { hours: exact("360.5") }, ["hours OverInputLimit"]],
    ["an end today", { from: today, to: today, creditYear: 2019 }, []],
    ["an end tomorrow", { to: day("2019-01-16"), creditYear: 2018 }, ["to EndsInFuture"]],
    ["a start after the end", { from: day("2018-03-06") }, ["from DatesReversed"]],
    ["a year that the dates do not touch", { creditYear: 2017 }, ["creditYear YearNotAccepted"]],
    ["either year of a course over New Year", { from: day("2017-12-31"), creditYear: 2017 }, []]
  ])("DEC-02 %s", (_, change, expected) => assert.deepStrictEqual(codes(change), expected))

  it.each<readonly [string, Partial<ClaimDraft>, ReadonlyArray<string>]>([
    ["a subject that the form does not count for", { subject: "general" }, ["subject SubjectNotAllowed"]],
    ["an unknown form", { form: "holiday" }, ["form UnknownForm"]],
    [
      "a required field of the form is empty",
      { fields: { school: " ", className: "班", score: "1" } },
      ["fields.school Required"]
    ],
    ["a field that the form does not have", { fields: { ...claim().fields, isbn: "1" } }, ["fields.isbn UnknownField"]],
    [
      "a value that is not on offer",
      { form: "paper", fields: { title: "论", journal: "刊", cn: "CN 1", rank: "9" } },
      ["fields.rank UnknownOption"]
    ],
    [
      "a field of 201 characters, each outside the BMP",
      { fields: { ...claim().fields, score: "𠮷".repeat(201) } },
      ["fields.score TooLong"]
    ],
    ["a field of 200 such characters", { fields: { ...claim().fields, score: "𠮷".repeat(200) } }, []]
  ])("DEC-01 %s", (_, change, expected) => assert.deepStrictEqual(codes(change), expected))

  it("DEC-10 hours that the system records by itself cannot be declared", () =>
    assert.deepStrictEqual(codes({ form: "online", fields: { course: "公需课" } }), ["form RecordedBySystem"]))

  it.each<readonly [string, string, number, ReadonlyArray<string>]>([
    ["the year's first day", "2018-09-01", 2018, []],
    ["the last day of the year before", "2018-08-31", 2018, ["creditYear YearNotAccepted"]],
    ["the last day of the year before, in that year", "2018-08-31", 2017, []]
  ])("DEC-02 the years on offer are those of the document, which begin on 1 September: %s", (_, on, year, expected) => {
    const fromSeptember = { ...weihai, document: { ...weihai.document, year: { month: 9, day: 1 } } }
    const judged = Rules.validateClaim(fromSeptember, claim({ from: day(on), to: day(on), creditYear: year }), today)
    const found = Result.isSuccess(judged)
      ? []
      : judged.failure.issues.map(({ code, path }) => `${path.join(".")} ${code}`)
    assert.deepStrictEqual(found, expected)
  })

  it("DEC-03 evidence is required where the form asks for it", () =>
    assert.deepStrictEqual(codes({ evidence: [] }), ["evidence EvidenceMissing"]))

  it("DEC-02 every failing field is reported at once, in Chinese and English, each with its path and rule", () => {
    const judged = Rules.validateClaim(
      weihai,
      {
        form: "postTraining",
        creditYear: 2015,
        subject: "general",
        from: day("2018-03-06"),
        to: day("2018-03-05"),
        hours: exact("0.3"),
        fields: {},
        evidence: []
      },
      today
    )
    if (Result.isSuccess(judged)) return assert.fail("taken")
    const issues = judged.failure.issues
    assert.deepStrictEqual(
      issues.map(({ path }) => path.join(".")),
      ["from", "hours", "subject", "fields.school", "fields.className", "fields.score", "evidence"]
    )
    for (const { en, rule, zh } of issues) {
      assert.match(zh, /\p{Script=Han}/u)
      assert.notMatch(en, /\p{Script=Han}/u)
      assert.match(rule, /^DEC-0[123]$/u)
    }
  })

  it.effect("DEC-02 a draft needs only its person and a form", () =>
    Effect.gen(function* () {
      const { person } = yield* smallCity
      const drafted = yield* Declarations.draft(self(person), person.id, { form: "paper", fields: {}, evidence: [] })
      assert.strictEqual(drafted._tag, "Draft")
      const unknown = Declarations.draft(self(person), person.id, { form: "none", fields: {}, evidence: [] })
      assert.strictEqual((yield* Effect.flip(unknown))._tag, "UnknownForm")
    }).pipe(Effect.provide(environment))
  )
})

describe("review", () => {
  it.effect("DEC-05 the professional's organisation reviews, and nobody else, the superior included", () =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const { id } = yield* pending(city)
      const answer = (organisation: OrganisationId) =>
        Effect.map(Effect.flip(Declarations.approve(administrator(organisation), id)), ({ _tag }) => _tag as string)
      assert.strictEqual(yield* answer(city.authority.id), "NotHandler")
      assert.strictEqual(yield* answer(city.bureau.id), "NotHandler")
      assert.strictEqual(yield* answer(city.other.id), "NotFound")
      const approved = yield* Declarations.approve(administrator(city.employer.id), id)
      assert.deepInclude(approved, { _tag: "Approved", recognised: hours(30), approvedIn: city.employer.id })
    }).pipe(Effect.provide(environment))
  )

  it.each([
    ["0", false],
    ["0.5", true],
    ["29.7", false],
    ["30", true],
    ["30.5", false]
  ])("DEC-06 of 30 declared hours the reviewer can grant %s: %s", (granted, possible) =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const { id } = yield* pending(city)
      const answer = yield* Effect.exit(Declarations.approve(administrator(city.employer.id), id, exact(granted)))
      assert.strictEqual(answer._tag === "Success", possible)
    }).pipe(Effect.provide(environment), Effect.runPromise)
  )

  it.each<readonly [string, Partial<ClaimDraft>, string]>([
    [
      "a national conference without a paper: 12",
      { form: "conference", fields: { title: "会", level: "国家级", paper: "无" } },
      "12"
    ],
    [
      "a national conference with a long paper: 20",
      { form: "conference", fields: { title: "会", level: "国家级", paper: "2000字以上" } },
      "20"
    ],
    [
      "further study of five days at eight hours a day: the 30 declared",
      { form: "furtherStudy", fields: { host: "h", topic: "t" } },
      "30"
    ],
    [
      "further study of one day: 8",
      { form: "furtherStudy", to: day("2018-03-01"), fields: { host: "h", topic: "t" } },
      "8"
    ],
    [
      "a paper whose rank has no row: 0",
      { form: "paper", fields: { title: "t", journal: "j", cn: "c", rank: "4" } },
      "0"
    ]
  ])("DEC-06 %s", (_, change, expected) => {
    const claimed = claim(change) as Parameters<typeof Rules.worth>[1]
    const form = weihai.forms.get(claimed.form)
    assert.strictEqual(form && formatHours(Rules.worth(form, claimed)), expected)
  })

  it.effect("DEC-04 a rejection needs a reason; only pending declarations are reviewed", () =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const reviewer = administrator(city.employer.id)
      const { id } = yield* pending(city)
      assert.strictEqual((yield* Effect.flip(Declarations.reject(reviewer, id, " \n")))._tag, "ReasonRequired")
      assert.deepInclude(yield* Declarations.reject(reviewer, id, " 证明不清晰 "), {
        _tag: "Rejected",
        reason: "证明不清晰"
      })
      assert.deepInclude(yield* Effect.flip(Declarations.approve(reviewer, id)), { _tag: "NotInState", is: "Rejected" })
    }).pipe(Effect.provide(environment))
  )

  it("SYS-06 whom an item is about and who made it are both refused; a third is not", () => {
    const item = [UserId.make("about"), UserId.make("maker")]
    const may = (user: string) =>
      Result.isSuccess(Rules.notOwn({ user: UserId.make(user), hat: { _tag: "Embedder" } }, item))
    assert.deepStrictEqual([may("about"), may("maker"), may("third")], [false, false, true])
  })

  it("DEC-04 the declarant is the user who made it, under the hat of the professional it is for", () => {
    const declaration = { professional: ProfessionalId.make("p"), madeBy: UserId.make("u") }
    const may = (user: string, hat: Principal["hat"]) =>
      Result.isSuccess(Rules.isDeclarant({ user: UserId.make(user), hat }, declaration))
    const own = { _tag: "Professional", professional: ProfessionalId.make("p") } as const
    assert.isTrue(may("u", own))
    assert.isFalse(may("other", own))
    assert.isFalse(may("u", { _tag: "Professional", professional: ProfessionalId.make("q") }))
    assert.isFalse(may("u", { _tag: "Administrator", organisation: OrganisationId.make("p") }))
  })

  it.effect("DEC-09 SYS-06 nobody decides on their own declaration, whatever hat they wear", () =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const { id } = yield* pending(city)
      const own = administrator(city.employer.id, city.person.user)
      assert.strictEqual((yield* Effect.flip(Declarations.approve(own, id)))._tag, "OwnItem")
      assert.strictEqual((yield* Effect.flip(Declarations.reject(own, id, "x")))._tag, "OwnItem")
    }).pipe(Effect.provide(environment))
  )
})
