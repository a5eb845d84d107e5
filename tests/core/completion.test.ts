import { assert, describe, it } from "@effect/vitest"
import {
  Certificates,
  type Commit,
  Completions,
  type DeclarationId,
  DeclarationRepository,
  Declarations,
  evaluate,
  explain,
  formatHours,
  hours,
  type LearningRecord,
  type Policy,
  ProfessionalId,
  parseHours,
  Rules,
  type Standing,
  Store
} from "@xueshi/core"
import { Effect } from "effect"
import { administrator, day, environment, pending, self, smallCity, weihai } from "./fixtures.ts"

const record = (change: Partial<LearningRecord> = {}): LearningRecord => ({
  id: "one",
  form: "postTraining",
  subject: "specialised",
  creditYear: 2018,
  from: day("2018-03-01"),
  to: day("2018-03-05"),
  declared: hours(90),
  recognised: hours(90),
  standing: "approved",
  identity: null,
  ...change
})
const totalOf = (records: ReadonlyArray<LearningRecord>, policy: Policy = weihai) =>
  formatHours(evaluate(policy, 2018, records).total)

describe("what counts", () => {
  it.each<readonly [Standing, string]>([
    ["approved", "90"],
    ["draft", "0"],
    ["pending", "0"],
    ["rejected", "0"],
    ["failed", "0"]
  ])("CMP-02 hours that are %s give %s", (standing, expected) =>
    assert.strictEqual(totalOf([record({ standing })]), expected)
  )
  it("CMP-02 hours of another year give nothing", () =>
    assert.strictEqual(totalOf([record({ creditYear: 2017 })]), "0"))
  it("CMP-02 recognised hours count, not declared ones", () =>
    assert.strictEqual(totalOf([record({ recognised: hours(60) })]), "60"))

  it.each([
    ["89.5", "fail", "0.5"],
    ["90", "pass", "0"],
    ["90.5", "pass", "0"]
  ])("CMP-03 a total of %s: %s, %s missing", (total, outcome, missing) => {
    const verdict = evaluate(weihai, 2018, [record({ recognised: parseHours(total) ?? hours(0) })])
    assert.strictEqual(verdict.outcome, outcome)
    assert.strictEqual(formatHours(verdict.leaves[0]?.missing ?? -1), missing)
  })

  it("CMP-05 sums are exact: a thousand times a tenth of an hour and three thirds of an odd one", () => {
    const tenths = Array.from({ length: 900 }, (_, index) =>
      record({ id: `${index}`, recognised: parseHours("0.1") ?? hours(0) })
    )
    assert.strictEqual(totalOf(tenths), "90")
  })

  it("DEC-13 a shared subject gives each subject its part, and the parts sum exactly", () => {
    const verdict = evaluate(weihai, 2018, [record({ subject: "all", recognised: parseHours("0.001") ?? hours(0) })])
    assert.deepStrictEqual(
      verdict.contributions[0]?.parts.map((part) => formatHours(part.hours)),
      ["0.001"]
    )
  })

  it("DEC-10 the same activity counts once, the fuller record first", () => {
    const twice = [
      record({ id: "a", recognised: hours(20), identity: "x" }),
      record({ id: "b", recognised: hours(30), identity: "x" })
    ]
    const verdict = evaluate(weihai, 2018, twice)
    assert.strictEqual(formatHours(verdict.total), "30")
    assert.deepInclude(verdict.contributions[0]?.reductions.at(-1), { why: "duplicate", of: "b" })
  })
})

it("DEC-10 a record of a subject that the policy does not know takes no activity from one that counts", () => {
  const unknown = record({ id: "u", subject: "elective", identity: "x" })
  const counts = record({ id: "c", from: day("2018-03-02"), identity: "x" })
  assert.strictEqual(totalOf([unknown, counts]), "90")
})

describe("an explanation", () => {
  const records = [
    record({ id: "full", declared: hours(40), recognised: hours(40) }),
    record({ id: "cut", declared: hours(30), recognised: hours(20) }),
    record({ id: "failed", declared: hours(30), recognised: hours(30), standing: "failed" }),
    record({ id: "early", declared: hours(10), recognised: hours(10), creditYear: 2017 }),
    record({ id: "strange", declared: hours(10), recognised: hours(10), subject: "elective" })
  ]
  const verdict = evaluate(weihai, 2018, records)

  it("CMP-04 names each requirement with its source, what is required, counted and missing", () =>
    assert.deepStrictEqual(
      verdict.leaves.map(({ counted, leaf, met, missing, required }) => [
        leaf.leaf,
        leaf.citation,
        formatHours(required),
        formatHours(counted),
        missing === null ? null : formatHours(missing),
        met
      ]),
      [
        ["total", "manual", "90", "60", "30", false],
        ["specialised", "manual", "60", "60", "0", true]
      ]
    ))

  it("CMP-04 names each record with what it gave or why not, and the parts make up what was declared", () => {
    assert.deepStrictEqual(
      verdict.contributions.map((one) => [
        one.record,
        formatHours(one.counted),
        ...one.reductions.map(({ why }) => why)
      ]),
      [
        ["full", "40"],
        ["cut", "20", "reviewer"],
        ["failed", "0", "failed"],
        ["early", "0", "otherYear"],
        ["strange", "0", "unknownSubject"]
      ]
    )
    for (const { counted, declared, reductions } of verdict.contributions)
      assert.strictEqual(
        reductions.reduce((sum, one) => sum + one.hours, counted as number),
        declared
      )
  })

  it("CMP-04 reads in Chinese and in English, every record and requirement named", () => {
    const zh = explain(weihai, verdict, records, "zh").join("\n")
    assert.include(zh, "不通过（共计 60 学时）")
    assert.include(zh, "✘ 总学时：要求 90，已计 60，还差 30")
    assert.include(zh, "10 学时未计：单位审核核减")
    assert.include(zh, "30 学时未计：审验不通过")
    const en = explain(weihai, verdict, records, "en").join("\n")
    assert.include(en, "fail (60 hours in all)")
    assert.include(en, "10 hours not counted: reduced by the reviewer")
  })
})

describe("a person's years", () => {
  it.effect(
    "CMP-05 a person sees every year, the latest first; an administrator above sees the same, anybody else nothing",
    () =>
      Effect.gen(function* () {
        const city = yield* smallCity
        yield* pending(city, { creditYear: 2017, from: day("2017-05-01"), to: day("2017-05-03") })
        yield* pending(city)
        const years = (actor: Parameters<typeof Completions.allYears>[0]) =>
          Effect.map(Completions.allYears(actor, city.person.id), (all) => all.map(({ verdict }) => verdict.year))
        assert.deepStrictEqual(yield* years(self(city.person)), [2018, 2017])
        assert.deepStrictEqual(yield* years(administrator(city.bureau.id)), [2018, 2017])
        for (const stranger of [administrator(city.other.id), self({ id: "someone" as never, user: "else" as never })])
          assert.strictEqual((yield* Effect.flip(years(stranger)))._tag, "NotFound")
      }).pipe(Effect.provide(environment))
  )
})

describe("who may not know", () => {
  it.effect("ACC-10 an existing person and an unknown one are the same answer to a stranger", () =>
    Effect.gen(function* () {
      const city = yield* smallCity
      yield* pending(city)
      const stranger = administrator(city.other.id)
      const answers = <A, E extends { readonly _tag: string }, R>(
        ask: (id: ProfessionalId) => Effect.Effect<A, E, R>
      ) =>
        Effect.forEach([city.person.id, ProfessionalId.make("nobody")], (id) =>
          Effect.map(Effect.flip(ask(id)), ({ _tag }) => _tag as string)
        )
      const same = ["NotFound", "NotFound"]
      assert.deepStrictEqual(yield* answers((id) => Completions.ofYear(stranger, id, 2018)), same)
      assert.deepStrictEqual(yield* answers((id) => Completions.outcomeOf(stranger, id, 2018)), same)
      assert.deepStrictEqual(yield* answers((id) => Completions.allYears(stranger, id)), same)
    }).pipe(Effect.provide(environment))
  )
})

describe("certificates", () => {
  const learn = Effect.fnUntraced(function* (general: number, specialised: number) {
    const city = yield* smallCity
    const reviewer = administrator(city.employer.id)
    const course = yield* pending(city, {
      form: "generalCourse",
      subject: "general",
      hours: hours(general),
      fields: { organiser: "市人社局", className: "公需科目", certificateNumber: "GX-1" }
    })
    const training = yield* pending(city, { hours: hours(specialised) })
    yield* Declarations.approve(reviewer, course.id)
    yield* Declarations.approve(reviewer, training.id)
    return city
  })

  it.effect("CRT-01 a passed year has its certificate, in the manual's words, with the person's data and hours", () =>
    Effect.gen(function* () {
      const city = yield* learn(24, 66)
      const actor = administrator(city.bureau.id)
      const { text, total } = yield* Certificates.issue(actor, city.person.id, 2018, "annual")
      assert.strictEqual(formatHours(total), "90")
      assert.strictEqual(text.title, "威海市专业技术人员继续教育结业证书")
      assert.deepStrictEqual(text.paragraphs, [
        "姓名 张三丰，身份证号 371002197604256277，",
        "参加 2018 年威海市专业技术人员继续教育获得 90 学时，",
        "其中，公需课 24 学时，专业课 66 学时。",
        "特发此证。"
      ])
      assert.strictEqual(text.issuedOn, "2019年1月15日")
      assert.include(text.qr, text.number)
      assert.notInclude(text.qr, "371002197604256277")
    }).pipe(Effect.provide(environment))
  )

  it.effect("CRT-03 whatever the wording says, a stranger who verifies sees no document whole", () =>
    Effect.gen(function* () {
      const city = yield* learn(24, 66)
      const issued = yield* Certificates.issue(self(city.person), city.person.id, 2018, "annual")
      const { document } = city.person.person
      const text = { ...issued.text, title: `证书 ${document.number}`, issuer: `${document.number} 发` }
      const shown = JSON.stringify(Rules.verify({ ...issued, text }, city.person))
      assert.notInclude(shown, document.number)
      assert.include(shown, `证书 ${"*".repeat(14)}6277`)
      assert.include(shown, `${"*".repeat(14)}6277 发`)
    }).pipe(Effect.provide(environment))
  )

  it.effect("CRT-01 asked for again, the certificate that stands is given, and only one exists", () =>
    Effect.gen(function* () {
      const city = yield* learn(24, 66)
      const once = yield* Certificates.issue(self(city.person), city.person.id, 2018, "annual")
      const twice = yield* Certificates.issue(self(city.person), city.person.id, 2018, "annual")
      assert.deepStrictEqual(twice, once)
    }).pipe(Effect.provide(environment))
  )

  it.effect("CRT-01 none is issued on a year that an audit takes away in the very moment of issuing", () =>
    Effect.gen(function* () {
      const city = yield* learn(24, 66)
      const store = yield* Store
      const [training] = (yield* (yield* DeclarationRepository).ofProfessional(city.person.id)).toReversed()
      const fails = Declarations.failAudit(administrator(city.authority.id), training?.id as DeclarationId, "不符")
      const environmentOf = yield* Effect.context<Effect.Services<typeof fails>>()
      const between = Effect.orDie(Effect.provide(fails, environmentOf))
      const interrupted = { ...store, commit: (commit: Commit) => Effect.andThen(between, store.commit(commit)) }
      const issue = Certificates.issue(self(city.person), city.person.id, 2018, "annual")
      const refused = yield* Effect.flip(Effect.provideService(issue, Store, interrupted))
      assert.strictEqual(refused._tag, "GateNotMet")
    }).pipe(Effect.provide(environment))
  )

  it.effect("CRT-01 a year that is not passed has none", () =>
    Effect.gen(function* () {
      const city = yield* learn(24, 65.5)
      const refused = yield* Effect.flip(Certificates.issue(self(city.person), city.person.id, 2018, "annual"))
      assert.strictEqual(refused._tag, "GateNotMet")
      const unknown = yield* Effect.flip(Certificates.issue(self(city.person), city.person.id, 2018, "diploma"))
      assert.strictEqual(unknown._tag, "UnknownCertificateKind")
    }).pipe(Effect.provide(environment))
  )
})
