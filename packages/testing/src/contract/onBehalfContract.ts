import {
  Administrators,
  type DeclarationId,
  Declarations,
  type IdempotencyKey,
  Organisations,
  type Professional,
  Reviews,
  Store
} from "@xueshi/core"
import { Effect } from "effect"
import { journalled } from "../histories/compare.ts"
import { embedder, page, somebody } from "./administrationWorld.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { administrator, city, claimOf, personOf, selfOf, today, transfer } from "./derivedWorld.ts"
import { declarable, declares, records } from "./onBehalfWorld.ts"
import { hats } from "./readWorld.ts"
import { codes } from "./reviewWorld.ts"
import { beforeCommits } from "./selectionWorld.ts"

const key: IdempotencyKey = { key: "many", digest: "digest" }
const nobody = { id: "nobody" } as Pick<Professional, "id">

/** What organisations declare for their people (DEC-01, DEC-04, DEC-07, DEC-09, DEC-11). */
export const onBehalfContract: Contract = {
  "DEC-07 ORG-03 what is declared from above the person's superior is read and decided like any other": Effect.gen(
    function* () {
      const world = yield* city
      const { bureau, doctor } = hats(world)
      const { made } = yield* declares(bureau, [personOf(world, 1)], declarable("a"))
      const id = made[0]?.id as DeclarationId
      yield* same("by the person", (yield* Declarations.get(doctor, id)).id, id)
      const another = administrator(world, "bureau", "root2")
      yield* same("at the root", (yield* Declarations.approve(another, id))._tag, "Approved")
    }
  ),

  "DEC-07 an organisation declares for several of its jurisdiction at once: submitted, under its own records, for its superior to review":
    Effect.gen(function* () {
      const world = yield* city
      const { authority, bureau } = hats(world)
      const [worker, one, two] = [personOf(world, 2), personOf(world, 0), personOf(world, 1)]
      const { made, outcomes, tags } = yield* declares(authority, [one, worker, two, nobody, one], declarable("a"))
      yield* same("each told", tags, ["Pending", "NotFound", "Pending", "NotFound", "Pending"])
      yield* same(
        "in order",
        outcomes.map(({ id }) => id),
        [one, worker, two, nobody, one].map(({ id }) => id)
      )
      yield* same("one each", new Set(made.map(({ id }) => id)).size, 2)
      const { bureau: above, authority: own } = world.organisations
      yield* same(
        "responsible",
        made.map((each) => (each._tag === "Pending" ? each.responsible : "")),
        [above.id, above.id, above.id]
      )
      yield* same("records", yield* records(authority), ["人员0 Pending bureau", "人员1 Pending bureau"])
      yield* same("none of the superior's", yield* records(bureau), [])
      const shown = yield* Declarations.awaitingReview(bureau, {}, page)
      yield* same("for review", [shown.count, shown.items.map(({ source }) => source)] as const, [
        2,
        ["organisation", "organisation"]
      ])
      const first = made[0]?.id as DeclarationId
      yield* refused("by the person's own", "NotHandler", Declarations.approve(hats(world).hospital, first))
      yield* Declarations.approve(bureau, first)
      const after = ["人员0 Approved bureau", "人员1 Pending bureau"]
      yield* same("approved", yield* records(authority), after)
      yield* same("pending alone", yield* records(authority, { state: "Pending" }), after.slice(1))
      yield* refused("others' records", "NotFound", Declarations.declaredBy(hats(world).factory, own.id, {}, page))
    }),

  "DEC-07 DEC-09 at the root another administrator than the one who declared reviews; where there is none it waits, flagged":
    Effect.gen(function* () {
      const world = yield* city
      const { id } = world.organisations.bureau
      const [first, second] = [somebody(0), somebody(1)]
      const { user } = yield* Administrators.found(embedder, id, first, "super")
      const declarer = administrator(world, "bureau", user)
      const { made } = yield* declares(declarer, [personOf(world, 2)], declarable("a"))
      const item = made[0]?.id as DeclarationId
      const flagged = () =>
        Effect.map(Declarations.declaredBy(declarer, id, {}, page), ({ items }) =>
          items.map(({ handler }) => [handler?.organisation, handler?.flagged] as const)
        )
      yield* same("alone", yield* flagged(), [[id, true]])
      yield* refused("by who declared", "OwnItem", Declarations.approve(declarer, item))
      const other = yield* Administrators.found(embedder, id, second, "ordinary")
      yield* same("without the module", yield* flagged(), [[id, true]])
      yield* refused("still", "OwnItem", Declarations.reject(declarer, item, "不符"))
      const approved = yield* Declarations.approve(administrator(world, "bureau", other.user), item)
      yield* same("by the other", approved._tag, "Approved")
    }),

  "DEC-09 AUD-04 nobody decides on what was declared for them, or by them, and who approved does not audit": Effect.gen(
    function* () {
      const world = yield* city
      const doctor = personOf(world, 0)
      const ann = administrator(world, "hospital", "ann")
      const { made } = yield* declares(ann, [doctor], declarable("a"))
      const id = made[0]?.id as DeclarationId
      const concerned = administrator(world, "authority", doctor.user)
      const maker = administrator(world, "authority", "ann")
      const clerk = administrator(world, "authority", "clerk")
      for (const own of [concerned, maker]) {
        yield* refused("approved", "OwnItem", Declarations.approve(own, id))
        yield* refused("rejected", "OwnItem", Declarations.reject(own, id, "不符"))
      }
      const approved = yield* Declarations.approve(clerk, id)
      const auditor = approved._tag === "Approved" ? approved.audit.auditor : undefined
      yield* same("auditor", auditor, world.organisations.bureau.id)
      for (const [user, code] of [
        [doctor.user, "OwnItem"],
        ["ann", "OwnItem"],
        ["clerk", "ApproverCannotAudit"]
      ] as const)
        yield* refused(`audited by ${user}`, code, Declarations.passAudit(administrator(world, "bureau", user), id))
      const passed = yield* Declarations.passAudit(hats(world).bureau, id)
      yield* same("audited", passed._tag === "Approved" && passed.audit._tag, "Passed")
    }
  ),

  "DEC-04 DEC-07 what an organisation declared is taken back by it, not by the person; whoever made it writes it anew, any of it deletes it":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world, 0)
      const [boss, ann] = [hats(world).hospital, administrator(world, "hospital", "ann")]
      const { made } = yield* declares(boss, [person, personOf(world, 1)], declarable("a"))
      const [one, two] = made.map(({ id }) => id) as [DeclarationId, DeclarationId]
      yield* refused("by the person", "NotDeclarant", Declarations.withdraw(selfOf(person), one))
      yield* refused("by the superior", "NotAllowed", Declarations.withdraw(hats(world).authority, one))
      yield* refused("by a stranger", "NotFound", Declarations.withdraw(hats(world).factory, one))
      yield* same("by another of it", (yield* Declarations.withdraw(ann, one))._tag, "Draft")
      yield* refused("written by another", "NotDeclarant", Declarations.edit(ann, one, declarable("b")))
      yield* refused("submitted by another", "NotDeclarant", Declarations.submit(ann, one))
      yield* refused("by the person", "NotDeclarant", Declarations.submit(selfOf(person), one))
      yield* Declarations.edit(boss, one, claimOf(4, "b"))
      const { issues } = yield* refused(
        "as a person may",
        "InvalidFields",
        Declarations.submit(boss, one)
      ) as never as Effect.Effect<{
        readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string> }>
      }>
      yield* same(
        "what it lacks",
        issues.map(({ path }) => path.join(".")),
        ["fields.content"]
      )
      yield* Declarations.edit(boss, one, declarable("b"))
      const again = yield* Declarations.submit(boss, one)
      const above = world.organisations.authority.id
      yield* same("again for the superior", again._tag === "Pending" && again.responsible, above)
      yield* Declarations.reject(hats(world).authority, one, "证明不清")
      const copied = yield* Declarations.copy(ann, one)
      yield* same("its copy", [copied.madeBy, copied.declarant, copied.copyOf] as const, [
        ann.user,
        { _tag: "Organisation", organisation: world.organisations.hospital.id },
        one
      ])
      yield* Declarations.withdraw(boss, two)
      yield* Declarations.remove(ann, two)
      yield* same("left", yield* records(boss), ["人员0 Draft -", "人员0 Rejected -"])
      yield* (yield* Store).commit({
        actor: embedder,
        at: today * 86_400_000,
        changes: [transfer(person, world.organisations.factory.id)],
        guards: []
      })
      yield* refused("once they are gone", "BeyondJurisdiction", Declarations.submit(ann, copied.id))
    }),

  "DEC-01 SYS-04 what an organisation must say and a person need not is told of each, with every other failing field":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world, 0)
      const before = yield* journalled
      const wrong = { ...claimOf(4, ""), subject: "nothing" }
      const { outcomes } = yield* declares(hats(world).hospital, [person], wrong)
      const [told] = outcomes.map(({ result }) => (result._tag === "Failure" ? codes(result.failure) : []))
      yield* same("all at once", told?.toSorted() ?? [], [
        "Required fields className",
        "Required fields content",
        "SubjectNotAllowed subject"
      ])
      yield* same("nothing written", yield* journalled, before)
      const draft = yield* Declarations.draft(selfOf(person), person.id, claimOf(4, "a"))
      yield* same("by the person", (yield* Declarations.submit(selfOf(person), draft.id))._tag, "Pending")
    }),

  "SYS-03 DEC-07 repeated under its key, what was declared is answered and nothing is declared twice": Effect.gen(
    function* () {
      const world = yield* city
      const { authority } = hats(world)
      const people = [personOf(world, 0), personOf(world, 1), personOf(world, 2)]
      const first = yield* declares(authority, people, declarable("a"), key)
      yield* same("told", first.tags, ["Pending", "Pending", "NotFound"])
      yield* Declarations.withdraw(authority, first.made[0]?.id as DeclarationId)
      const before = yield* journalled
      const again = yield* declares(authority, people, declarable("a"), key)
      yield* same("answered", again.made, first.made)
      yield* same("not written", yield* journalled, before)
      yield* refused(
        "another batch",
        "KeyReused",
        declares(authority, people, declarable("b"), { ...key, digest: "other" })
      )
    }
  ),

  "ORG-06 ORG-09 what an organisation declared is its own in review, and whoever stands in for its superior reviews it":
    Effect.gen(function* () {
      const world = yield* city
      const { authority, bureau, hospital } = hats(world)
      const of = world.organisations
      const { made } = yield* declares(authority, [personOf(world, 0)], declarable("a"))
      yield* refused("waits", "StillPending", Organisations.requestChange(authority, of.authority.id, "name", "新局"))
      yield* Declarations.withdraw(authority, made[0]?.id as DeclarationId)
      const meanwhile = beforeCommits(() => declares(authority, [personOf(world, 1)], declarable("c")))
      const asked = Organisations.requestChange(authority, of.authority.id, "name", "新局")
      yield* refused("declared meanwhile", "Conflict", meanwhile(asked))
      const [late] = (yield* Declarations.declaredBy(authority, of.authority.id, { state: "Pending" }, page)).items
      yield* Declarations.withdraw(authority, late?.id as DeclarationId)
      const requested = yield* Organisations.requestChange(authority, of.authority.id, "name", "新局")
      yield* Reviews.withdraw(authority, requested.id)
      yield* Organisations.closeReview(bureau, of.authority.id)
      const { made: closed } = yield* declares(hospital, [personOf(world, 1)], declarable("b"))
      const id = closed[0]?.id as DeclarationId
      yield* same("handled above", yield* records(hospital), ["人员1 Pending bureau"])
      yield* refused("closed", "NotHandler", Declarations.approve(authority, id))
      yield* Organisations.reopenReview(bureau, of.authority.id)
      yield* same("given back", yield* records(hospital), ["人员1 Pending authority"])
      yield* same("reviewed", (yield* Declarations.approve(authority, id))._tag, "Approved")
    }),

  "DEC-11 a person's list has what others declared for them, by whom, and who handles it; lists are filtered by source":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world, 0)
      const draft = yield* Declarations.draft(selfOf(person), person.id, claimOf(4, "a"))
      yield* Declarations.submit(selfOf(person), draft.id)
      yield* declares(hats(world).hospital, [person], declarable("b"))
      const list = (filter: Parameters<typeof Declarations.ofProfessional>[2]) =>
        Effect.map(Declarations.ofProfessional(selfOf(person), person.id, filter, page), ({ items }) =>
          items.map(({ handler, madeBy, name, source }) => `${name} ${source} ${madeBy} ${handler?.name}`).toSorted()
        )
      const [own, theirs] = [`人员0 self ${person.user} hospital`, "人员0 organisation boss authority"]
      yield* same("all", yield* list({}), [theirs, own].toSorted())
      yield* same("own", yield* list({ source: "self" }), [own])
      yield* same("theirs", yield* list({ source: "organisation" }), [theirs])
      yield* same("bases'", yield* list({ source: "base" }), [])
      yield* same("of another form", yield* list({ form: "paper" }), [])
      const { hospital } = hats(world)
      yield* same("by name", (yield* records(hospital, { name: "人员" })).length, 1)
      yield* same("by another name", (yield* records(hospital, { name: "员" })).length, 0)
      yield* same("of another year", (yield* records(hospital, { creditYear: 2017 })).length, 0)
    })
}
