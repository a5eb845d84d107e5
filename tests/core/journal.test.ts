import { assert, describe, it } from "@effect/vitest"
import {
  type Change,
  type Commit,
  change,
  DeclarationRepository,
  Declarations,
  type Guard,
  type JournalEntry,
  replay,
  Store
} from "@xueshi/core"
import { Tables } from "@xueshi/memory"
import { Effect } from "effect"
import { administrator, claim, environment, pending, type SmallCity, self, smallCity } from "./fixtures.ts"

const commit = (city: SmallCity, changes: ReadonlyArray<Change>, guards: ReadonlyArray<Guard> = []) =>
  Effect.flatMap(Store, (store) =>
    store.commit({ actor: administrator(city.employer.id), at: 0, changes, guards } satisfies Commit)
  )
const journal = Effect.flatMap(Store, (store) => store.journal(0, 1000))
const withdrawn = { _tag: "DeclarationWithdrawn" } as const

describe("a commit", () => {
  it.effect("SYS-01 every accepted command leaves one entry: who, when, what, which version", () =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const before = (yield* journal).length
      const { id } = yield* pending(city)
      yield* Declarations.approve(administrator(city.employer.id), id)
      const entries = (yield* journal).slice(before)
      assert.deepStrictEqual(
        entries.map(({ actor, event, version }) => [actor.user, event._tag, version]),
        [
          [city.person.user, "DeclarationDrafted", 1],
          [city.person.user, "DeclarationSubmitted", 2],
          [`admin-of-${city.employer.id}`, "DeclarationApproved", 3]
        ]
      )
      assert.deepStrictEqual(
        entries.map(({ sequence }) => sequence),
        [before + 1, before + 2, before + 3]
      )
      assert.isTrue(entries.every(({ at }) => at === Date.UTC(2019, 0, 15)))
    }).pipe(Effect.provide(environment))
  )

  it.effect("SYS-01 a refused command leaves nothing", () =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const { id } = yield* pending(city)
      const before = (yield* journal).length
      yield* Effect.flip(Declarations.reject(administrator(city.employer.id), id, ""))
      yield* Effect.flip(Declarations.approve(administrator(city.bureau.id), id))
      assert.strictEqual((yield* journal).length, before)
    }).pipe(Effect.provide(environment))
  )

  it.effect("SYS-01 of several changes one that is stale undoes all", () =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const [one, two] = [yield* pending(city), yield* pending(city)]
      const before = (yield* journal).length
      const stale = { ...change("Declaration", two.id, two, withdrawn), versionBefore: two.version - 1 } as Change
      const conflict = yield* Effect.flip(commit(city, [change("Declaration", one.id, one, withdrawn), stale]))
      assert.deepInclude(conflict, { _tag: "Conflict", what: "changed", id: two.id })
      const repository = yield* DeclarationRepository
      assert.deepStrictEqual(yield* repository.get(one.id), one)
      assert.strictEqual((yield* journal).length, before)
    }).pipe(Effect.provide(environment))
  )

  it.effect("SYS-01 a guard that does not hold undoes all: row changed, key taken, something pending", () =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const one = yield* pending(city)
      const guards: ReadonlyArray<readonly [Guard, string]> = [
        [{ _tag: "Unchanged", aggregate: "Professional", id: city.person.id, version: 7 }, "changed"],
        [{ _tag: "Claimed", scope: "organisation.code", key: city.employer.code, by: "else" }, "keyTaken"],
        [{ _tag: "NonePending", professional: city.person.id }, "pending"]
      ]
      for (const [guard, what] of guards) {
        const conflict = yield* Effect.flip(commit(city, [change("Declaration", one.id, one, withdrawn)], [guard]))
        assert.strictEqual(conflict.what, what)
      }
      assert.strictEqual((yield* (yield* DeclarationRepository).get(one.id))._tag, "Pending")
      yield* commit(
        city,
        [change("Declaration", one.id, one, withdrawn)],
        [
          { _tag: "Unchanged", aggregate: "Professional", id: city.person.id, version: 1 },
          { _tag: "Claimed", scope: "organisation.code", key: city.employer.code, by: city.employer.id }
        ]
      )
      yield* commit(city, [], [{ _tag: "NonePending", professional: city.person.id }])
    }).pipe(Effect.provide(environment))
  )

  it.effect("SYS-03 of two decisions on one reading the second is a conflict", () =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const one = yield* pending(city)
      yield* commit(city, [change("Declaration", one.id, one, withdrawn)])
      const second = yield* Effect.flip(commit(city, [change("Declaration", one.id, one, withdrawn)]))
      assert.strictEqual(second._tag, "Conflict")
    }).pipe(Effect.provide(environment))
  )

  it.effect("SYS-01 the journal rebuilds every row, deleted drafts gone", () =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const one = yield* pending(city)
      yield* Declarations.approve(administrator(city.employer.id), one.id)
      yield* Declarations.failAudit(administrator(city.authority.id), one.id, "不符")
      const gone = yield* Declarations.draft(self(city.person), city.person.id, claim())
      yield* Declarations.remove(self(city.person), gone.id)
      const { rows } = yield* Tables
      assert.deepStrictEqual(replay((yield* journal) as ReadonlyArray<JournalEntry>), rows)
    }).pipe(Effect.provide(environment))
  )
})
