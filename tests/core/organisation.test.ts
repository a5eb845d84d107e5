import { assert, describe, it } from "@effect/vitest"
import {
  type Organisation,
  type OrganisationId,
  type OrganisationKind,
  Organisations,
  type Principal,
  type Region,
  Rules
} from "@xueshi/core"
import { Effect, Result } from "effect"
import { administrator, environment, facts, self, smallCity } from "./fixtures.ts"

const [city, district, otherDistrict] = ["371000", "371002", "371003"] as [Region, Region, Region]
type Place = readonly [OrganisationKind, Region]

const legal = ([kind, region]: Place, [superiorKind, superiorRegion]: Place): boolean =>
  Result.isSuccess(Rules.legalSuperior({ kind, region }, { kind: superiorKind, region: superiorRegion }))

describe("legal superiors", () => {
  it.each<readonly [string, Place, Place, boolean]>([
    ["a district bureau under the city bureau", ["bureau", district], ["bureau", city], true],
    ["a bureau under one of its own region", ["bureau", city], ["bureau", city], false],
    ["a city bureau under a district's", ["bureau", city], ["bureau", district], false],
    ["a bureau under an authority", ["bureau", district], ["authority", city], false],
    ["an authority under the bureau of its region", ["authority", city], ["bureau", city], true],
    ["an authority under the bureau of another region", ["authority", district], ["bureau", city], false],
    ["an authority under an authority", ["authority", district], ["authority", city], true],
    ["an authority under an employer", ["authority", district], ["employer", district], false],
    ["an employer under an authority", ["employer", district], ["authority", city], true],
    ["an employer under the bureau of its region", ["employer", district], ["bureau", district], true],
    ["an employer under the bureau of another region", ["employer", district], ["bureau", otherDistrict], false],
    ["an employer under an employer", ["employer", district], ["employer", city], true],
    ["an employer under a base", ["employer", city], ["base", city], false],
    ["a base under an authority", ["base", city], ["authority", city], true],
    ["a base under a bureau", ["base", district], ["bureau", city], true],
    ["a base under an employer", ["base", city], ["employer", city], false]
  ])("ORG-02 %s", (_, organisation, superior, expected) => assert.strictEqual(legal(organisation, superior), expected))

  it.effect("ORG-02 only a bureau stands at the root, and its path begins the tree", () =>
    Effect.gen(function* () {
      const embedder = { user: "embedder" as never, hat: { _tag: "Embedder" } as const }
      const refused = yield* Effect.flip(
        Organisations.establish(embedder, facts("authority", "371000", "113710002132131225"), null)
      )
      assert.strictEqual(refused._tag, "RootMustBeBureau")
      const { bureau, employer } = yield* smallCity
      assert.strictEqual(bureau.path, `${bureau.id}/`)
      assert.isTrue(employer.path.startsWith(bureau.path))
    }).pipe(Effect.provide(environment))
  )

  it.effect("ORG-01 a wrong check character is refused, and a code that a live organisation holds is taken", () =>
    Effect.gen(function* () {
      const { authority, bureau } = yield* smallCity
      const add = (code: string) =>
        Effect.flip(Organisations.establish(administrator(bureau.id), facts("employer", "371000", code), authority.id))
      const wrong = yield* add("33333333-0")
      assert.deepStrictEqual(wrong._tag === "InvalidFields" && wrong.issues.map(({ code, path }) => [code, ...path]), [
        ["WrongCode", "code"]
      ])
      assert.deepInclude(yield* add(authority.code), { _tag: "Conflict", what: "keyTaken" })
    }).pipe(Effect.provide(environment))
  )

  it.effect("ORG-01 a code is one code however it is written", () =>
    Effect.gen(function* () {
      const { authority, bureau } = yield* smallCity
      const add = (code: string) =>
        Organisations.establish(administrator(bureau.id), facts("employer", "371000", code), authority.id)
      assert.strictEqual((yield* add("33333333x")).code, "33333333-X")
      for (const code of ["33333333-X", "33333333X", " 33333333-x "])
        assert.deepInclude(yield* Effect.flip(add(code)), { _tag: "Conflict", what: "keyTaken" })
    }).pipe(Effect.provide(environment))
  )

  it.effect("ORG-02 ORG-11 a deployment has one root, which only the embedder makes", () =>
    Effect.gen(function* () {
      yield* smallCity
      const embedder = { user: "embedder" as never, hat: { _tag: "Embedder" } } as const
      const second = yield* Effect.flip(
        Organisations.establish(embedder, facts("bureau", "370000", "33333333-X"), null)
      )
      assert.deepInclude(second, { _tag: "Conflict", what: "keyTaken" })
    }).pipe(Effect.provide(environment))
  )

  it.effect("ORG-11 organisations are placed by administrators and the embedder, the root by the embedder alone", () =>
    Effect.gen(function* () {
      const { bureau, person } = yield* smallCity
      const refused = (actor: Principal, kind: OrganisationKind, superior: OrganisationId | null) =>
        Effect.map(
          Effect.flip(Organisations.establish(actor, facts(kind, "371000", "91371000MA3D4B4X8N"), superior)),
          ({ _tag }) => _tag as string
        )
      assert.strictEqual(yield* refused(self(person), "employer", bureau.id), "NotFound")
      assert.strictEqual(yield* refused(self(person), "bureau", null), "NotAllowed")
      assert.strictEqual(yield* refused(administrator(bureau.id), "bureau", null), "NotAllowed")
    }).pipe(Effect.provide(environment))
  )

  it.effect("ORG-02 an illegal superior is refused, and nothing is written", () =>
    Effect.gen(function* () {
      const { bureau, employer } = yield* smallCity
      const below = Organisations.establish(
        administrator(bureau.id),
        facts("authority", "371000", "91371000MA3C4D5E60"),
        employer.id
      )
      assert.strictEqual((yield* Effect.flip(below))._tag, "InvalidFields")
      const refused = yield* Effect.flip(
        Organisations.establish(administrator(bureau.id), facts("base", "371000", "18726455-8"), employer.id)
      )
      assert.deepInclude(refused, { _tag: "IllegalSuperior", kind: "base", superiorKind: "employer" })
    }).pipe(Effect.provide(environment))
  )
})

describe("jurisdiction", () => {
  const at = (path: string): Pick<Organisation, "path"> => ({ path })
  it.each([
    ["itself", "a/b/", "a/b/", true],
    ["a descendant", "a/b/", "a/b/c/d/", true],
    ["an ancestor", "a/b/", "a/", false],
    ["a sibling", "a/b/", "a/c/", false],
    ["a sibling whose id begins alike", "a/b/", "a/bb/", false]
  ])("ORG-03 %s", (_, own, target, expected) =>
    assert.strictEqual(Result.isSuccess(Rules.withinJurisdiction(at(own), at(target))), expected)
  )

  it.each([
    ["itself", "b", "a/b/", true],
    ["itself at the root", "a", "a/", true],
    ["a descendant", "b", "a/b/c/d/", true],
    ["an ancestor", "b", "a/", false],
    ["a sibling", "b", "a/c/", false],
    ["a sibling whose id begins alike", "b", "a/bb/", false],
    ["a sibling whose id ends alike", "b", "a/ab/", false]
  ])("ORG-03 what is of one's own organisation or below it, by the path alone: %s", (_, own, target, expected) => {
    const id = (target.split("/").at(-2) ?? "") as OrganisationId
    const asked = { organisations: [{ id, path: target, region: "371000" as Region }] }
    const found = Rules.relationsOf(administrator(own as OrganisationId), asked)
    assert.strictEqual(found.has("own") || found.has("below"), expected)
  })

  it.effect("ORG-03 an administrator adds organisations below their own only, and the root is the embedder's", () =>
    Effect.gen(function* () {
      const { authority, bureau, employer, other } = yield* smallCity
      const add = (by: Organisation, below: Organisation | null) =>
        Organisations.establish(
          administrator(by.id),
          facts(below === null ? "bureau" : "employer", "371000", "91371000MA3D4B4X8N"),
          below?.id ?? null
        ).pipe(Effect.flip)
      assert.strictEqual((yield* add(employer, other))._tag, "NotFound")
      assert.strictEqual((yield* add(authority, bureau))._tag, "NotFound")
      assert.strictEqual((yield* add(bureau, null))._tag, "NotAllowed")
    }).pipe(Effect.provide(environment))
  )
})

describe("who handles", () => {
  const one = (id: string, reviewClosed = false, eligible = true) => ({
    id: id as OrganisationId,
    reviewClosed,
    eligible
  })

  it.each([
    ["its own organisation", [one("c"), one("b"), one("a")], "c", false],
    ["the nearest that is open", [one("c", true), one("b", true), one("a")], "a", false],
    ["the nearest with somebody who may decide", [one("c", false, false), one("b", true), one("a")], "a", false],
    ["the root, whatever it says of itself", [one("c", true), one("a", true)], "a", false],
    ["nobody: it waits at the root, flagged", [one("c", false, false), one("a", false, false)], "a", true]
  ] as const)("ORG-09 SYS-06 %s", (_, chain, handler, flagged) =>
    assert.deepStrictEqual(Rules.handlerFor(chain), { handler: handler as OrganisationId, flagged })
  )

  it("ORG-09 of closed ones the nearest open superior reviews, whoever works there", () =>
    assert.strictEqual(Rules.nearestOpen([one("c", true), one("b", false, false), one("a")]), "b"))
})

describe("what organisations say of themselves", () => {
  const said = {
    code: "113710002132131225",
    name: "示例",
    region: "371000" as Region,
    baseLevel: " 行业 ",
    teachingIndustry: "卫生"
  }

  it("BAS-01 a training base says its level and the industry that it teaches, and nobody else does", () => {
    const base = Rules.readFacts({ ...said, kind: "base" })
    assert.isTrue(Result.isSuccess(base))
    if (Result.isSuccess(base)) assert.deepInclude(base.success, { baseLevel: "行业", teachingIndustry: "卫生" })
    for (const kind of ["bureau", "authority", "employer"] as const) {
      const refused = Rules.readFacts({ ...said, kind, baseLevel: "\u200f" })
      assert.isTrue(Result.isFailure(refused))
      if (Result.isFailure(refused))
        assert.deepStrictEqual(
          refused.failure.issues.map(({ code, path }) => [code, ...path]),
          [
            ["ControlCharacter", "baseLevel"],
            ["NotABase", "baseLevel"],
            ["NotABase", "teachingIndustry"]
          ]
        )
    }
    assert.isTrue(
      Result.isSuccess(Rules.readFacts({ ...said, kind: "employer", baseLevel: " ", teachingIndustry: "" }))
    )
  })
})
