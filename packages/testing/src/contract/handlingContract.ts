import {
  Administrators,
  Declarations,
  type JournalEntry,
  Organisations,
  type Principal,
  Registrations,
  type Review,
  Reviews,
  Roles,
  replay,
  Store,
  TrainingBases,
  Transfers,
  type UserId
} from "@xueshi/core"
import { Effect } from "effect"
import type { City, Post } from "../histories/City.ts"
import { journalled } from "../histories/compare.ts"
import { embedder, leading, nowhere, somebody } from "./administrationWorld.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { administrator, city, claimOf, pending, personOf, selfOf } from "./derivedWorld.ts"
import { hats } from "./readWorld.ts"
import {
  applicant,
  asksForTitle,
  codeOf,
  factsOf,
  formOf,
  outcomes,
  planOf,
  registers,
  waiting,
  withBase
} from "./reviewWorld.ts"

const holderOf = (index: number, { document, mobile, name } = applicant(index)) => ({ document, mobile, name })

/** A request of each kind, and whoever made it or whom it concerns in the organisation that decides. */
const ownItems = Effect.fnUntraced(function* (world: City) {
  const { authority, factory, hospital } = world.organisations
  const { trainer } = yield* withBase(world)
  const person = personOf(world)
  const post = yield* Administrators.found(embedder, hospital.id, holderOf(1), "ordinary")
  const holder = holderOf(2)
  const above = yield* Administrators.found(embedder, authority.id, holder, "ordinary")
  const doctor = hats(world).hospital
  const registered = yield* Registrations.registerAs(
    { user: post.user, hat: { _tag: "Administrator", organisation: hospital.id } },
    formOf(world, applicant(1))
  )
  const established = yield* Registrations.registerOrganisationAs(
    { user: above.user, hat: { _tag: "Administrator", organisation: authority.id } },
    { facts: factsOf(1), superior: authority.id, holder }
  )
  const sent = yield* Transfers.request(doctor, personOf(world, 1).id, {
    to: factory.id,
    phone: "1",
    reason: "调动",
    attachments: []
  })
  const changed = yield* asksForTitle(world)
  const plan = yield* TrainingBases.submitPlan(trainer, planOf("a"))
  const report = yield* TrainingBases.submitReport(trainer, { name: "r", year: 2018, text: "t", attachments: [] })
  const head = hats(world).factory
  const named = yield* Organisations.requestChange(head, factory.id, "name", "新厂")
  return [
    [registered, "hospital", post.user],
    [established, "authority", above.user],
    [changed, "hospital", person.user],
    [sent, "factory", personOf(world, 1).user],
    [sent, "factory", doctor.user],
    [plan, "authority", trainer.user],
    [report, "authority", trainer.user],
    [named, "bureau", head.user]
  ] satisfies ReadonlyArray<readonly [Review, Post, UserId]>
})

/** All that the journal says stands, but for versions and requests. */
const standing = (entries: ReadonlyArray<JournalEntry>) => {
  const { Review: _, ...states } = replay(entries)
  return Object.entries(states).map(
    ([name, rows]) =>
      [
        name,
        [...rows.values()].map((row) => {
          const { version: __, ...said } = row as { readonly version: number }
          return said
        })
      ] as const
  )
}
const states = Effect.map(
  Effect.flatMap(Store, (store) => store.journal(0, 10_000)),
  standing
)

/** Who handles what, and that nobody decides on their own (SYS-06, ORG-09, U22). */
export const handlingContract: Contract = {
  "SYS-06 nobody decides on what they made or what concerns them, in any kind, alone or in a batch": Effect.gen(
    function* () {
      const world = yield* city
      const items = yield* ownItems(world)
      const before = yield* journalled
      for (const [{ id, kind }, post, user] of items) {
        const own = administrator(world, post, user)
        yield* refused(`${kind} approved`, "OwnItem", Reviews.approve(own, id))
        yield* refused(`${kind} refused`, "OwnItem", Reviews.reject(own, id, "误"))
        for (const verdict of [{ approve: true }, { reject: "误" }] as const)
          yield* same(kind, yield* outcomes(Reviews.decideAll(own, { kind, ids: [id], verdict })), ["OwnItem"])
        const { moment } = yield* Reviews.awaiting(own, { kind }, { limit: 1 })
        const shown = yield* outcomes(Reviews.decideShown(own, { kind, moment }, { approve: true }))
        yield* same(kind, shown.includes("approved"), false)
      }
      yield* same("nothing written", yield* journalled, before)
      const kinds = new Set(items.map(([{ kind }]) => kind))
      yield* same("kinds", kinds.size, 7)
    }
  ),

  "SYS-06 with posts kept here an item goes to the nearest superior that has somebody who may decide, as posts come and go":
    Effect.gen(function* () {
      const world = yield* city
      const { authority, bureau, hospital } = hats(world)
      const titles = [applicant(1).name]
      const registered = yield* registers(world, 1)
      const kind = "registration"
      const where = Effect.gen(function* () {
        const all: ReadonlyArray<readonly [string, Principal]> = [
          ["hospital", hospital],
          ["authority", authority],
          ["bureau", bureau]
        ]
        const found: Array<string> = []
        for (const [name, who] of all) if ((yield* waiting(who, kind)).length > 0) found.push(name)
        return found
      })
      yield* same("kept elsewhere", yield* where, ["hospital"])
      yield* leading(world, "bureau", 0)
      yield* same("nobody below the root", yield* where, ["bureau"])
      yield* refused("not here", "NotHandler", Reviews.approve(hospital, registered.id))
      const chief = yield* leading(world, "authority", 1)
      yield* same("somebody in between", yield* where, ["authority"])
      const head = yield* leading(world, "hospital", 2)
      yield* same("somebody of its own", yield* where, ["hospital"])
      yield* Administrators.depose(authority, head.id)
      yield* same("removed", yield* where, ["authority"])
      yield* Administrators.depose(bureau, chief.id)
      yield* same("removed too", yield* where, ["bureau"])
      // An ordinary post decides by its role alone.
      const clerk = yield* leading(world, "hospital", 3, "ordinary")
      yield* same("no role", yield* where, ["bureau"])
      const facts = { name: "审核员", description: "", modules: ["registrationReview"] } as const
      const role = yield* Roles.create(hospital, world.organisations.hospital.id, facts)
      yield* Administrators.assign(hospital, clerk.id, { department: null, role: role.id })
      yield* same("by a role", yield* where, ["hospital"])
      yield* Roles.edit(hospital, role.id, { ...facts, modules: ["queries"] })
      yield* same("by another role", yield* where, ["bureau"])
      yield* Roles.edit(hospital, role.id, facts)
      yield* same("listed", yield* waiting(hospital, kind), titles)
      yield* Reviews.approve(administrator(world, "hospital", clerk.user), registered.id)
    }),

  "SYS-06 an item whose only reviewer it concerns goes above; at the root it waits, flagged, until there is another":
    Effect.gen(function* () {
      const world = yield* city
      const { hospital, bureau: root } = world.organisations
      const { bureau } = hats(world)
      const { user: rootSuper } = yield* leading(world, "bureau", 0)
      const person = personOf(world)
      const own = yield* Administrators.appoint(hats(world).hospital, hospital.id, person.id, nowhere)
      const post = yield* leading(world, "hospital", 1)
      yield* Administrators.makeSuper(administrator(world, "hospital", post.user), own.id)
      const mine = yield* asksForTitle(world)
      const theirs = yield* asksForTitle(world, 1)
      const kind = "informationChange"
      yield* same("a colleague's stays", yield* waiting(hats(world).hospital, kind), [personOf(world, 1).person.name])
      yield* same("one's own goes up", yield* waiting(bureau, kind), [person.person.name])
      const told = yield* Reviews.get(bureau, mine.id)
      yield* same("who handles it", told.handling, { handler: root.id, flagged: false })
      yield* refused(
        "not by oneself",
        "NotHandler",
        Reviews.approve(administrator(world, "hospital", person.user), mine.id)
      )
      yield* Reviews.approve(bureau, mine.id)
      yield* Reviews.approve(administrator(world, "hospital", person.user), theirs.id)

      const boss = yield* Administrators.found(embedder, root.id, somebody(3), "ordinary")
      const facts = { name: "审核员", description: "", modules: ["changeReview", "unitData"] } as const
      const role = yield* Roles.create(bureau, root.id, facts)
      const superior = administrator(world, "bureau", rootSuper)
      const asked = yield* Organisations.requestChange(superior, root.id, "name", "威海市人社局")
      const flagged = yield* Reviews.get(bureau, asked.id)
      yield* same("waits", flagged.handling, { handler: root.id, flagged: true })
      yield* same("listed", yield* waiting(bureau, "organisationChange"), ["bureau"])
      yield* refused("not by who asks", "OwnItem", Reviews.approve(superior, asked.id))
      yield* Administrators.assign(bureau, boss.id, { department: null, role: role.id })
      yield* same("another", (yield* Reviews.get(bureau, asked.id)).handling, { handler: root.id, flagged: false })
      yield* Reviews.approve(administrator(world, "bureau", boss.user), asked.id)
    }),

  "U22 ORG-07 TRF-02 PRO-06 what is submitted and withdrawn leaves all as before, but for versions and the journal":
    Effect.gen(function* () {
      const world = yield* city
      const { hospital, factory } = world.organisations
      const boss = hats(world).hospital
      const { trainer } = yield* withBase(world)
      const person = personOf(world)
      yield* Administrators.appoint(boss, hospital.id, person.id, nowhere)
      const before = yield* states
      const sent = { to: factory.id, phone: "1", reason: "调动", attachments: [] }
      const submissions = [
        [boss, Organisations.requestChange(boss, hospital.id, "code", codeOf(7))],
        [boss, Organisations.requestChange(boss, hospital.id, "name", "新名")],
        [boss, Organisations.requestSuperior(boss, hospital.id, factory.id)],
        [boss, Transfers.request(boss, person.id, sent)],
        [selfOf(person), asksForTitle(world)],
        [trainer, TrainingBases.submitPlan(trainer, planOf("a"))],
        [trainer, TrainingBases.submitReport(trainer, { name: "r", year: 2018, text: "t", attachments: [] })]
      ] as const
      // Twice each: what was claimed is free again.
      for (const [who, submit] of [...submissions, ...submissions]) {
        const { id, kind } = yield* submit
        const entries = yield* journalled
        yield* Reviews.withdraw(who, id)
        yield* same(`${kind}: as before`, yield* states, before)
        yield* same(`${kind}: journalled`, (yield* journalled) > entries, true)
        const { review } = yield* Reviews.get(who, id)
        yield* same(`${kind}: state`, review.state, "withdrawn")
      }
      const hours = yield* pending(person, claimOf(4, "a"))
      yield* Declarations.withdraw(selfOf(person), hours.id)
      yield* Declarations.remove(selfOf(person), hours.id)
      yield* same("hours", yield* states, before)
    })
}
