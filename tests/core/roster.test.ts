import { assert, describe, it } from "@effect/vitest"
import {
  type Commit,
  Conflict,
  type FieldIssue,
  Organisations,
  Person,
  ProfessionalRepository,
  Professionals,
  Rules,
  rosterReasons,
  Store
} from "@xueshi/core"
import { Effect, Result, Schema } from "effect"
import { administrator, day, environment, facts, rosterRow, self, smallCity } from "./fixtures.ts"

const today = day("2019-01-15")
const read = (change: Record<string, string>) => Rules.readRosterRow(rosterRow("59467239-9", change), today)
const codes = (change: Record<string, string>): ReadonlyArray<string> => {
  const judged = read(change)
  return Result.isSuccess(judged) ? [] : judged.failure.map(({ code, path }) => `${path[0]} ${code}`)
}
const titled = {
  titleLevel: "中级",
  titleSeries: "卫生技术",
  titleQualification: "主治医师",
  titleEffectiveOn: "2013-11-01"
}

describe("a roster row", () => {
  it("PRO-01 a sound row is a person; whoever has no title gives none", () => {
    const entry = Result.getOrThrow(read({}))
    assert.deepInclude(entry.person, { name: "张三丰", sex: "male", birth: day("1976-04-25"), title: null })
    const { person } = Result.getOrThrow(read(titled))
    assert.deepInclude(person.title, { level: "intermediate", qualification: "主治医师" })
  })

  it("PRO-01 the longest row that is taken can be stored", () => {
    const longest = Object.fromEntries(
      ["name", "school", "major", "education", "degree", "department"].map((key) => [key, "𠮷".repeat(100)])
    )
    const { person } = Result.getOrThrow(
      read({
        ...longest,
        documentType: "护照",
        documentNumber: "X".repeat(30),
        email: `${"a".repeat(64)}@${"b".repeat(32)}.cn`
      })
    )
    assert.strictEqual(Schema.encodeSync(Person)(person).name, longest["name"])
  })

  it("ACC-01 a lower-case x and spaces around the number are normalised", () => {
    const { person } = Result.getOrThrow(
      read({ documentNumber: " 37108319850615005x ", birth: "1985-06-15", sex: "男" })
    )
    assert.strictEqual(person.document.number, "37108319850615005X")
  })

  it.each<readonly [string, Record<string, string>, ReadonlyArray<string>]>([
    ["PRO-01 a required cell is empty", { mobile: "" }, ["mobile Required"]],
    ["PRO-01 101 characters", { school: "校".repeat(101) }, ["school TooLong"]],
    [
      "ACC-01 a passport number of 31 characters",
      { documentType: "护照", documentNumber: "X".repeat(31) },
      ["documentNumber TooLong"]
    ],
    ["PRO-01 a megabyte of text", { name: "名".repeat(400_000) }, ["name TooLong"]],
    ["PRO-01 a right-to-left mark in a name", { name: "张\u202e三" }, ["name ControlCharacter"]],
    ["PRO-01 a line break in a name", { name: "张\n三" }, ["name ControlCharacter"]],
    ["PRO-01 an option that is not on offer", { titleLevel: "特级" }, ["titleLevel UnknownOption"]],
    ["PRO-01 a word that every object knows", { titleLevel: "constructor" }, ["titleLevel UnknownOption"]],
    ["PRO-01 a day that does not exist", { graduatedOn: "1999-02-29" }, ["graduatedOn NotADay"]],
    ["PRO-01 a day written another way", { graduatedOn: "1999/7/1" }, ["graduatedOn NotADay"]],
    ["PRO-01 tomorrow", { graduatedOn: "2019-01-16" }, ["graduatedOn DayInFuture"]],
    ["PRO-01 graduated before birth", { graduatedOn: "1976-04-24" }, ["graduatedOn DatesReversed"]],
    ["ACC-01 fifteen digits", { documentNumber: "371002760425627" }, ["documentNumber IdentityForm"]],
    ["ACC-01 full-width digits", { documentNumber: "３71002197604256277" }, ["documentNumber IdentityForm"]],
    [
      "ACC-01 a birth date that does not exist",
      { documentNumber: "371003198102290011" },
      ["documentNumber IdentityDate"]
    ],
    ["ACC-01 a wrong check character", { documentNumber: "371002197604256278" }, ["documentNumber IdentityCheck"]],
    ["ACC-01 another birth date than the number's", { birth: "1976-04-26" }, ["birth BirthMismatch"]],
    ["ACC-01 another sex than the number's", { sex: "女" }, ["sex SexMismatch"]],
    ["PRO-01 a mobile of ten digits", { mobile: "1390000000" }, ["mobile WrongMobile"]],
    ["PRO-01 an e-mail without a domain", { email: "zhang@example" }, ["email WrongEmail"]],
    ["PRO-01 a title without its day", { ...titled, titleEffectiveOn: "" }, ["titleEffectiveOn TitleIncomplete"]],
    ["PRO-01 a title's day without a title", { titleEffectiveOn: "2013-11-01" }, ["titleEffectiveOn TitleWithoutLevel"]]
  ])("%s", (_, change, expected) => assert.deepStrictEqual(codes(change), expected))

  it("IMP-02 all failing cells are named at once, in Chinese and English", () => {
    const judged = read({ name: "", mobile: "1", birth: "x", email: "y" })
    const issues: ReadonlyArray<FieldIssue> = Result.isFailure(judged) ? judged.failure : []
    assert.deepStrictEqual(
      issues.map(({ path }) => path[0]),
      ["name", "birth", "mobile", "email"]
    )
  })

  it("SYS-04 every reason has Chinese and English text and its rule", () => {
    for (const { en, rule, zh } of Object.values(rosterReasons)) {
      assert.match(zh, /\p{Script=Han}/u)
      assert.notMatch(en, /\p{Script=Han}/u)
      assert.match(rule, /^[A-Z]{3}-\d\d$/u)
    }
  })
})

describe("import", () => {
  it.effect("PRO-01 nobody works at a base: it trains people of others", () =>
    Effect.gen(function* () {
      const { bureau } = yield* smallCity
      const root = administrator(bureau.id)
      const base = yield* Organisations.establish(root, facts("base", "371000", "18726455-8"), bureau.id)
      const importRow = yield* Professionals.rosterImporter(root)
      const outcome = yield* importRow(rosterRow(base.code, { documentType: "护照", documentNumber: "E12345678" }))
      assert.deepStrictEqual(outcome._tag === "Refused" && outcome.row.issues.map(({ code }) => code), [
        "NotAnEmployer"
      ])
    }).pipe(Effect.provide(environment))
  )

  it.effect("IMP-02 the same row twice makes nobody twice: known from before, refused within one file", () =>
    Effect.gen(function* () {
      const { bureau, employer } = yield* smallCity
      const importRow = yield* Professionals.rosterImporter(administrator(bureau.id))
      assert.strictEqual((yield* importRow(rosterRow(employer.code)))._tag, "Known")
      const again = yield* importRow(rosterRow(employer.code))
      assert.deepStrictEqual(again._tag === "Refused" && again.row.issues.map(({ code }) => code), ["TwiceInFile"])
      const { items } = yield* (yield* ProfessionalRepository).jurisdiction(bureau.path, {}, { limit: 10 })
      assert.strictEqual(items.length, 1)
    }).pipe(Effect.provide(environment))
  )

  it.effect("IMP-02 a roster is imported by an administrator and by nobody else", () =>
    Effect.gen(function* () {
      const { person } = yield* smallCity
      assert.strictEqual((yield* Effect.flip(Professionals.rosterImporter(self(person))))._tag, "NotAllowed")
    }).pipe(Effect.provide(environment))
  )

  it.effect("IMP-02 SYS-03 who comes second decides again, a few times, and then tells what stands in the way", () =>
    Effect.gen(function* () {
      const { bureau, other } = yield* smallCity
      const store = yield* Store
      /** Imports somebody new while others are faster so many times. */
      const beaten = Effect.fnUntraced(function* (times: number, what: Conflict["what"]) {
        let tries = 0
        const commit = (given: Commit) =>
          ++tries > times ? store.commit(given) : new Conflict({ what, id: "somebody else's" })
        const importRow = yield* Professionals.rosterImporter(administrator(bureau.id))
        const row = rosterRow(other.code, { documentType: "护照", documentNumber: `G${what}${times}` })
        const outcome = yield* Effect.result(Effect.provideService(importRow(row), Store, { ...store, commit }))
        return [tries, Result.isSuccess(outcome) ? outcome.success._tag : outcome.failure.what]
      })
      assert.deepStrictEqual(yield* beaten(4, "changed"), [5, "Imported"])
      assert.deepStrictEqual(yield* beaten(9, "changed"), [5, "changed"])
      assert.deepStrictEqual(yield* beaten(9, "repeated"), [1, "repeated"])
    }).pipe(Effect.provide(environment))
  )

  const refusal = (by: "bureau" | "other", organisation: (city: { employer: string; other: string }) => string) =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const importRow = yield* Professionals.rosterImporter(administrator(city[by].id))
      const outcome = yield* importRow(
        rosterRow(organisation({ employer: city.employer.code, other: city.other.code }))
      )
      return outcome._tag === "Refused" ? outcome.row.issues.map(({ code }) => code) : []
    }).pipe(Effect.provide(environment))

  it.effect("PRO-02 a document of another organisation's person is taken", () =>
    Effect.map(
      refusal("bureau", ({ other }) => other),
      (issues) => assert.deepStrictEqual(issues, ["DocumentTaken"])
    )
  )
  it.effect("ORG-03 nobody is imported beyond the importer's jurisdiction", () =>
    Effect.map(
      refusal("other", ({ employer }) => employer),
      (issues) => assert.deepStrictEqual(issues, ["BeyondJurisdiction"])
    )
  )
  it.effect("PRO-01 an unknown organisation", () =>
    Effect.map(
      refusal("bureau", () => "99999999-9"),
      (issues) => assert.deepStrictEqual(issues, ["UnknownOrganisation"])
    )
  )
})
