import { assert, describe, it } from "@effect/vitest"
import {
  type ClaimDraft,
  type Declarant,
  decodePolicy,
  describePolicy,
  hours,
  type Organisation,
  OrganisationId,
  type Principal,
  ProfessionalId,
  ReviewId,
  Rules,
  type TrainingPlan,
  UserId
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"
import { administrator, claim, day, weihai } from "./fixtures.ts"

const today = day("2019-01-15")
const [office, above, home] = ["office", "above", "home"].map((id) => OrganisationId.make(id)) as [
  OrganisationId,
  OrganisationId,
  OrganisationId
]
const byOffice: Declarant = { _tag: "Organisation", organisation: office }
const byBase: Declarant = { _tag: "Base", organisation: office, plan: ReviewId.make("plan") }
const declaring = (declarant: Declarant, superior: OrganisationId | null = above) => ({
  declarant,
  organisation: { id: office, superior } satisfies Pick<Organisation, "id" | "superior">
})
const plan: TrainingPlan = {
  name: "骨干培训",
  year: 2018,
  educationType: "继续教育",
  subject: "specialised",
  trainingForm: "面授",
  learningForm: "postTraining",
  hours: hours(30),
  from: day("2018-03-01"),
  to: day("2018-03-05"),
  places: 2
}
const person = ProfessionalId.make("person")

describe("what is declared on behalf of people", () => {
  it("DEC-07 DEC-08 the superior answers for what an organisation declares, the root for its own, the person's for a base's", () => {
    const of = (...given: Parameters<typeof declaring>) => Rules.reviewedBy({ organisation: home }, declaring(...given))
    assert.strictEqual(of(byOffice), above)
    assert.strictEqual(of(byOffice, null), office)
    assert.strictEqual(of(byBase), home)
    assert.strictEqual(Rules.reviewedBy({ organisation: home }, undefined), home)
  })

  it("DEC-01 a field may be required of some who declare alone", () => {
    const document = structuredClone(documents.weihai2018) as {
      forms: ReadonlyArray<{ code: string; fields: ReadonlyArray<{ key: string; required: unknown }> }>
    }
    const field = document.forms
      .find(({ code }) => code === "postTraining")
      ?.fields.find(({ key }) => key === "content")
    const askedOf = (required: unknown) => {
      Object.assign(field ?? {}, { required })
      const policy = Result.getOrThrow(decodePolicy(document))
      return [undefined, declaring(byOffice), declaring(byBase)].map((by) =>
        Result.isFailure(Rules.validateFor(policy, claim(), today, { declaring: by }))
      )
    }
    assert.deepStrictEqual(askedOf(true), [true, true, true])
    assert.deepStrictEqual(askedOf(false), [false, false, false])
    assert.deepStrictEqual(askedOf(["organisation"]), [false, true, false])
    assert.deepStrictEqual(askedOf(["base", "self"]), [true, false, true])
    for (const wrong of [[], ["organisation", "organisation"], ["employer"], "organisation", null])
      assert.throws(() => askedOf(wrong), undefined, undefined, JSON.stringify(wrong))
  })

  it("DEC-01 a document in words says of whom a field is required", () => {
    const lines = (language: "zh" | "en") => describePolicy(weihai, language).join("\n")
    assert.include(lines("zh"), "学习内容（单位申报时必填）")
    assert.include(lines("en"), "content (required where an organisation declares)")
  })

  it.each<readonly [string, Partial<ClaimDraft>, ReadonlyArray<string>]>([
    ["all of the plan", {}, []],
    ["its first day", { to: plan.from }, []],
    ["a part of its hours", { hours: hours(1) }, []],
    ["more hours", { hours: hours(31) }, ["hours"]],
    ["a day before", { from: day("2018-02-28") }, ["from"]],
    ["a day after", { to: day("2018-03-06") }, ["to"]],
    ["another year", { creditYear: 2017 }, ["creditYear"]],
    ["another subject", { subject: "general" }, ["subject"]],
    ["another form", { form: "paper" }, ["form"]],
    [
      "nothing of it",
      { form: "paper", subject: "all", creditYear: 2019, hours: hours(90) },
      ["form", "creditYear", "subject", "hours"]
    ]
  ])("BAS-04 a claim of %s", (_, change, paths) => {
    const found = Rules.outsidePlan(plan, claim(change))
    assert.deepStrictEqual(
      found.map(({ path }) => path.join(".")),
      paths
    )
  })

  it("BAS-04 a plan says by which learning form its hours are declared, or there are none to declare", () => {
    const { learningForm: _, ...silent } = plan
    assert.deepStrictEqual(
      Rules.outsidePlan(silent, claim()).map(({ path }) => path[0]),
      ["form"]
    )
    const blank = Rules.readPlan({ ...plan, learningForm: " " })
    assert.deepStrictEqual(Result.isFailure(blank) && blank.failure.issues.map(({ code, path }) => [code, ...path]), [
      ["Required", "learningForm"]
    ])
  })

  it("DEC-08 once for a person, and for no more than there are places", () => {
    const other = ProfessionalId.make("other")
    const tag = (...declared: ReadonlyArray<ProfessionalId>) => {
      const answer = Rules.attend(plan, person, declared)
      return Result.isFailure(answer) ? answer.failure._tag : "attends"
    }
    assert.strictEqual(tag(), "attends")
    assert.strictEqual(tag(other), "attends")
    assert.strictEqual(tag(person), "AlreadyAttended")
    assert.strictEqual(tag(other, ProfessionalId.make("third")), "PlanFull")
  })

  it("DEC-04 DEC-07 it belongs to the organisation that declared, and is written by who made it alone", () => {
    const made = administrator(office, "maker")
    const self: Principal = { user: made.user, hat: { _tag: "Professional", professional: person } }
    const draft = {
      ...{ _tag: "Draft", id: "draft", professional: person, madeBy: made.user, declarant: byOffice },
      ...{ copyOf: null, version: 1, claim: claim() }
    } as Parameters<typeof Rules.mayWrite>[0]
    const may = (actor: Principal) => [
      Result.isSuccess(Rules.isDeclarant(actor, draft)),
      Result.isSuccess(Rules.mayWrite(draft, actor))
    ]
    assert.deepStrictEqual(may(made), [true, true])
    assert.deepStrictEqual(may(administrator(office, "colleague")), [true, false])
    for (const other of [administrator(above, "maker"), administrator(home, "maker"), self])
      assert.deepStrictEqual(may(other), [false, false])
    assert.deepStrictEqual(may({ user: UserId.make("maker"), hat: { _tag: "Embedder" } }), [false, false])
  })
})
