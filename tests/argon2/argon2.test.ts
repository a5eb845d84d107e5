import { argon2 } from "@xueshi/argon2"
import {
  Accounts,
  type IdentityDocument,
  type Password,
  Passwords,
  type Principal,
  Rules,
  Sessions,
  UserId
} from "@xueshi/core"
import { memory } from "@xueshi/memory"
import { Cause, Effect, Exit, Layer, Redacted, Result } from "effect"
import { expect, it } from "vitest"

const read = (text: string): Password => Result.getOrThrow(Rules.readPassword(Redacted.make(text)))

const withArgon2 = <A, E>(program: Effect.Effect<A, E, Passwords>) =>
  Effect.runPromise(Effect.provide(program, argon2()))

it("ACC-03 a hash is argon2id of 19 MiB in two passes and one lane, with 128 bits of salt of its own", () =>
  withArgon2(
    Effect.gen(function* () {
      const { hash } = yield* Passwords
      const [one, two] = [yield* hash(read("horse")), yield* hash(read("horse"))]
      for (const text of [one, two])
        expect(text).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z\d+/]{22}\$[A-Za-z\d+/]{43}$/u)
      expect(one).not.toBe(two)
    })
  ))

it("ACC-03 the right password alone is verified: not nearly the same, not its beginning, not any for nobody", () =>
  withArgon2(
    Effect.gen(function* () {
      const { hash, verify } = yield* Passwords
      const kept = yield* hash(read("a\0b é"))
      const answers = yield* Effect.forEach(
        ["a\0b é", "a\0b e\u0301", "a", "a\0", "a\0b e", "a\0b é ", "A\0b é"],
        (text) => verify(kept, read(text))
      )
      expect(answers).toEqual([true, true, false, false, false, false, false])
      expect(yield* verify(null, read("a"))).toBe(false)
      const longest = "密".repeat(256)
      const long = yield* hash(read(longest))
      expect(yield* verify(long, read(longest))).toBe(true)
      expect(yield* verify(long, read(longest.slice(1)))).toBe(false)
    })
  ))

it("ACC-03 what is kept and is no hash is a defect, and does not show the password", () =>
  withArgon2(
    Effect.gen(function* () {
      const { verify } = yield* Passwords
      const exit = yield* Effect.exit(verify("correct horse", read("correct horse")))
      expect(Exit.hasDies(exit)).toBe(true)
      expect(Exit.isFailure(exit) ? Cause.pretty(exit.cause) : "").not.toContain("horse")
    })
  ))

it("ACC-03 hashes beside the main thread, and a thousand log-ins at once cost no more than ten", () =>
  Effect.gen(function* () {
    const document: IdentityDocument = { type: "passport", number: "E12345678" }
    const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
    const password = Redacted.make("horse")
    yield* Accounts.setPassword(embedder, document, password)
    let turns = 0
    const turning = setInterval(() => turns++, 1)
    const exits = yield* Effect.forEach(
      Array.from({ length: 1000 }),
      () => Effect.exit(Sessions.logIn({ document, password })),
      { concurrency: "unbounded" }
    )
    clearInterval(turning)
    const busy = exits.filter((exit) => Exit.isFailure(exit) && Cause.pretty(exit.cause).includes("Busy"))
    expect([exits.length, busy.length]).toEqual([1000, 990])
    expect(turns).toBeGreaterThan(5)
  }).pipe(Effect.provide(Layer.merge(memory, argon2({ atOnce: 2, waiting: 8 }))), Effect.runPromise))
