import {
  Administrators,
  type BasicInformation,
  Departments,
  OrganisationRepository,
  Organisations,
  Professionals
} from "@xueshi/core"
import { Effect } from "effect"
import { rowOf } from "../histories/City.ts"
import { journalled } from "../histories/compare.ts"
import { embedder, employerBelow, page, somebody, staffed, standing, wearing } from "./administrationWorld.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { city } from "./derivedWorld.ts"
import { hats } from "./readWorld.ts"

const codes = (refusal: {
  readonly _tag: string
  readonly issues?: ReadonlyArray<{ code: string; path: ReadonlyArray<string> }>
}) => (refusal.issues ?? []).map(({ code, path }) => [code, ...path].join(" "))

/** The tree of organisations and of their departments (ORG-02, ORG-03, ORG-05, ORG-08, ORG-09, ORG-10). */
export const treeContract: Contract = {
  "ORG-05 ORG-10 an organisation changes its basic information at once; the record says who, when, what, before and after":
    Effect.gen(function* () {
      const world = yield* city
      const { hospital } = world.organisations
      const boss = hats(world).hospital
      const edited = yield* Organisations.edit(boss, hospital.id, { phone: " 0631-0000000 ", nature: "事业单位" })
      yield* same("phone", edited.phone, "0631-0000000")
      const before = yield* journalled
      yield* Organisations.edit(boss, hospital.id, { phone: "0631-0000000", nature: "事业单位" })
      yield* same("nothing changed, nothing written", yield* journalled, before)
      yield* Organisations.edit(boss, hospital.id, { phone: "0631-1111111" })
      const { items } = yield* Organisations.changes(boss, hospital.id, page)
      const told = items.map(({ after, before: was, by, field }) => [by, field, was, after].join(" "))
      yield* same("records", told, [
        `embedder name  ${hospital.name}`,
        "boss nature  事业单位",
        "boss phone  0631-0000000",
        "boss nature 事业单位 ",
        "boss phone 0631-0000000 0631-1111111"
      ])
      yield* same(
        "when",
        items.every(({ at }, index) => at > 0 && at >= (items[index - 1]?.at ?? 0)),
        true
      )
      yield* refused("from above", "BeyondJurisdiction", Organisations.edit(hats(world).authority, hospital.id, {}))
      yield* refused("a sibling", "NotFound", Organisations.edit(hats(world).factory, hospital.id, {}))
      yield* refused("a sibling reads", "NotFound", Organisations.changes(hats(world).factory, hospital.id, page))
    }),

  "ORG-01 ORG-05 SYS-04 hostile texts are refused, every failing field at once, and nothing is written": Effect.gen(
    function* () {
      const world = yield* city
      const before = yield* journalled
      const hostile: BasicInformation = {
        phone: "\u202e0631",
        nature: "事".repeat(201),
        address: "a\u0000",
        level: "x\ud800"
      }
      const refusal = yield* refused(
        "edited",
        "InvalidFields",
        Organisations.edit(hats(world).hospital, world.organisations.hospital.id, hostile)
      )
      yield* same("fields", codes(refusal), [
        "TooLong nature",
        "ControlCharacter level",
        "ControlCharacter phone",
        "ControlCharacter address"
      ])
      const facts = { kind: "employer", region: "371000" as never, ...hostile } as const
      for (const [name, code, wrong] of [
        ["n".repeat(1_000_000), "1237100233333333X9", ["TooLong name", "WrongCode code"]],
        [" ", "１２３７１００２３３３３３３３３ＸＧ", ["Required name", "WrongCode code"]],
        ["单位\u200f", "", ["ControlCharacter name", "Required code"]],
        ["单位", "33333333-0", ["WrongCode code"]]
      ] as const) {
        const answer = yield* refused(
          "established",
          "InvalidFields",
          Organisations.establish(hats(world).bureau, { ...facts, name, code }, world.organisations.bureau.id)
        )
        yield* same(name.slice(0, 20), codes(answer), [
          ...wrong,
          "TooLong nature",
          "ControlCharacter level",
          "ControlCharacter phone",
          "ControlCharacter address"
        ])
      }
      yield* same("entries", yield* journalled, before)
    }
  ),

  "ORG-02 ORG-03 ORG-10 the embedder moves a subtree with all below it in one commit, and readers see it there":
    Effect.gen(function* () {
      const world = yield* city
      const { authority, bureau, factory, hospital } = world.organisations
      const ward = yield* employerBelow(world, 1, hospital)
      const before = yield* journalled
      const moved = yield* Organisations.move(embedder, hospital.id, factory.id)
      yield* same("one entry", yield* journalled, before + 1)
      yield* same("path", moved.path, `${factory.path}${hospital.id}/`)
      yield* same("below", (yield* standing(world, ward.id)).path, `${factory.path}${hospital.id}/${ward.id}/`)
      const listed = (within: Parameters<typeof Organisations.list>[1]["within"]) =>
        Effect.map(Organisations.list(hats(world).bureau, { within }, page), ({ items }) => items.map(({ id }) => id))
      yield* same("under the new one", yield* listed(factory.id), [factory.id, hospital.id, ward.id])
      yield* same("no longer under the former", yield* listed(authority.id), [authority.id])
      const people = yield* Professionals.list(hats(world).factory, {}, page)
      yield* same("its people too", people.items.length, 3)
      yield* refused("the former superior", "NotFound", Organisations.get(hats(world).authority, hospital.id))
      const { items } = yield* Organisations.changes(hats(world).bureau, hospital.id, page)
      yield* same("record", items.at(-1)?.field, "superior")
      yield* same("from and to", [items.at(-1)?.before, items.at(-1)?.after], [authority.id, factory.id])

      const again = yield* Organisations.move(embedder, hospital.id, factory.id)
      yield* same("there already", again.version, moved.version)
      yield* refused("into itself", "WithinItself", Organisations.move(embedder, hospital.id, ward.id))
      yield* refused("below an employer", "IllegalSuperior", Organisations.move(embedder, authority.id, ward.id))
      yield* refused("the root", "RootStays", Organisations.move(embedder, bureau.id, factory.id))
      // Whoever administers asks for it.
      yield* refused("a superior", "NotAllowed", Organisations.move(hats(world).bureau, ward.id, authority.id))
      yield* refused("of one's own", "NotAllowed", Organisations.move(hats(world).factory, factory.id, hospital.id))
      yield* refused("beyond", "NotFound", Organisations.move(hats(world).authority, factory.id, authority.id))
    }),

  "ORG-09 while an authority is closed the nearest superior whose authority is open reviews, wherever it is moved":
    Effect.gen(function* () {
      const world = yield* city
      const { authority, bureau, factory, hospital } = world.organisations
      const ward = yield* employerBelow(world, 1, hospital)
      const reviewers = Effect.gen(function* () {
        return [(yield* standing(world, hospital.id)).reviewer, (yield* standing(world, ward.id)).reviewer]
      })
      yield* same("open", yield* reviewers, [hospital.id, ward.id])
      yield* Organisations.closeReview(hats(world).authority, hospital.id)
      yield* same("one closed", yield* reviewers, [authority.id, ward.id])
      yield* Organisations.closeReview(hats(world).hospital, ward.id)
      yield* same("both closed", yield* reviewers, [authority.id, authority.id])
      yield* Organisations.closeReview(hats(world).bureau, authority.id)
      yield* same("three closed", yield* reviewers, [bureau.id, bureau.id])
      yield* Organisations.reopenReview(hats(world).authority, hospital.id)
      yield* same("one open again", yield* reviewers, [hospital.id, hospital.id])
      yield* Organisations.move(embedder, ward.id, factory.id)
      yield* same("moved", yield* reviewers, [hospital.id, factory.id])
      const before = yield* journalled
      yield* Organisations.closeReview(hats(world).factory, ward.id)
      yield* same("closed already", yield* journalled, before)
      yield* refused("one's own", "BeyondJurisdiction", Organisations.closeReview(hats(world).hospital, hospital.id))
      yield* refused("the root", "BeyondJurisdiction", Organisations.closeReview(hats(world).bureau, bureau.id))
      yield* refused("a sibling", "NotFound", Organisations.closeReview(hats(world).factory, hospital.id))
    }),

  "ORG-03 a list shows those of a kind, of a region, or whose name begins so, within the jurisdiction": Effect.gen(
    function* () {
      const world = yield* city
      const { authority, bureau, factory, hospital } = world.organisations
      const shown = (filter: Parameters<typeof Organisations.list>[1]) =>
        Effect.map(Organisations.list(hats(world).bureau, filter, page), ({ items }) => items.map(({ id }) => id))
      yield* same("employers", yield* shown({ kind: "employer" }), [hospital.id, factory.id])
      yield* same("named", yield* shown({ name: "hos" }), [hospital.id])
      yield* same("all of them", yield* shown({ name: "" }), [bureau.id, authority.id, hospital.id, factory.id])
      yield* same("of a kind below", yield* shown({ kind: "employer", within: authority.id }), [hospital.id])
      const of = (region: string) => shown({ within: bureau.id, region: region as never })
      yield* same("a region", (yield* of("370000")).length, 4)
      yield* same("the region itself", (yield* of("371000")).length, 4)
      yield* same("another one", yield* of("371002"), [])
    }
  ),

  "ORG-03 a bureau reads its region, whoever the superior is; nobody else does, nor another region": Effect.gen(
    function* () {
      const world = yield* city
      const { factory } = world.organisations
      const district = {
        ...hats(world).factory,
        powers: { superAdministrator: false, modules: [], region: "371000" as never }
      }
      const region = "371000" as never
      const { items } = yield* Organisations.list(district, { region }, page)
      yield* same("all of the region", items.length, 4)
      yield* same(
        "one of it",
        (yield* Organisations.get(district, world.organisations.hospital.id)).id,
        world.organisations.hospital.id
      )
      const other = Organisations.list(district, { region: "370000" as never }, page)
      yield* refused("a larger one", "BeyondJurisdiction", other)
      yield* refused(
        "who is no bureau",
        "BeyondJurisdiction",
        Organisations.list(hats(world).factory, { region }, page)
      )
      yield* refused("no people without a module", "NotAllowed", Professionals.list(district, { region }, page))
      const reading = { ...district, powers: { ...district.powers, modules: ["queries"] as const } }
      yield* same("its people", (yield* Professionals.list(reading, { region }, page)).items.length, 5)
      yield* same(
        "its own alone",
        (yield* Professionals.list(reading, { organisation: factory.id }, page)).items.length,
        1
      )
    }
  ),

  "ORG-08 departments form a tree in their organisation; a disabled one takes nobody new, and who is in it stays":
    Effect.gen(function* () {
      const world = yield* city
      const { hospital } = world.organisations
      const [boss, root] = [hats(world).hospital, hats(world).bureau]
      const surgery = yield* Departments.add(boss, hospital.id, { name: " 外科 " })
      yield* same("trimmed", surgery.name, "外科")
      const ward = yield* Departments.add(boss, hospital.id, { name: "一病区", superior: surgery.id })
      yield* same("below", ward.superior, surgery.id)
      yield* refused("twice", "Conflict", Departments.add(boss, hospital.id, { name: "外科" }))
      yield* Departments.add(boss, hospital.id, { name: "外科", superior: surgery.id })
      yield* refused("nameless", "InvalidFields", Departments.add(boss, hospital.id, { name: " \t" }))
      yield* refused(
        "of another's",
        "NotFound",
        Departments.add(hats(world).factory, world.organisations.factory.id, { name: "车间", superior: surgery.id })
      )
      yield* refused("from above", "BeyondJurisdiction", Departments.add(root, hospital.id, { name: "内科" }))

      const importing = (index: number, department: string) =>
        Effect.map(
          Effect.flatMap(Professionals.rosterImporter(root), (importRow) =>
            importRow({ number: index, cells: { ...rowOf(index, hospital.code), department } })
          ),
          (outcome) => (outcome._tag === "Refused" ? outcome.row.issues.map(({ code }) => code).join() : outcome._tag)
        )
      yield* same("imported into it", yield* importing(40, "一病区"), "Imported")
      yield* same("unknown", yield* importing(41, "二病区"), "UnknownDepartment")
      yield* same("several", yield* importing(41, "外科"), "AmbiguousDepartment")
      yield* Departments.disable(boss, ward.id)
      yield* same("disabled", yield* importing(41, "一病区"), "DisabledDepartment")
      const { one } = yield* staffed(world)
      const principal = wearing(world, "hospital", one)
      const post = { department: ward.id, role: null }
      yield* refused("no post", "DepartmentDisabled", Administrators.add(principal, hospital.id, somebody(5), post))
      yield* refused(
        "nothing below",
        "DepartmentDisabled",
        Departments.add(boss, hospital.id, { name: "三", superior: ward.id })
      )
      const stays = (yield* Professionals.list(boss, {}, page)).items.filter(({ department }) => department === ward.id)
      yield* same("who is in it stays", stays.length, 1)
      yield* Departments.enable(boss, ward.id)
      yield* same("enabled", yield* importing(41, "一病区"), "Imported")

      const renamed = yield* Departments.rename(boss, ward.id, "第一病区")
      yield* same("renamed", renamed.name, "第一病区")
      yield* refused("a name that is taken", "Conflict", Departments.rename(boss, ward.id, "外科"))
      yield* Departments.add(boss, hospital.id, { name: "一病区", superior: surgery.id })
      const { items } = yield* Departments.list(root, hospital.id, page)
      yield* same(
        "listed",
        items.map(({ name }) => name),
        ["外科", "第一病区", "外科", "一病区"]
      )
      yield* refused("a stranger", "NotFound", Departments.rename(hats(world).factory, ward.id, "车间"))
      yield* refused("listed to a stranger", "NotFound", Departments.list(hats(world).factory, hospital.id, page))
    }),

  "ORG-03 an organisation is found by its code with where it stands": Effect.gen(function* () {
    const world = yield* city
    const { hospital } = world.organisations
    const found = yield* (yield* OrganisationRepository).findByCode(hospital.code)
    yield* same("found", found, hospital)
  })
}
