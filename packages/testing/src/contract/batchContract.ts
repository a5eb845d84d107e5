import {
  type Commit,
  type DeclarationId,
  Declarations,
  type IdempotencyKey,
  type Principal,
  Professionals,
  Store
} from "@xueshi/core"
import { Effect, Exit, Result, Stream } from "effect"
import { type City, rowOf } from "../histories/City.ts"
import { refused, same } from "./check.ts"
import {
  administrator,
  city,
  claimOf,
  type DerivedContract,
  pending,
  personOf,
  selfOf,
  transfer
} from "./derivedWorld.ts"
import { beforeCommits, boss, consistent, many } from "./selectionWorld.ts"

const key = (digest = "this selection"): IdempotencyKey => ({ key: "the key", digest })

const approve = (world: City, ids: ReadonlyArray<DeclarationId>, under: IdempotencyKey = key()) =>
  Effect.map(Stream.runCollect(Declarations.approveAll(boss(world), ids, under)), (outcomes) =>
    outcomes.map(({ id, result }) =>
      Result.isSuccess(result)
        ? `${id} ${result.success._tag} ${result.success.version}`
        : `${id} ${result.failure._tag}`
    )
  )

const importer = (world: City): Principal => administrator(world, "bureau", "root1")
/** Somebody new of each number, at the hospital; the number is the row's too. */
const rowsOf = (world: City, numbers: ReadonlyArray<number>) =>
  numbers.map((number) => ({ number, cells: rowOf(number, world.organisations.hospital.code) }))
const load = (world: City, rows: ReturnType<typeof rowsOf>, under: IdempotencyKey = key("this roster")) =>
  Effect.map(
    Stream.runCollect(Professionals.importRoster(importer(world), Stream.fromIterable(rows), under)),
    (outcomes) =>
      outcomes.map((one) =>
        one._tag === "Imported"
          ? `Imported ${one.id}`
          : one._tag === "Refused"
            ? one.row.issues.map(({ code }) => code).join()
            : one._tag
      )
  )
const people = (world: City) =>
  Effect.map(Professionals.list(importer(world), {}, { limit: 200 }), ({ items }) => items.length)

const entries = Effect.flatMap(Store, (store) => Effect.map(store.journal(0, 10_000), (all) => all.length))

/** Counts what a program asks of the store. */
const counted = <A, E, R>(program: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const store = yield* Store
    const asked = { commits: [] as Array<Commit>, answers: [] as Array<number> }
    const counting = Store.of({
      ...store,
      commit: (commit) =>
        Effect.andThen(
          Effect.sync(() => asked.commits.push(commit)),
          store.commit(commit)
        ),
      answers: (keys) =>
        Effect.andThen(
          Effect.sync(() => asked.answers.push(keys.length)),
          store.answers(keys)
        )
    })
    return { asked, is: yield* Effect.provideService(program, Store, counting) }
  })

/** What batches do under an idempotency key, in which each item is a command (SYS-01, SYS-03). */
export const batchContract: DerivedContract = {
  "SYS-03 PRO-03 a selection repeated under its key: what was approved is so answered, whatever has happened since":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const [one, two] = [yield* pending(person, claimOf(4, "a")), yield* pending(person, claimOf(4, "b"))]
      const { id: draft } = yield* Declarations.draft(selfOf(person), person.id, claimOf(4, "c"))
      const ids = [one.id, draft, two.id]
      const first = yield* approve(world, ids)
      yield* same("first", first, [`${one.id} Approved 3`, `${draft} NotInState`, `${two.id} Approved 3`])
      yield* Declarations.failAudit(administrator(world, "authority", "clerk"), one.id, "不实")
      const before = yield* entries
      yield* same("again", yield* approve(world, ids), first)
      yield* same("nothing is written", yield* entries, before)
      yield* Declarations.submit(selfOf(person), draft)
      const then = [`${one.id} Approved 3`, `${draft} Approved 3`, `${two.id} Approved 3`]
      yield* same("what was refused is decided on again", yield* approve(world, ids), then)
      yield* same("and is remembered from then on", yield* approve(world, ids), then)
      const without = yield* Stream.runCollect(Declarations.approveAll(boss(world), [one.id]))
      yield* same("without the key", Result.isFailure(without[0]?.result as never), true)
      yield* consistent(world, [one.id, two.id, draft])
    }),

  "SYS-03 the key of a selection is for no other one, and what was all refused has used up none": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const [one, two] = [yield* pending(person, claimOf(4, "a")), yield* pending(person, claimOf(4, "b"))]
      yield* same("nobody", yield* approve(world, ["nobody" as DeclarationId], key("another")), ["nobody NotFound"])
      yield* approve(world, [one.id])
      const before = yield* entries
      yield* refused("another selection", "KeyReused", approve(world, [two.id], key("another")))
      yield* same("nothing is written", yield* entries, before)
      yield* consistent(world, [one.id])
    }
  ),

  "SYS-03 of two at once under one key each item is decided once, and both get the first outcomes": Effect.gen(
    function* () {
      const world = yield* city
      const all = yield* many(world, [personOf(world, 0), personOf(world, 1)], 9)
      for (const ids of [all.slice(0, 8), all.slice(8)]) {
        let twin: ReadonlyArray<string> = []
        const under = { key: `of ${ids.length}`, digest: "the same" }
        const meanwhile = beforeCommits(() =>
          twin.length > 0
            ? Effect.void
            : Effect.map(approve(world, ids, under), (outcomes) => {
                twin = outcomes
              })
        )
        const own = yield* meanwhile(approve(world, ids, under))
        yield* same("both", own, twin)
        yield* same(
          "approved",
          own,
          ids.map((id) => `${id} Approved 3`)
        )
      }
      yield* consistent(world, all)
    }
  ),

  "SYS-03 of two selections at once under one key one is decided on": Effect.gen(function* () {
    const world = yield* city
    const all = yield* many(world, [personOf(world, 1)], 8)
    const [ids, others] = [all.slice(0, 4), all.slice(4)]
    let times = 0
    const meanwhile = beforeCommits(() => (times++ === 0 ? approve(world, others, key("another")) : Effect.void))
    yield* refused("the later", "KeyReused", meanwhile(approve(world, ids)))
    yield* consistent(world, others)
  }),

  "SYS-01 SYS-03 a selection that ends between its chunks is finished by its repetition, a chunk a round trip":
    Effect.gen(function* () {
      const world = yield* city
      const all = yield* many(world, [personOf(world, 0), personOf(world, 1)], 1100)
      let commits = 0
      const crashing = beforeCommits(() => (++commits > 1 ? Effect.die("gone") : Effect.void))
      const crashed = yield* Effect.exit(crashing(approve(world, all)))
      yield* same("crashed", [Exit.isFailure(crashed), commits], [true, 2])
      const approved = all.map((id) => `${id} Approved 3`)
      const { asked, is } = yield* counted(approve(world, all))
      yield* same("finished", is, approved)
      yield* same(
        "commits",
        asked.commits.map(({ answers, changes }) => [changes.length, answers?.length]),
        [
          [500, 500],
          [100, 100]
        ]
      )
      yield* same("reads", asked.answers, [501, 501, 101])
      const again = yield* counted(approve(world, all))
      yield* same("again", [again.is, again.asked.commits.length], [approved, 0])
      yield* consistent(world, all)
    }),

  "SYS-03 IMP-02 a roster repeated under its key: who was imported is so answered, whatever has happened since":
    Effect.gen(function* () {
      const world = yield* city
      const [here, there] = rowsOf(world, [40, 41])
      const beyond = { number: 42, cells: rowOf(42, "99999999-9") }
      const rows = [here, there, beyond] as ReturnType<typeof rowsOf>
      const known = rowsOf(world, [0]).map((row) => ({ ...row, number: 43 }))
      const all = [...rows, ...known]
      const first = yield* load(world, all)
      const [one = "", two = ""] = first
      yield* same(
        "first",
        [one.slice(0, 9), two.slice(0, 9), ...first.slice(2)],
        ["Imported ", "Imported ", "UnknownOrganisation", "Known"]
      )
      const moved = yield* Professionals.get(importer(world), one.slice(9) as never)
      const changes = [transfer(moved, world.organisations.factory.id)]
      yield* Effect.flatMap(Store, (store) => store.commit({ actor: importer(world), at: 0, changes, guards: [] }))
      const before = [yield* entries, yield* people(world)]
      const { asked, is } = yield* counted(load(world, all))
      yield* same("again", is, first)
      yield* same("reads", asked.answers, [1, 5])
      yield* same("nobody twice", [yield* entries, yield* people(world)], before)
      yield* refused("another roster", "KeyReused", load(world, rowsOf(world, [44]), key("another roster")))
      yield* same("nobody new", yield* people(world), before[1])
      const newKey = yield* load(world, all, { key: "a new key", digest: "this roster" })
      yield* same("as things stand", newKey.slice(0, 2), ["DocumentTaken", "Known"])
    }),

  "SYS-03 of two rosters at once under one key each person is made once, and both get the first outcomes": Effect.gen(
    function* () {
      const world = yield* city
      const rows = rowsOf(world, [40, 41, 42])
      const count = yield* people(world)
      let twin: ReadonlyArray<string> = []
      const meanwhile = beforeCommits(({ changes }) =>
        twin.length > 0 || changes.length === 0
          ? Effect.void
          : Effect.map(load(world, rows.slice(0, 2)), (outcomes) => {
              twin = outcomes
            })
      )
      const own = yield* meanwhile(load(world, rows))
      yield* same("both", own.slice(0, 2), twin)
      yield* same("the third", own[2]?.slice(0, 9), "Imported ")
      yield* same("people", yield* people(world), count + 3)
      let times = 0
      const other = beforeCommits(() =>
        times++ === 0 ? load(world, rowsOf(world, [43]), { key: "k", digest: "one" }) : Effect.void
      )
      const late = load(world, rowsOf(world, [44]), { key: "k", digest: "other" })
      yield* refused("another roster", "KeyReused", other(late))
      yield* same("people", yield* people(world), count + 4)
    }
  )
}
