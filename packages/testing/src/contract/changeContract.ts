import {
  type InvalidFields,
  type Organisation,
  OrganisationRepository,
  Organisations,
  Policies,
  type Principal,
  type Review,
  Reviews,
  type StillPending
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, Layer } from "effect"
import { journalled } from "../histories/compare.ts"
import { embedder, employerBelow, page } from "./administrationWorld.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { administrator, city, claimOf, pending, personOf } from "./derivedWorld.ts"
import { hats } from "./readWorld.ts"
import { asksForTitle, codeOf, codes, factsOf, outcomes, plans, reviewed, waiting, withBase } from "./reviewWorld.ts"

const { reviews: _, ...rest } = documents.weihai2018 as unknown as Record<string, unknown>
const governedBy = (reviews: object) => Layer.orDie(Policies.layer([{ ...rest, reviews }]))

const organisation = (id: Organisation["id"]) => Effect.flatMap(OrganisationRepository, ({ get }) => get(id))
/** What blocks, as the refusal names it. */
const blocking = (refusal: { readonly _tag: string }) =>
  (refusal as StillPending).blocking.map(({ count, kind }) => `${kind} ${count}`)
const leading = ({ id }: Pick<Organisation, "id">, user: string): Principal => ({
  ...embedder,
  user: user as Principal["user"],
  hat: { _tag: "Administrator", organisation: id },
  powers: administratorPowers
})
const administratorPowers = { superAdministrator: true, modules: ["unitData", "changeReview"] as const }

/** Changes of an organisation that are reviewed (ORG-06, ORG-07, ORG-11). */
export const changeContract: Contract = {
  "ORG-06 ORG-10 code, name and region change once the superior agrees, with a record; refused, nothing does":
    Effect.gen(function* () {
      const world = yield* city
      const { hospital } = world.organisations
      const boss = hats(world).hospital
      const asks = (field: "code" | "name" | "region", typed: string) =>
        Organisations.requestChange(boss, hospital.id, field, typed)
      const name = yield* asks("name", " 威海市立医院 ")
      yield* same(
        "before and after",
        [name.content["field"], name.content["before"], name.content["after"]],
        ["name", "hospital", "威海市立医院"]
      )
      yield* same("listed", yield* waiting(hats(world).authority, "organisationChange"), ["hospital"])
      yield* same("not yet", (yield* organisation(hospital.id)).name, "hospital")
      const { changes } = Organisations
      const recorded = Effect.map(changes(boss, hospital.id, page), ({ items }) => items.length)
      const before = yield* recorded
      yield* refused("not one's own", "NotHandler", Reviews.approve(boss, name.id))
      yield* Reviews.approve(hats(world).authority, name.id)
      yield* same("changed", (yield* organisation(hospital.id)).name, "威海市立医院")
      const { items } = yield* changes(boss, hospital.id, page)
      const record = items.at(-1)
      yield* same(
        "record",
        [items.length, record?.by, record?.field, record?.before, record?.after],
        [before + 1, "clerk", "name", "hospital", "威海市立医院"]
      )
      const region = yield* asks("region", "371002")
      yield* refused("no reason", "ReasonRequired", Reviews.reject(hats(world).authority, region.id, " "))
      yield* Reviews.reject(hats(world).authority, region.id, "不属于该区")
      yield* same("region stays", (yield* organisation(hospital.id)).region, "371000")
      const code = yield* asks("code", ` ${codeOf(7).toLowerCase()} `)
      const { findByCode } = yield* OrganisationRepository
      yield* same("not found by it yet", yield* findByCode(codeOf(7)), undefined)
      yield* Reviews.approve(hats(world).authority, code.id)
      yield* same("found by it", (yield* findByCode(codeOf(7)))?.id, hospital.id)
      yield* same("and no longer by the former", yield* findByCode(hospital.code), undefined)
      yield* Organisations.establish(embedder, factsOf(1, { code: hospital.code }), world.organisations.authority.id)
    }),

  "ORG-06 SYS-04 hostile and senseless changes are refused, and nothing is written": Effect.gen(function* () {
    const world = yield* city
    const { bureau, factory, hospital } = world.organisations
    const boss = hats(world).hospital
    const before = yield* journalled
    const wrong = (field: "code" | "name" | "region", typed: string) =>
      Effect.map(
        refused(field, "InvalidFields", Organisations.requestChange(boss, hospital.id, field, typed)),
        (refusal) => codes(refusal as InvalidFields)
      )
    yield* same("name", yield* wrong("name", "\u202e医院"), ["ControlCharacter name"])
    yield* same("long", yield* wrong("name", "医".repeat(1_000_000)), ["TooLong name"])
    yield* same("none", yield* wrong("name", " "), ["Required name"])
    yield* same("code", yield* wrong("code", codeOf(7, true)), ["WrongCode code"])
    for (const region of ["37", "__proto__", "３７１０００", "371000\n"])
      yield* same("region", yield* wrong("region", region), ["InvalidRegion region"])
    const same1 = Organisations.requestChange(boss, hospital.id, "name", "hospital ")
    yield* refused("as it is", "NothingChanges", same1)
    const taken = Organisations.requestChange(boss, hospital.id, "code", factory.code)
    yield* refused("another's code", "Conflict", taken)
    const root = Organisations.requestChange(hats(world).bureau, bureau.id, "region", "370000")
    yield* refused("a bureau with subordinates", "HasSubordinates", root)
    const head = hats(world).factory
    yield* refused(
      "a region that its superior is not legal for",
      "IllegalSuperior",
      Organisations.requestChange(head, factory.id, "region", "371002")
    )
    yield* refused(
      "from above",
      "BeyondJurisdiction",
      Organisations.requestChange(hats(world).authority, hospital.id, "name", "x")
    )
    yield* refused("a sibling", "NotFound", Organisations.requestChange(head, hospital.id, "name", "x"))
    yield* same("entries", yield* journalled, before)
  }),

  "ORG-06 nothing is asked for while anything of the organisation or its people is pending; the error names what":
    Effect.gen(function* () {
      const world = yield* city
      const { authority, factory, hospital } = world.organisations
      const boss = hats(world).hospital
      const asks = Organisations.requestChange(boss, hospital.id, "name", "新名")
      const moves = Organisations.requestSuperior(boss, hospital.id, factory.id)
      const hours = yield* pending(personOf(world, 1), claimOf(4, "a"))
      yield* pending(personOf(world, 0), claimOf(4, "b"))
      const changed = yield* asksForTitle(world)
      const named = ["declaration 2", "informationChange 1"]
      yield* same("of its people", blocking(yield* refused("people", "StillPending", asks)).toSorted(), named)
      yield* same("superior", blocking(yield* refused("superior", "StillPending", moves)).toSorted(), named)
      // What people elsewhere have is in nobody's way.
      yield* pending(personOf(world, 2), claimOf(4, "c"))
      yield* Reviews.approve(boss, changed.id)
      const all = { kind: "declaration", verdict: { reject: "不清" }, ids: [hours.id as string] }
      yield* outcomes(Reviews.decideAll(boss, all))
      yield* same("less", blocking(yield* refused("less", "StillPending", asks)), ["declaration 1"])
      const { moment } = yield* Reviews.awaiting(boss, { kind: "registration" }, page)
      yield* outcomes(Reviews.decideShown(boss, { kind: "declaration", moment }, { approve: true }))
      const first = yield* asks
      yield* same("nothing else", blocking(yield* refused("another", "StillPending", asks)), ["organisationChange 1"])
      yield* refused("another superior", "StillPending", moves)
      yield* Reviews.withdraw(boss, first.id)
      const { base, trainer } = yield* withBase(world)
      yield* plans(trainer, "a")
      const baseAsks = Organisations.requestChange(trainer, base.id, "name", "新基地")
      yield* same("a base's plan", blocking(yield* refused("a base", "StillPending", baseAsks)), ["trainingPlan 1"])
      yield* same("a plan of a base is its own affair", (yield* asks).state, "pending")
      const above = Organisations.requestChange(hats(world).authority, authority.id, "name", "新局")
      yield* same("of those below in nobody's way", (yield* above).state, "pending")
    }),

  "ORG-06 an employer's change of superior is decided by its current superior alone": Effect.gen(function* () {
    const world = yield* city
    const { authority, factory, hospital } = world.organisations
    const boss = hats(world).hospital
    const ward = yield* employerBelow(world, 1, hospital)
    const asked = yield* Organisations.requestSuperior(boss, hospital.id, factory.id)
    yield* same("who", asked.steps as ReadonlyArray<string>, [authority.id])
    yield* refused("not by the new one", "NotFound", Reviews.approve(hats(world).factory, asked.id))
    yield* same("not yet", (yield* organisation(hospital.id)).path, hospital.path)
    yield* Reviews.approve(hats(world).authority, asked.id)
    yield* same("moved", (yield* organisation(hospital.id)).path, `${factory.path}${hospital.id}/`)
    yield* same("with all below", (yield* organisation(ward.id)).path, `${factory.path}${hospital.id}/${ward.id}/`)
    yield* refused("as it is", "NothingChanges", Organisations.requestSuperior(boss, hospital.id, factory.id))
    yield* refused("itself", "WithinItself", Organisations.requestSuperior(boss, hospital.id, hospital.id))
    yield* refused("below itself", "WithinItself", Organisations.requestSuperior(boss, hospital.id, ward.id))
    const root = world.organisations.bureau.id
    yield* refused("the root", "RootStays", Organisations.requestSuperior(hats(world).bureau, root, factory.id))
  }),

  "ORG-06 an authority's needs both, one after the other; a refusal by either ends it and nothing changes": Effect.gen(
    function* () {
      const world = yield* city
      const { authority, bureau } = world.organisations
      const other = yield* Organisations.establish(embedder, factsOf(1, { kind: "authority" }), bureau.id)
      const [clerk, root, chief] = [hats(world).authority, hats(world).bureau, leading(other, "chief")]
      const asks = Organisations.requestSuperior(clerk, authority.id, other.id)
      const first = yield* asks
      yield* refused("not yet its turn", "NotHandler", Reviews.approve(chief, first.id))
      yield* same("nor listed", yield* waiting(chief, "superiorChange"), [])
      const half = yield* Reviews.approve(root, first.id)
      yield* same("half", [half.state, half.responsible as string], ["pending", other.id])
      yield* same("in the first approver's list", yield* reviewed(root, "superiorChange"), [first.id])
      yield* refused("twice", "NotHandler", Reviews.approve(root, first.id))
      yield* refused("not deleted while it waits", "StillOpen", Reviews.clear(root, first.id))
      yield* same("listed now", yield* waiting(chief, "superiorChange"), ["authority"])
      yield* Reviews.reject(chief, first.id, "不接收")
      yield* same(
        "ended",
        [(yield* organisation(authority.id)).path, yield* waiting(root, "superiorChange")] as ReadonlyArray<unknown>,
        [authority.path, []]
      )
      const second = yield* asks
      yield* Reviews.reject(root, second.id, "不同意")
      yield* same("no longer its turn", yield* waiting(chief, "superiorChange"), [])
      const third = yield* asks
      yield* Reviews.approve(root, third.id)
      const done = yield* Reviews.approve(chief, third.id)
      yield* same(
        "who",
        done.decisions.map(({ by }) => by as string),
        ["root1", "chief"]
      )
      yield* same("moved", (yield* organisation(authority.id)).path, `${other.path}${authority.id}/`)
      yield* same(
        "in both lists",
        [yield* reviewed(root, "superiorChange"), yield* reviewed(chief, "superiorChange")],
        [
          [first.id, second.id, third.id],
          [first.id, third.id]
        ]
      )
    }
  ),

  "ORG-06 who must agree is as the policy document says": Effect.gen(function* () {
    const world = yield* city
    const { authority, factory, hospital } = world.organisations
    const asks = Organisations.requestSuperior(hats(world).hospital, hospital.id, factory.id)
    const under = (employer: ReadonlyArray<string>) =>
      Effect.provide(
        Effect.tap(asks, ({ id }) => Reviews.withdraw(hats(world).hospital, id)),
        governedBy({ superiorChange: { employer } })
      )
    const steps = ({ steps: all }: Review): ReadonlyArray<string> => all
    yield* same("new alone", steps(yield* under(["new"])), [factory.id])
    yield* same("new first", steps(yield* under(["new", "current"])), [factory.id, authority.id])
  }),

  "ORG-06 ORG-02 a superior that is no longer legal when it is decided is refused, and the request waits": Effect.gen(
    function* () {
      const world = yield* city
      const { authority, bureau, hospital } = world.organisations
      const district = yield* Organisations.establish(
        embedder,
        factsOf(1, { kind: "bureau", region: "371002" as never }),
        bureau.id
      )
      const elsewhere = yield* Organisations.establish(
        embedder,
        factsOf(2, { region: "371002" as never }),
        authority.id
      )
      const head = leading(elsewhere, "head")
      const asked = yield* Organisations.requestSuperior(head, elsewhere.id, district.id)
      const chief = leading(district, "chief")
      const away = yield* Organisations.requestChange(chief, district.id, "region", "371003")
      yield* Reviews.approve(hats(world).bureau, away.id)
      yield* refused("illegal", "IllegalSuperior", Reviews.approve(hats(world).authority, asked.id))
      yield* same("still waits", yield* waiting(hats(world).authority, "superiorChange"), [elsewhere.name])
      const ward = yield* employerBelow(world, 3, hospital)
      const boss = hats(world).hospital
      const into = yield* Organisations.requestSuperior(boss, hospital.id, elsewhere.id)
      yield* Organisations.move(embedder, elsewhere.id, ward.id)
      yield* refused("below itself by now", "WithinItself", Reviews.approve(hats(world).authority, into.id))
      const both = yield* outcomes(
        Reviews.decideAll(hats(world).authority, { kind: "superiorChange", ids: [into.id], verdict: { approve: true } })
      )
      yield* same("in a batch too", both, ["WithinItself"])
    }
  ),

  "ORG-06 ORG-02 a bureau keeps its region where somebody has come to stand below it since it asked for another":
    Effect.gen(function* () {
      const world = yield* city
      const { authority, bureau } = world.organisations
      const region = "371002" as never
      const district = yield* Organisations.establish(embedder, factsOf(1, { kind: "bureau", region }), bureau.id)
      const clinic = yield* Organisations.establish(embedder, factsOf(2, { region }), authority.id)
      const asked = yield* Organisations.requestChange(leading(district, "chief"), district.id, "region", "371003")
      const into = yield* Organisations.requestSuperior(leading(clinic, "head"), clinic.id, district.id)
      yield* Reviews.approve(hats(world).authority, into.id)
      yield* refused("somebody is below by now", "HasSubordinates", Reviews.approve(hats(world).bureau, asked.id))
      yield* same("region stays", (yield* organisation(district.id)).region, region)
      yield* same("still waits", yield* waiting(hats(world).bureau, "organisationChange"), [district.name])
    }),

  "ORG-06 ORG-02 two that would stand below each other are decided one after the other in a batch: never a circle":
    Effect.gen(function* () {
      const world = yield* city
      const { hospital } = world.organisations
      const [one, two] = [yield* employerBelow(world, 1, hospital), yield* employerBelow(world, 2, hospital)]
      const ids = [
        (yield* Organisations.requestSuperior(leading(one, "a"), one.id, two.id)).id,
        (yield* Organisations.requestSuperior(leading(two, "b"), two.id, one.id)).id
      ]
      const decided = Reviews.decideAll(hats(world).hospital, {
        kind: "superiorChange",
        ids,
        verdict: { approve: true }
      })
      yield* same("outcomes", yield* outcomes(decided), ["approved", "WithinItself"])
      yield* same("below", (yield* organisation(one.id)).path, `${two.path}${one.id}/`)
      yield* same("above", (yield* organisation(two.id)).path, two.path)
    }),

  "ORG-07 withdrawn before it takes effect, it is gone from every reviewer's lists, and a claimed code is free":
    Effect.gen(function* () {
      const world = yield* city
      const { authority, bureau, hospital } = world.organisations
      const boss = hats(world).hospital
      const asked = yield* Organisations.requestChange(boss, hospital.id, "code", codeOf(7))
      const claimed = Organisations.establish(embedder, factsOf(7), authority.id)
      yield* refused("claimed", "Conflict", claimed)
      yield* refused("not by the reviewer", "BeyondJurisdiction", Reviews.withdraw(hats(world).authority, asked.id))
      yield* refused("not by a sibling", "NotFound", Reviews.withdraw(hats(world).factory, asked.id))
      yield* same("withdrawn", (yield* Reviews.withdraw(boss, asked.id)).state, "withdrawn")
      yield* refused("twice", "NotPending", Reviews.withdraw(boss, asked.id))
      yield* refused("approved", "NotPending", Reviews.approve(hats(world).authority, asked.id))
      yield* same("gone", yield* waiting(hats(world).authority, "organisationChange"), [])
      yield* claimed
      const other = yield* Organisations.establish(embedder, factsOf(1, { kind: "authority" }), bureau.id)
      const [clerk, root] = [hats(world).authority, hats(world).bureau]
      const half = yield* Organisations.requestSuperior(clerk, authority.id, other.id)
      yield* Reviews.approve(root, half.id)
      yield* same("in the first approver's list", yield* reviewed(root, "superiorChange"), [half.id])
      yield* Reviews.withdraw(clerk, half.id)
      yield* same("gone from it", yield* reviewed(root, "superiorChange"), [])
      yield* same("and from the second's", yield* waiting(leading(other, "chief"), "superiorChange"), [])
      const { items } = yield* Reviews.ofOrganisation(clerk, authority.id, { kind: "superiorChange" }, page)
      yield* same(
        "whoever asked still sees it",
        items.map(({ state }) => state),
        ["withdrawn"]
      )
      yield* Organisations.requestSuperior(clerk, authority.id, other.id)
    }),

  "ORG-11 SYS-06 a change of the root is decided by its other administrator, never by the one who asks": Effect.gen(
    function* () {
      const world = yield* city
      const { id } = world.organisations.bureau
      const [one, two] = [hats(world).bureau, administrator(world, "bureau", "root2")]
      const asked = yield* Organisations.requestChange(one, id, "name", "威海市人社局")
      yield* refused("one's own", "OwnItem", Reviews.approve(one, asked.id))
      yield* refused("nor refused", "OwnItem", Reviews.reject(one, asked.id, "误"))
      yield* Reviews.approve(two, asked.id)
      yield* same("changed", (yield* organisation(id)).name, "威海市人社局")
    }
  )
}
