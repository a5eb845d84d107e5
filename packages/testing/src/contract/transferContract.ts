import {
  Administrators,
  Completions,
  DeclarationRepository,
  Declarations,
  Departments,
  type InvalidFields,
  PostRepository,
  type Principal,
  ProfessionalRepository,
  Professionals,
  Reviews,
  type StillPending,
  Transfers,
  transfer
} from "@xueshi/core"
import { Effect } from "effect"
import type { City, Post } from "../histories/City.ts"
import { journalled } from "../histories/compare.ts"
import { embedder, nowhere, page, somebody } from "./administrationWorld.ts"
import { refused, same } from "./check.ts"
import {
  administrator,
  city,
  claimOf,
  type DerivedContract,
  learn,
  matches,
  pending,
  personOf,
  selfOf
} from "./derivedWorld.ts"
import { hats } from "./readWorld.ts"
import { asksForTitle, codes, outcomes, reviewed, scan, waiting, withBase } from "./reviewWorld.ts"

const kind = "transfer"
/** What the hospital says who sends somebody to another organisation. */
const to = (world: City, post: Post, changes: Partial<Transfers.TransferRequest> = {}): Transfers.TransferRequest => ({
  to: world.organisations[post].id,
  phone: "0631-5200000",
  reason: "工作调动",
  attachments: [scan],
  ...changes
})
const professional = (world: City, index = 0) =>
  Effect.flatMap(ProfessionalRepository, ({ get }) => get(personOf(world, index).id))
const sends = (world: City, index = 0, changes: Partial<Transfers.TransferRequest> = {}) =>
  Transfers.request(hats(world).hospital, personOf(world, index).id, to(world, "factory", changes))

/** Moving people between organisations (TRF-01 to TRF-05). */
export const transferContract: DerivedContract = {
  "TRF-01 SYS-04 the source asks for a person of its own, to another organisation that has people; all that fails is told":
    Effect.gen(function* () {
      const world = yield* city
      const { factory, hospital } = world.organisations
      const { base } = yield* withBase(world)
      const before = yield* journalled
      yield* refused("to itself", "NoTarget", sends(world, 0, { to: hospital.id }))
      yield* refused("to a base", "NoTarget", sends(world, 0, { to: base.id }))
      yield* refused("to nowhere", "NotFound", sends(world, 0, { to: "__proto__" as typeof base.id }))
      yield* refused("somebody else's person", "NotFound", sends(world, 2))
      const above = Transfers.request(hats(world).authority, personOf(world).id, to(world, "factory"))
      yield* refused("from above", "BeyondJurisdiction", above)
      yield* refused(
        "oneself",
        "NotAllowed",
        Transfers.request(selfOf(personOf(world)), personOf(world).id, to(world, "factory"))
      )
      const attachments = [scan, { digest: "\0", name: "" }]
      const hostile = sends(world, 0, { phone: "\u202e1", reason: "因".repeat(501), attachments })
      const refusal = yield* refused("hostile", "InvalidFields", hostile)
      yield* same("fields", codes(refusal as InvalidFields), [
        "ControlCharacter phone",
        "TooLong reason",
        "ControlCharacter attachments 1 digest",
        "Required attachments 1 name"
      ])
      const empty = yield* refused("empty", "InvalidFields", sends(world, 0, { phone: " ", reason: "" }))
      yield* same("fields", codes(empty as InvalidFields), ["Required phone", "Required reason"])
      yield* same("entries", yield* journalled, before)
      const asked = yield* sends(world)
      yield* same("who agrees", asked.steps as ReadonlyArray<string>, [factory.id])
      yield* refused("twice", "InTransfer", sends(world))
    }),

  "TRF-01 not while anything of the person is pending; meanwhile nothing of theirs is submitted": Effect.gen(
    function* () {
      const world = yield* city
      const boss = hats(world).hospital
      const person = personOf(world)
      const self = selfOf(person)
      const hours = yield* pending(person, claimOf(4, "a"))
      const blocked = yield* refused("hours", "StillPending", sends(world))
      yield* same(
        "what blocks",
        (blocked as StillPending).blocking.map((one) => `${one.kind} ${one.count}`),
        ["declaration 1"]
      )
      yield* Declarations.withdraw(self, hours.id)
      const change = yield* asksForTitle(world)
      const title = yield* refused("title", "StillPending", sends(world))
      yield* same(
        "what blocks",
        (title as StillPending).blocking.map((one) => `${one.kind} ${one.count}`),
        ["informationChange 1"]
      )
      yield* Reviews.withdraw(self, change.id)
      // What a colleague has is in nobody's way.
      yield* pending(personOf(world, 1), claimOf(4, "b"))
      yield* sends(world)
      yield* refused("declared", "InTransfer", Declarations.submit(self, hours.id))
      yield* refused("changed", "InTransfer", asksForTitle(world))
      yield* Declarations.edit(self, hours.id, claimOf(5, "a"))
      const { document: _, name: __, title: ___, ...basic } = person.person
      yield* Professionals.edit(self, person.id, { ...basic, mobile: "13700000000" })
      yield* same("a colleague goes on", (yield* asksForTitle(world, 1)).state, "pending")
      const { moment } = yield* Reviews.awaiting(boss, { kind: "registration" }, page)
      const shown = { kind: "declaration", moment }
      yield* same("and is decided on", yield* outcomes(Reviews.decideShown(boss, shown, { approve: true })), [
        "Approved"
      ])
    }
  ),

  "TRF-02 ORG-08 the target accepts and assigns the department: the person belongs to it, and declares there":
    Effect.gen(function* () {
      const world = yield* city
      const { factory, hospital } = world.organisations
      const [boss, head] = [hats(world).hospital, hats(world).factory]
      const person = personOf(world)
      const shop = yield* Departments.add(head, factory.id, { name: "车间" })
      const shut = yield* Departments.add(head, factory.id, { name: "旧车间" })
      yield* Departments.disable(head, shut.id)
      const ward = yield* Departments.add(boss, hospital.id, { name: "内科" })
      const asked = yield* sends(world)
      yield* same("listed", yield* waiting(head, kind), [person.person.name])
      yield* refused("not by the source", "NotHandler", Reviews.approve(boss, asked.id))
      yield* refused("not by the person", "NotFound", Reviews.withdraw(selfOf(person), asked.id))
      yield* refused("disabled", "DepartmentDisabled", Reviews.approve(head, asked.id, { department: shut.id }))
      yield* refused("the source's", "NotFound", Reviews.approve(head, asked.id, { department: ward.id }))
      yield* Reviews.approve(head, asked.id, { department: shop.id })
      const moved = yield* professional(world)
      yield* same("where", [moved.organisation, moved.department, moved.transfer] as ReadonlyArray<unknown>, [
        factory.id,
        shop.id,
        undefined
      ])
      yield* refused("no longer the source's", "NotFound", Professionals.get(boss, person.id))
      yield* same("the target's", (yield* Professionals.get(head, person.id)).id, person.id)
      const hours = yield* pending(moved, claimOf(4, "a"))
      yield* same("reviewed there", (yield* Declarations.approve(head, hours.id))._tag, "Approved")
      yield* refused("decided twice", "NotPending", Reviews.reject(head, asked.id, "误"))
      yield* matches()
    }),

  "TRF-02 refused, with a reason, or withdrawn by the source, nothing changes and the person goes on": Effect.gen(
    function* () {
      const world = yield* city
      const [boss, head] = [hats(world).hospital, hats(world).factory]
      const person = personOf(world)
      const asked = yield* sends(world)
      yield* refused("no reason", "ReasonRequired", Reviews.reject(head, asked.id, " "))
      yield* Reviews.reject(head, asked.id, "编制已满")
      const { version: _, ...stays } = yield* professional(world)
      const { version: __, ...was } = person
      yield* same("as before", stays, was)
      const again = yield* sends(world)
      yield* refused("not withdrawn by the target", "BeyondJurisdiction", Reviews.withdraw(head, again.id))
      yield* Reviews.withdraw(boss, again.id)
      yield* same("gone", yield* waiting(head, kind), [])
      yield* refused("accepted too late", "NotPending", Reviews.approve(head, again.id))
      yield* same("declares again", (yield* pending(person, claimOf(4, "a")))._tag, "Pending")
      const { items } = yield* Reviews.ofOrganisation(boss, world.organisations.hospital.id, { kind }, page)
      yield* same(
        "states",
        items.map(({ state }) => state),
        ["rejected", "withdrawn"]
      )
    }
  ),

  "TRF-03 both sides keep their records, with the person's data as of the request": Effect.gen(function* () {
    const world = yield* city
    const [boss, head] = [hats(world).hospital, hats(world).factory]
    const person = personOf(world)
    const asked = yield* sends(world)
    yield* Reviews.approve(head, asked.id)
    const { document: _, name: __, title: ___, ...basic } = person.person
    yield* Professionals.edit(selfOf(person), person.id, { ...basic, mobile: "13700000000" })
    for (const [who, principal] of [
      ["source", boss],
      ["target", head]
    ] as const) {
      const { review } = yield* Reviews.get(principal, asked.id)
      yield* same(`${who}: as of then`, transfer.decode(review.content).person, person.person)
    }
    const sent = yield* Reviews.ofOrganisation(boss, world.organisations.hospital.id, { kind }, page)
    yield* same(
      "sent",
      sent.items.map(({ id }) => id),
      [asked.id]
    )
    yield* same("received", yield* reviewed(head, kind), [asked.id])
    const own = yield* Reviews.ofProfessional(selfOf(person), person.id, { kind }, page)
    yield* same(
      "the person's",
      own.items.map(({ id }) => id),
      [asked.id]
    )
    yield* refused("a stranger", "NotFound", Reviews.get(selfOf(personOf(world, 1)), asked.id))
  }),

  "TRF-04 hours move along: a year counts the same before and after, and what was decided stays decided": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world)
      const self = selfOf(person)
      const done = yield* learn(world, person, 30, "a")
      yield* learn(world, person, 8, "b", 2017)
      const failed = yield* learn(world, person, 20, "c")
      yield* Declarations.failAudit(hats(world).authority, failed.id, "不实")
      const years = Effect.forEach([2017, 2018], (year) => Completions.ofYear(self, person.id, year))
      const before = yield* years
      const { ofProfessional } = yield* DeclarationRepository
      const declared = yield* ofProfessional(person.id)
      const asked = yield* sends(world)
      yield* Reviews.approve(hats(world).factory, asked.id)
      yield* same(
        "verdicts",
        (yield* years).map(({ verdict }) => verdict),
        before.map(({ verdict }) => verdict)
      )
      yield* same("declarations", yield* ofProfessional(person.id), declared)
      // Whoever was to audit audits still.
      yield* refused(
        "not by who decides for the target",
        "NotHandler",
        Declarations.failAudit(hats(world).factory, done.id, "不实")
      )
      yield* same("audited there", (yield* Declarations.passAudit(hats(world).authority, done.id))._tag, "Approved")
      yield* matches()
    }
  ),

  "TRF-05 ACC-06 posts held in the source as its professional end on acceptance, and no others; a super hands over first":
    Effect.gen(function* () {
      const world = yield* city
      const { authority, hospital, factory } = world.organisations
      const [boss, head] = [hats(world).hospital, hats(world).factory]
      const person = personOf(world)
      const { document, name } = person.person
      const holder = { document, name, mobile: "13900000000" }
      const posts = Effect.map(
        Effect.flatMap(PostRepository, ({ ofUser }) => ofUser(person.user)),
        (all) => all.map(({ id }) => id as string).toSorted()
      )
      const elsewhere = yield* Administrators.found(embedder, authority.id, holder, "ordinary")
      const before = yield* Administrators.found(embedder, hospital.id, somebody(0), "super")
      const own = yield* Administrators.appoint(boss, hospital.id, person.id, nowhere)
      const superior: Principal = administrator(world, "hospital", before.user)
      yield* Administrators.makeSuper(superior, own.id)
      yield* refused("super", "MustHandOver", sends(world))
      const heir = yield* Administrators.found(embedder, hospital.id, somebody(1), "ordinary")
      yield* Administrators.makeSuper(administrator(world, "hospital", person.user), heir.id)
      const again = yield* Administrators.appoint(boss, hospital.id, person.id, nowhere)
      const asked = yield* sends(world)
      yield* same("kept meanwhile", yield* posts, [elsewhere.id, again.id].toSorted())
      yield* Administrators.makeSuper(administrator(world, "hospital", heir.user), again.id)
      yield* refused("super meanwhile", "MustHandOver", Reviews.approve(head, asked.id))
      const third = yield* Administrators.found(embedder, hospital.id, somebody(2), "ordinary")
      yield* Administrators.makeSuper(administrator(world, "hospital", person.user), third.id)
      const last = yield* Administrators.appoint(boss, hospital.id, person.id, nowhere)
      yield* Reviews.approve(head, asked.id)
      yield* same("ended", yield* posts, [elsewhere.id])
      yield* refused("gone", "NotFound", Administrators.assign(boss, last.id, nowhere))
      // As somebody known who is not of it (way c), they may hold one there, and it stays.
      const back = yield* Administrators.add(boss, hospital.id, holder, nowhere)
      const home = yield* Administrators.appoint(head, factory.id, person.id, nowhere)
      const on = yield* Transfers.request(head, person.id, to(world, "bureau"))
      yield* Reviews.approve(hats(world).bureau, on.id)
      yield* same("only those of the source", (yield* posts).includes(home.id), false)
      yield* same("others stay", yield* posts, [elsewhere.id, back.id].toSorted())
    }),

  "TRF-02 PRO-03 transfers are accepted as a selection too, without a department": Effect.gen(function* () {
    const world = yield* city
    const ids = [(yield* sends(world, 0)).id, (yield* sends(world, 1)).id]
    const decided = Reviews.decideAll(hats(world).factory, { kind, ids, verdict: { approve: true } })
    yield* same("outcomes", yield* outcomes(decided), ["approved", "approved"])
    for (const index of [0, 1])
      yield* same("moved", (yield* professional(world, index)).organisation, world.organisations.factory.id)
    yield* matches()
  })
}
