import { Declarations, type SameActivity, Store } from "@xueshi/core"
import { Effect } from "effect"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { administrator, city, claimOf, learn, pending, personOf, selfOf, takeOver } from "./derivedWorld.ts"
import { declarable, declares } from "./onBehalfWorld.ts"
import { boss } from "./selectionWorld.ts"

/** That no activity is declared twice, on any adapter (DEC-10): names → programs that die where one is. */
export const activityContract: Contract = {
  "DEC-10 what stands declared is not declared again, whichever year, hours and spaces, by whomever; the first is named":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const first = yield* pending(person, claimOf(30, "同一期"))
      const before = (yield* (yield* Store).journal(0, 10_000)).length
      const again = yield* Declarations.draft(selfOf(person), person.id, claimOf(12, " 同一期 ", 2017))
      const told = yield* refused("by oneself", "SameActivity", Declarations.submit(selfOf(person), again.id))
      const { first: named, from, state, to } = told as SameActivity
      yield* same("the first", [named, from, to, state], [first.id, first.claim.from, first.claim.to, "Pending"])
      const { tags } = yield* declares(boss(world), [person], declarable("同一期"))
      yield* same("by the organisation", tags, ["SameActivity"])
      const entries = yield* (yield* Store).journal(0, 10_000)
      yield* same("nothing but the draft", entries.length - before, 1)
      const other = yield* declares(boss(world), [personOf(world, 0)], declarable("同一期"))
      yield* same("somebody else's", other.tags, ["Pending"])
    }),

  "DEC-10 DEC-04 what was withdrawn, rejected or failed in audit holds its activity no more": Effect.gen(function* () {
    const world = yield* city
    const person = personOf(world, 1)
    const [self, claim] = [selfOf(person), claimOf(10, "同一期")]
    const withdrawn = yield* pending(person, claim)
    yield* Declarations.withdraw(self, withdrawn.id)
    const rejected = yield* pending(person, claim)
    yield* refused("meanwhile", "SameActivity", Declarations.submit(self, withdrawn.id))
    yield* Declarations.reject(boss(world), rejected.id, "不清")
    const failing = yield* learn(world, person, 10, "同一期")
    yield* refused("approved", "SameActivity", Declarations.submit(self, withdrawn.id))
    yield* Declarations.failAudit(administrator(world, "authority", "auditor"), failing.id, "不实")
    yield* same("at last", (yield* Declarations.submit(self, withdrawn.id))._tag, "Pending")
  }),

  "DEC-10 what was taken over holds its activity too": Effect.gen(function* () {
    const world = yield* city
    const person = personOf(world, 1)
    const first = yield* takeOver(world, person, 30, "旧系统")
    const { id } = yield* Declarations.draft(selfOf(person), person.id, claimOf(30, "旧系统"))
    const told = yield* refused("again", "SameActivity", Declarations.submit(selfOf(person), id))
    yield* same("the first", (told as SameActivity).first, first)
  })
}
