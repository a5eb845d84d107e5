import {
  type Commit,
  type DeclarationId,
  DeclarationRepository,
  Declarations,
  Ledgers,
  type Organisation,
  Organisations,
  type Principal,
  Store,
  type VersionMismatch
} from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
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
import {
  approveAll,
  beforeCommits,
  boss,
  closed,
  consistent,
  many,
  movedAway,
  nobody,
  situations,
  submission,
  told,
  worthless
} from "./selectionWorld.ts"

const ids = (chain: ReadonlyArray<Organisation>) => chain.map(({ id }) => id)

/** What steps on a declaration are decided on, and what becomes of a selection (PRO-03, DEC-05, DEC-12, SYS-03). */
export const selectionContract: DerivedContract = {
  "DEC-05 what steps are decided on comes in the order asked for, each once, with the organisations up to the root":
    Effect.gen(function* () {
      const world = yield* city
      const { authority, bureau, factory, hospital } = world.organisations
      const one = yield* pending(personOf(world, 1), claimOf(4, "a"))
      const two = yield* pending(personOf(world, 0), claimOf(4, "b"))
      const three = yield* pending(personOf(world, 2), claimOf(4, "c"))
      const read = yield* situations([three.id, nobody, one.id, three.id, two.id, one.id])
      yield* same(
        "declarations",
        read.map(({ declaration }) => declaration),
        [three, one, two]
      )
      yield* same(
        "people",
        read.map(({ professional }) => professional),
        [2, 1, 0].map((index) => personOf(world, index))
      )
      const above = [hospital, authority, bureau]
      yield* same(
        "organisations",
        read.map(({ chain }) => chain as ReadonlyArray<Organisation>),
        [[factory, bureau], above, above]
      )
      yield* same("none", yield* situations([]), [])
      yield* same("nobody", yield* situations([nobody]), [])
    }),

  "DEC-02 DEC-05 a draft is of the person's own organisation and its document, then of the one it was submitted to":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const { authority, bureau, hospital } = world.organisations
      const waiting = yield* pending(person, claimOf(4, "a"))
      const draft = yield* Declarations.draft(selfOf(person), person.id, claimOf(4, "b"))
      const elsewhere = yield* movedAway(world, person)
      const chains = (yield* situations([draft.id, waiting.id])).map(({ chain }) => ids(chain))
      yield* same("organisations", chains, [ids([elsewhere, authority, bureau]), ids([hospital, authority, bureau])])
      yield* refused("submitted there", "NoPolicy", Declarations.submit(selfOf(person), draft.id))
      yield* refused("edited there", "NoPolicy", Declarations.edit(selfOf(person), draft.id, claimOf(5, "b")))
      const there: Principal = { ...boss(world), hat: { _tag: "Administrator", organisation: elsewhere.id } }
      yield* refused("reviewed there", "NotHandler", Declarations.reject(there, waiting.id, "证明不清"))
      yield* same("reviewed here", told(yield* approveAll(boss(world), [waiting.id])), ["Approved"])
      yield* (yield* Store).commit({
        actor: selfOf(person),
        at: 0,
        changes: [submission(draft, elsewhere)],
        guards: []
      })
      yield* refused("granted there", "NoPolicy", Declarations.approve(there, draft.id))
      yield* matches()
    }),

  "ORG-09 AUD-01 who stands in reviews, and the auditor is above them; given back, it is their own again": Effect.gen(
    function* () {
      const world = yield* city
      const { bureau, hospital } = world.organisations
      const [one, two] = [
        yield* pending(personOf(world, 1), claimOf(4, "a")),
        yield* pending(personOf(world, 1), claimOf(4, "b"))
      ]
      yield* closed(world, hospital)
      yield* refused("closed", "NotHandler", Declarations.approve(boss(world), one.id))
      const approved = yield* Declarations.approve(administrator(world, "authority", "clerk"), one.id)
      yield* same("auditor", approved._tag === "Approved" ? approved.audit.auditor : undefined, bureau.id)
      yield* Organisations.reopenReview(administrator(world, "bureau", "root1"), hospital.id)
      yield* refused(
        "given back",
        "NotHandler",
        Declarations.approve(administrator(world, "authority", "clerk"), two.id)
      )
      const own = yield* Declarations.approve(boss(world), two.id)
      yield* same(
        "auditor of its own",
        own._tag === "Approved" ? own.audit.auditor : undefined,
        world.organisations.authority.id
      )
    }
  ),

  "PRO-03 DEC-12 each of a selection gets its outcome in the order given, as if it were asked for alone": Effect.gen(
    function* () {
      const world = yield* city
      const [own, other, elsewhere] = [personOf(world, 0), personOf(world, 1), personOf(world, 2)]
      // Reviews for the hospital, and has declared hours there too.
      const reviewer = administrator(world, "hospital", own.user)
      const first = yield* pending(other, claimOf(20, "a"))
      const mine = yield* pending(own, claimOf(10, "b"))
      const beyond = yield* pending(elsewhere, claimOf(10, "c"))
      const done = yield* learn(world, other, 30, "d")
      const back = yield* pending(other, claimOf(10, "e"))
      yield* Declarations.withdraw(selfOf(other), back.id)
      const gone = yield* Declarations.draft(selfOf(other), other.id, claimOf(10, "f"))
      yield* Declarations.remove(selfOf(other), gone.id)
      const judged = yield* pending(other, worthless)
      const last = yield* pending(other, claimOf(8, "g", 2017))
      const selection = [first, mine, beyond, last, first, done, back, gone, judged, mine, last].map(({ id }) => id)
      const outcomes = yield* approveAll(reviewer, [nobody, ...selection])
      yield* same(
        "ids",
        outcomes.map(({ id }) => id),
        [nobody, ...selection]
      )
      yield* same("outcomes", told(outcomes), [
        "NotFound",
        "Approved",
        "OwnItem",
        "NotFound",
        "Approved",
        "Approved",
        "NotInState",
        "NotInState",
        "NotFound",
        "HoursNotGrantable",
        "OwnItem",
        "Approved"
      ])
      const stored = yield* DeclarationRepository
      for (const { id, result } of outcomes) {
        if (Result.isSuccess(result)) yield* same("approved", result.success, yield* stored.get(id))
        else {
          const alone: Declarations.NotApproved | VersionMismatch = yield* Effect.flip(
            Declarations.approve(reviewer, id)
          )
          yield* same("alone", result.failure, alone)
        }
      }
      const [ledger] = yield* (yield* Ledgers).open([other.id])
      const recognised = ledger?.years.map((one) => [one.year, one.recognised])
      yield* same("hours", recognised, [
        [2017, new Map([["specialised", 8000]])],
        [2018, new Map([["specialised", 50_000]])]
      ])
      yield* consistent(world, [done.id, first.id, last.id])
      yield* same("again", told(yield* approveAll(reviewer, [first.id, last.id])), ["NotInState", "NotInState"])
    }
  ),

  "PRO-03 SYS-03 what is taken back between reading and writing is told so, and stops nobody else": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const all = yield* many(world, [person, personOf(world, 0)], 8)
      const [, , taken] = all as [DeclarationId, DeclarationId, DeclarationId]
      let times = 0
      const takenBack = beforeCommits(() => {
        times += 1
        return times === 1 ? Declarations.withdraw(selfOf(person), taken) : Effect.void
      })
      const twice = [...all, ...all.slice(0, 1)]
      const outcomes = yield* takenBack(approveAll(boss(world), twice))
      yield* same(
        "outcomes",
        told(outcomes),
        twice.map((id) => (id === taken ? "NotInState" : "Approved"))
      )
      const refusals = outcomes.flatMap(({ result }) => (Result.isFailure(result) ? [result.failure] : []))
      const alone: Declarations.NotApproved | VersionMismatch = yield* Effect.flip(
        Declarations.approve(boss(world), taken)
      )
      yield* same("as it is now", refusals, [alone])
      yield* same("commits", times, 3)
      yield* consistent(
        world,
        all.filter((id) => id !== taken)
      )
    }
  ),

  "PRO-03 SYS-03 what changes again and again is a conflict at last, and all else is approved": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const all = yield* many(world, [person], 11)
      const restless = all[6] as DeclarationId
      const changing = beforeCommits(({ changes }) =>
        changes.some(({ id }) => id === restless)
          ? Effect.andThen(
              Declarations.withdraw(selfOf(person), restless),
              Declarations.submit(selfOf(person), restless)
            )
          : Effect.void
      )
      const outcomes = yield* changing(approveAll(boss(world), all))
      yield* same(
        "outcomes",
        told(outcomes),
        all.map((id) => (id === restless ? "Conflict" : "Approved"))
      )
      yield* same("still waits", (yield* (yield* DeclarationRepository).get(restless))._tag, "Pending")
      yield* consistent(
        world,
        all.filter((id) => id !== restless)
      )
    }
  ),

  "PRO-03 a long selection is decided in chunks, as far as its outcomes are asked for, and each id once": Effect.gen(
    function* () {
      const world = yield* city
      const people = [personOf(world, 0), personOf(world, 1)]
      const all = yield* many(world, people, 1100)
      const commits: Array<Commit> = []
      const noting = beforeCommits((commit) => Effect.sync(() => commits.push(commit)))
      const some = yield* noting(Stream.runCollect(Stream.take(Declarations.approveAll(boss(world), all), 10)))
      yield* same(
        "asked for",
        told(some),
        Array.from({ length: 10 }, () => "Approved")
      )
      yield* same(
        "decided",
        commits.map(({ changes }) => changes.length),
        [500]
      )
      yield* same(
        "guards",
        commits.map(({ guards }) => guards.length),
        [people.length]
      )
      const rest = all.slice(500)
      const outcomes = yield* noting(approveAll(boss(world), [...rest, ...rest.toReversed()]))
      yield* same(
        "outcomes",
        told(outcomes),
        [...rest, ...rest].map(() => "Approved")
      )
      yield* same("twice the same", outcomes, outcomes.toReversed())
      yield* same(
        "decided",
        commits.map(({ changes }) => changes.length),
        [500, 500, 100]
      )
      yield* consistent(world, all)
    }
  )
}
