import { readFileSync } from "node:fs"
import {
  fullPowers,
  type Principal,
  type Professional,
  ReviewKinds,
  Reviews,
  reviewKinds,
  type UserId
} from "@xueshi/core"
import { memory } from "@xueshi/memory"
import { buildCity, keepDerived } from "@xueshi/testing"
import { Effect, Result, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { studyLeave } from "../../packages/examples/weihai/src/studyLeave.js"
import { postgres } from "../postgres/postgres.ts"

/** The test's clock stands at 15 January 2019. */
const said = { school: "山东大学", from: "2019-03-01", to: "2020-01-31" }
const page = { limit: 10 }

const refusal = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.result(effect), (result) => (Result.isFailure(result) ? result.failure : undefined))

/** Three people who may ask, and an administrator of where the first two work. */
const town = Effect.gen(function* () {
  const { organisations, people } = yield* buildCity
  const hats = people.map(
    ({ id, user }: Professional): Principal => ({ user, hat: { _tag: "Professional", professional: id } })
  )
  const boss: Principal = {
    user: "boss" as UserId,
    hat: { _tag: "Administrator", organisation: organisations.hospital.id },
    powers: fullPowers("employer")
  }
  return { hats: hats as [Principal, Principal, Principal], people, boss, hospital: organisations.hospital.id }
})

const withLeave = Effect.provideService(ReviewKinds, [...reviewKinds, studyLeave])
const waiting = (boss: Principal) =>
  Effect.map(Reviews.toDo(boss), (counts) => counts.find(({ kind }) => kind === "studyLeave")?.count)

it("PRO-03 a kind of an agency's own takes at most forty lines, as Biome lays them out", () => {
  const source = readFileSync(new URL("../../packages/examples/weihai/src/studyLeave.ts", import.meta.url), "utf8")
  expect(source.trimEnd().split("\n").length).toBeLessThanOrEqual(40)
})

describe.each([
  ["memory", memory],
  ["PostgreSQL", postgres]
] as const)("a kind of review of an agency's own, on %s", (_, adapter) => {
  const keep = (program: Parameters<typeof keepDerived>[1]) => keepDerived(adapter, withLeave(program))

  it("PRO-03 SYS-05 is asked for, counted, listed, granted, refused and taken back like any other", () =>
    keep(
      Effect.gen(function* () {
        const { boss, hats, hospital, people } = yield* town
        const first = yield* Reviews.submit(hats[0], "studyLeave", said)
        const second = yield* Reviews.submit(hats[1], "studyLeave", said)
        const third = yield* Reviews.submit(hats[1], "studyLeave", said)
        expect(first).toMatchObject({
          title: people[0]?.person.name,
          state: "pending",
          steps: [hospital],
          content: said
        })
        expect(yield* waiting(boss)).toBe(3)
        const { count, items } = yield* Reviews.awaiting(boss, { kind: "studyLeave" }, page)
        expect([count, items.map(({ id }) => id)]).toEqual([3, [first.id, second.id, third.id].toSorted()])
        yield* Reviews.withdraw(hats[1], third.id)
        const granted = yield* Reviews.approve(boss, first.id)
        expect(granted.state).toBe("approved")
        yield* Reviews.reject(boss, second.id, "本年度名额已满")
        expect(yield* waiting(boss)).toBe(0)
        const decided = yield* Reviews.decided(boss, "studyLeave", page)
        expect(decided.items.map(({ state, title }) => `${title} ${state}`).toSorted()).toEqual(
          [`${people[0]?.person.name} approved`, `${people[1]?.person.name} rejected`].toSorted()
        )
        const own = yield* Reviews.ofProfessional(hats[1], second.professional as never, {}, page)
        expect(own.items.map(({ reason = "", state }) => `${state} ${reason}`)).toEqual(
          [second, third]
            .toSorted((a, b) => (a.id < b.id ? -1 : 1))
            .map(({ id }) => (id === second.id ? "rejected 本年度名额已满" : "withdrawn "))
        )
      })
    ))

  it("PRO-03 DEC-12 is decided with all that was shown, and what cannot take effect is told and left", () =>
    keep(
      Effect.gen(function* () {
        const { boss, hats } = yield* town
        const soon = yield* Reviews.submit(hats[0], "studyLeave", said)
        const begun = yield* Reviews.submit(hats[1], "studyLeave", { ...said, from: "2019-01-15" })
        const { moment } = yield* Reviews.awaiting(boss, { kind: "studyLeave" }, page)
        const shown = { kind: "studyLeave", moment }
        const outcomes = yield* Stream.runCollect(Reviews.decideShown(boss, shown, { approve: true }))
        const told = outcomes.map(({ id, result }) => [
          id,
          Result.isSuccess(result) ? "approved" : `${result.failure._tag} ${result.failure.message}`
        ])
        expect(Object.fromEntries(told)).toEqual({
          [soon.id]: "approved",
          [begun.id]: expect.stringMatching(/^NotApprovable .*学习已经开始/u)
        })
        expect(yield* waiting(boss)).toBe(1)
      })
    ))

  it("SYS-04 PRO-03 says what it must say, or every failing field is told and nothing is asked for", () =>
    keep(
      Effect.gen(function* () {
        const { boss, hats } = yield* town
        const fault = Effect.fnUntraced(function* (content: unknown) {
          const refused = yield* refusal(Reviews.submit(hats[0], "studyLeave", content))
          if (refused?._tag !== "InvalidFields") return refused?._tag
          return refused.issues.map(({ code, path }) => `${path.join(".")} ${code}`.trim()).toSorted()
        })
        expect(yield* fault({ from: "2019-13-01", school: "", to: "2019-03-01", by: "bus" })).toEqual([
          "by UnknownKey",
          "from InvalidDay",
          expect.stringMatching(/^school /u)
        ])
        expect(yield* fault({ ...said, to: "2019-02-01" })).toEqual(["InvalidPeriod"])
        for (const content of [null, [], "leave", { __proto__: null }]) expect(yield* fault(content)).not.toEqual([])
        expect(yield* waiting(boss)).toBe(0)
      })
    ))

  it("ACC-10 PRO-03 nobody asks under another hat, or for what has a use case of its own", () =>
    keep(
      Effect.gen(function* () {
        const { boss, hats } = yield* town
        const codes = yield* Effect.forEach(
          [
            Reviews.submit(boss, "studyLeave", said),
            Reviews.submit(hats[0], "registration", {}),
            Reviews.submit(hats[0], "informationChange", {}),
            Reviews.submit(boss, "transfer", {}),
            Reviews.submit(boss, "trainingPlan", {}),
            Reviews.submit(hats[0], "no such kind", {})
          ],
          (submit) =>
            Effect.map(refusal<unknown, { readonly _tag: string }, never>(submit as never), (one) => one?._tag)
        )
        expect(codes).toEqual([...Array(5).fill("NotAllowed"), "NotFound"])
      })
    ))
})
