import {
  type Conflict,
  Departments,
  type InvalidFields,
  informationChange,
  ProfessionalRepository,
  Professionals,
  Reviews
} from "@xueshi/core"
import { Effect } from "effect"
import type { City } from "../histories/City.ts"
import { journalled } from "../histories/compare.ts"
import { page } from "./administrationWorld.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { city, personOf, selfOf } from "./derivedWorld.ts"
import { hats } from "./readWorld.ts"
import { applicant, asksForTitle, codes, dayOf, reviewed, title, waiting } from "./reviewWorld.ts"

const kind = "informationChange"
const stored = (world: City, index = 0) =>
  Effect.flatMap(ProfessionalRepository, ({ get }) => get(personOf(world, index).id))
const { scan: _, ...unscanned } = title

/** What people change of themselves, at once and by review (PRO-05 to PRO-08). */
export const informationContract: Contract = {
  "PRO-05 basic information changes at once; document, name, title and organisation never do here": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world)
      const { document, name, title: had, ...basic } = person.person
      const sneaky = {
        ...basic,
        email: " new@example.com ",
        occupation: "内科",
        name: "别人",
        document: applicant(1).document
      }
      const edited = yield* Professionals.edit(selfOf(person), person.id, sneaky)
      yield* same("as typed", edited.person, {
        ...basic,
        document,
        name,
        title: had,
        email: "new@example.com",
        occupation: "内科"
      })
      yield* same("organisation", edited.organisation, person.organisation)
      yield* same("nothing waits", yield* waiting(hats(world).hospital, kind), [])
      const taken = yield* Professionals.edit(selfOf(person), person.id, basic)
      yield* same("what is left out is taken away", taken.person.occupation, undefined)
      const before = yield* journalled
      const hostile = {
        ...basic,
        mobile: "123",
        school: "\0",
        email: "e".repeat(1_000_000),
        birth: dayOf("2050-01-01")
      }
      const refusal = yield* refused("hostile", "InvalidFields", Professionals.edit(selfOf(person), person.id, hostile))
      yield* same("fields", codes(refusal as InvalidFields), [
        "TooLong email",
        "ControlCharacter school",
        "BirthMismatch birth",
        "DatesReversed graduatedOn",
        "WrongMobile mobile"
      ])
      yield* refused("somebody else", "NotFound", Professionals.edit(hats(world).doctor, person.id, basic))
      yield* refused("an administrator", "NotAllowed", Professionals.edit(hats(world).hospital, person.id, basic))
      yield* same("entries", yield* journalled, before)
    }
  ),

  "PRO-06 PRO-08 title and department wait for the organisation, which is shown before and after; then they take effect":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world)
      const boss = hats(world).hospital
      const ward = yield* Departments.add(boss, person.organisation, { name: "内科" })
      const after = { title, department: ward.id }
      const bare = Professionals.requestChange(selfOf(person), person.id, { ...after, title: unscanned })
      yield* same("scan", codes((yield* refused("no scan", "InvalidFields", bare)) as InvalidFields), [
        "ScanMissing title scan"
      ])
      const asked = yield* Professionals.requestChange(selfOf(person), person.id, after)
      yield* same("not yet", yield* stored(world), person)
      const { review } = yield* Reviews.get(boss, asked.id)
      const shown = informationChange.decode(review.content)
      yield* same("before and after", [shown.before, shown.after], [{ title: null, department: null }, after])
      const second = yield* refused("one at a time", "Conflict", asksForTitle(world))
      yield* same("which waits", (second as Conflict).what, "pending")
      yield* same("a colleague's own", (yield* asksForTitle(world, 1)).state, "pending")
      yield* Reviews.approve(boss, asked.id)
      const now = yield* stored(world)
      yield* same("in effect", [now.person.title, now.department] as ReadonlyArray<unknown>, [title, ward.id])
      const written = yield* journalled
      const typed = { ...title, qualification: ` ${title.qualification} ` }
      const again = Professionals.requestChange(selfOf(now), now.id, { title: typed, department: ward.id })
      yield* refused("as it is", "NothingChanges", again)
      yield* same("nobody is asked", yield* journalled, written)
      const { items } = yield* Reviews.ofProfessional(selfOf(person), person.id, { kind }, page)
      yield* same(
        "the person sees it",
        items.map(({ id, state }) => `${id} ${state}`),
        [`${asked.id} approved`]
      )
      yield* refused(
        "a colleague does not",
        "NotFound",
        Reviews.ofProfessional(hats(world).doctor, person.id, {}, page)
      )
      yield* same("again", (yield* asksForTitle(world, 0, "主任医师")).state, "pending")
    }),

  "PRO-06 refused or withdrawn it is discarded, and another one can be asked for": Effect.gen(function* () {
    const world = yield* city
    const boss = hats(world).hospital
    const person = personOf(world)
    const first = yield* asksForTitle(world)
    yield* refused("no reason", "ReasonRequired", Reviews.reject(boss, first.id, ""))
    yield* Reviews.reject(boss, first.id, "证书不清")
    yield* same("discarded", yield* stored(world), person)
    const second = yield* asksForTitle(world)
    yield* refused("not by a colleague", "NotFound", Reviews.withdraw(hats(world).doctor, second.id))
    yield* refused("nor by the organisation", "BeyondJurisdiction", Reviews.withdraw(boss, second.id))
    yield* Reviews.withdraw(selfOf(person), second.id)
    yield* same("gone", [yield* waiting(boss, kind), yield* reviewed(boss, kind)], [[], [first.id]])
    yield* refused("approved too late", "NotPending", Reviews.approve(boss, second.id))
    yield* asksForTitle(world)
    const { items } = yield* Reviews.ofProfessional(selfOf(person), person.id, { kind }, page)
    yield* same(
      "history",
      items.map(({ state }) => state),
      ["rejected", "withdrawn", "pending"]
    )
  }),

  "PRO-06 ORG-08 a department that was disabled meanwhile is not moved into; a title alone asks for none": Effect.gen(
    function* () {
      const world = yield* city
      const boss = hats(world).hospital
      const person = personOf(world)
      const ward = yield* Departments.add(boss, person.organisation, { name: "内科" })
      const asks = (after: Parameters<typeof Professionals.requestChange>[2]) =>
        Professionals.requestChange(selfOf(person), person.id, after)
      const moves = yield* asks({ title: null, department: ward.id })
      yield* Departments.disable(boss, ward.id)
      yield* refused("disabled", "DepartmentDisabled", Reviews.approve(boss, moves.id))
      yield* Departments.enable(boss, ward.id)
      yield* Reviews.approve(boss, moves.id)
      yield* Departments.disable(boss, ward.id)
      const titled = yield* asks({ title, department: ward.id })
      yield* Reviews.approve(boss, titled.id)
      yield* same("who is in it stays", (yield* stored(world)).department, ward.id)
      const elsewhere = yield* Departments.add(hats(world).factory, world.organisations.factory.id, { name: "车间" })
      yield* refused("of another organisation", "NotFound", asks({ title, department: elsewhere.id }))
    }
  ),

  "PRO-08 STA-04 people are found by the number of their title certificate, and by that of their continuing-education certificate":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world)
      const { document: _, name: __, title: ___, ...basic } = person.person
      yield* Professionals.edit(selfOf(person), person.id, { ...basic, educationCertificate: "继教2018-0001" })
      const request = yield* Professionals.requestChange(selfOf(person), person.id, {
        title: { ...title, certificateNumber: "职称2018-0002" },
        department: null
      })
      yield* Reviews.approve(hats(world).hospital, request.id)
      const found = (certificate: string, hat: "hospital" | "bureau" | "factory" = "hospital") =>
        Effect.map(Professionals.list(hats(world)[hat], { certificate }, page), ({ items }) =>
          items.map(({ id }) => id)
        )
      for (const number of ["继教2018-0001", "职称2018-0002"]) {
        yield* same(number, yield* found(number), [person.id])
        yield* same(`${number}, from above`, yield* found(number, "bureau"), [person.id])
        yield* same(`${number}, elsewhere`, yield* found(number, "factory"), [])
      }
      for (const number of ["职称2018", "", "\0"]) yield* same("nobody's", yield* found(number), [])
    }),

  "PRO-07 the person's lists are kept at once, every failing field told": Effect.gen(function* () {
    const world = yield* city
    const person = personOf(world)
    const self = selfOf(person)
    const lists = [
      { kind: "education", name: " 硕士 ", by: "山东大学", on: dayOf("2010-07-01") },
      { kind: "academicTitle", name: "副教授", by: " " }
    ] as const
    const kept = yield* Professionals.keepRecords(self, person.id, lists)
    yield* same("trimmed", kept.records, [
      { kind: "education", name: "硕士", by: "山东大学", on: dayOf("2010-07-01") },
      { kind: "academicTitle", name: "副教授" }
    ])
    const wrong = [
      { kind: "education", name: "" },
      { ...lists[0], number: "\ud800", on: dayOf("2019-01-16") }
    ] as const
    const refusal = yield* refused("wrong", "InvalidFields", Professionals.keepRecords(self, person.id, wrong))
    yield* same("fields", codes(refusal as InvalidFields), [
      "Required records 0 name",
      "ControlCharacter records 1 number",
      "DayInFuture records 1 on"
    ])
    yield* refused("another's", "NotFound", Professionals.keepRecords(hats(world).doctor, person.id, []))
    yield* same("emptied", (yield* Professionals.keepRecords(self, person.id, [])).records, [])
  })
}
