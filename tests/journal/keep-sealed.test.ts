import { createHash } from "node:crypto"
import { Digests, JournalChain, keepSealed } from "@xueshi/core"
import { Effect, Exit, Fiber, Layer, Logger, Scope } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect, it } from "vitest"
import { environment, pending, type SmallCity, smallCity } from "../core/fixtures.ts"
import { findings } from "./support.ts"

/** How the store answers the sealer: as it should, by dying, or not at all. */
type Mood = "well" | "down" | "silent"

/** Digests that are there at once, so that only the test's clock is waited for. */
const atOnce = Layer.succeed(
  Digests,
  Digests.of({
    sha256: (texts) => Effect.sync(() => texts.map((text) => createHash("sha256").update(text).digest("hex"))),
    salt: Effect.succeed("salt")
  })
)

/** A chain whose reads can fail, and how many there were. */
const moody = Effect.gen(function* () {
  const chain = yield* JournalChain
  const state: { mood: Mood; reads: number; whole: number } = { mood: "well", reads: 0, whole: 0 }
  const felt = <A>(read: Effect.Effect<A>) =>
    Effect.suspend(() => {
      state.reads++
      return state.mood === "down" ? Effect.die("the store is gone") : state.mood === "silent" ? Effect.never : read
    })
  const service = JournalChain.of({
    ...chain,
    entries: (...given) => felt(chain.entries(...given)),
    lastBlock: Effect.suspend(() => {
      state.whole++
      return felt(chain.lastBlock)
    })
  })
  return { service, state }
})

/** Runs a sealer beside a test, on a clock that the test moves. */
const beside = <A, E>(
  test: (
    sealing: {
      readonly state: Effect.Success<typeof moody>["state"]
      readonly close: Effect.Effect<void>
      readonly warnings: ReadonlyArray<unknown>
    },
    city: SmallCity
  ) => Effect.Effect<A, E, Layer.Success<typeof environment>>
) => {
  const warnings: Array<unknown> = []
  const logger = Logger.layer([Logger.make(({ message }) => warnings.push(message))])
  const program = Effect.gen(function* () {
    const city = yield* smallCity
    const { service, state } = yield* moody
    const scope = yield* Scope.make()
    yield* keepSealed().pipe(Effect.provideService(JournalChain, service), Effect.provideService(Scope.Scope, scope))
    return yield* test({ state, warnings, close: Scope.close(scope, Exit.void) }, city)
  })
  return Effect.runPromise(Effect.provide(program, Layer.mergeAll(environment, atOnce, logger)))
}

describe("keeping the journal sealed", () => {
  it("SYS-02 seals what is there, each second what came since, and the rest when its scope closes", () =>
    beside(({ close }, city) =>
      Effect.gen(function* () {
        yield* TestClock.adjust("10 millis")
        expect(yield* findings()).toMatchObject({ faults: 0, blocks: 1, unsealed: 0 })
        yield* pending(city)
        expect((yield* findings()).unsealed).toBe(2)
        yield* TestClock.adjust("1 second")
        expect(yield* findings()).toMatchObject({ faults: 0, blocks: 2, unsealed: 0 })
        yield* pending(city)
        yield* close
        expect(yield* findings()).toMatchObject({ faults: 0, blocks: 3, unsealed: 0 })
        yield* pending(city)
        yield* TestClock.adjust("1 minute")
        expect((yield* findings()).unsealed).toBe(2)
      })
    ))

  it("SYS-02 where nothing is new, a look is one read and makes no block", () =>
    beside(({ close, state }) =>
      Effect.gen(function* () {
        yield* TestClock.adjust("10 millis")
        const before = { ...state }
        yield* TestClock.adjust("1 minute")
        yield* close
        expect(state).toEqual({ ...before, reads: before.reads + 61 })
        expect((yield* findings()).blocks).toBe(1)
      })
    ))

  it("SYS-02 tells of an outage once, holds up no command, and goes on when the store is back", () =>
    beside(({ state, warnings }, city) =>
      Effect.gen(function* () {
        for (const [before, mood] of (["down", "silent", "down"] as const).entries()) {
          yield* TestClock.adjust("1 second")
          state.mood = mood
          yield* pending(city)
          yield* TestClock.adjust("2 minutes")
          expect(warnings).toHaveLength(before + 1)
          state.mood = "well"
          yield* TestClock.adjust("31 seconds")
          expect(yield* findings()).toMatchObject({ faults: 0, unsealed: 0 })
        }
        expect(JSON.stringify(warnings[0])).toContain("the journal cannot be sealed now")
      })
    ))

  it("SYS-02 a store that does not answer holds up neither commands nor, for long, the end of its scope", () =>
    beside(({ close, state }, city) =>
      Effect.gen(function* () {
        yield* TestClock.adjust("10 millis")
        state.mood = "silent"
        yield* TestClock.adjust("5 seconds")
        yield* pending(city)
        const closing = yield* Effect.forkChild(close)
        yield* TestClock.adjust("5 seconds")
        yield* Fiber.join(closing)
        expect((yield* findings()).unsealed).toBe(2)
      })
    ))

  it("SYS-02 does not ask a store once more that it knows to fail", () =>
    beside(({ close, state }) =>
      Effect.gen(function* () {
        state.mood = "down"
        yield* TestClock.adjust("10 seconds")
        const { reads } = state
        yield* close
        expect(state.reads).toBe(reads)
      })
    ))

  it("SYS-02 seals a last time also where whoever used it was interrupted", () =>
    beside((_, city) =>
      Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(Effect.scoped(Effect.andThen(keepSealed("1 hour"), Effect.never)))
        yield* TestClock.adjust("10 millis")
        yield* pending(city)
        expect((yield* findings()).unsealed).toBe(2)
        yield* Fiber.interrupt(fiber)
        expect(yield* findings()).toMatchObject({ faults: 0, unsealed: 0 })
      })
    ))
})
