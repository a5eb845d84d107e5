import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import {
  Accounts,
  Administrators,
  Digests,
  fullPowers,
  HatUnusable,
  type IdentityDocument,
  KeyedDigests,
  LockLimits,
  limitPasswords,
  NoSuchHat,
  type OrganisationId,
  type Password,
  Passwords,
  type PostState,
  type Principal,
  type ProfessionalId,
  Rules,
  Sessions,
  UserId
} from "@xueshi/core"
import { memory } from "@xueshi/memory"
import { Effect, Exit, Fiber, Layer, Redacted, Result } from "effect"
import { TestClock } from "effect/testing"
import { environment, smallCity } from "./fixtures.ts"

const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
const document: IdentityDocument = { type: "passport", number: "E12345678" }
const secret = Redacted.make("correct horse")
const read = (text: string): Password => Result.getOrThrow(Rules.readPassword(Redacted.make(text)))

describe("documents", () => {
  const given = (number: string, type: IdentityDocument["type"] = "residentId") => Rules.readDocument({ type, number })

  it.each<readonly [string, string, IdentityDocument["type"], string]>([
    ["as it is", "371002197604256277", "residentId", "371002197604256277"],
    ["a lower-case check character, with spaces around", " 11010519491231002x\n", "residentId", "11010519491231002X"],
    ["of another type", "e1234 ", "passport", "E1234"]
  ])("ACC-01 a number is normalised: %s", (_, number, type, normalised) =>
    assert.deepStrictEqual(given(number, type), Result.succeed({ type, number: normalised }))
  )

  it.each<readonly [string, string, string]>([
    ["too short", "37100219760425627", "form"],
    ["full-width digits", "３７１００２１９７６０４２５６２７７", "form"],
    ["no such day", "371002197602306277", "date"],
    ["a wrong check character", "371002197604256278", "check"]
  ])("ACC-01 a resident id is checked: %s", (_, number, reason) =>
    assert.strictEqual(Result.getOrThrow(Result.flip(given(number))).reason, reason)
  )

  it.each<readonly [string, string, string]>([
    ["nothing", "", "passport"],
    ["spaces", "   ", "passport"],
    ["too long", "E".repeat(31), "passport"],
    ["a megabyte", "E".repeat(1_000_000), "passport"],
    ["a megabyte of spaces", " ".repeat(1_000_000), "passport"],
    ["NUL", "E\0E", "passport"],
    ["invisible", "E\u202EE", "passport"],
    ["half a character", "E\uD800", "passport"],
    ["longer in upper case", "ß".repeat(16), "passport"],
    ["an unknown type", "E1234", "id"],
    ["a type of every object", "E1234", "constructor"]
  ])("ACC-01 what is no number of a document is refused: %s", (_, number, type) =>
    assert.isTrue(Result.isFailure(given(number, type as never)))
  )
})

describe("passwords", () => {
  it("ACC-03 a password is the same however the keyboard composes it, and nothing else of it changes", () => {
    assert.strictEqual(Redacted.value(read("e\u0301té 한")), Redacted.value(read("été \u1112\u1161\u11AB")))
    for (const text of [" a ", "A", "ａ", "a\0b", "密码", "𠮷"]) assert.strictEqual(Redacted.value(read(text)), text)
  })

  it.each<readonly [string, string, string]>([
    ["nothing", "", "empty"],
    ["too long", "p".repeat(257), "tooLong"],
    ["a megabyte", "p".repeat(1_000_000), "tooLong"],
    ["a megabyte that is composed", "e\u0301".repeat(500_000), "tooLong"],
    ["half a character", "a\uD800", "broken"],
    ["a megabyte of halves: its length is all that is looked at", "\uD800".repeat(1_000_000), "tooLong"]
  ])("ACC-03 what cannot be a password is refused: %s", (_, text, reason) =>
    assert.strictEqual(Result.getOrThrow(Result.flip(Rules.readPassword(Redacted.make(text)))).reason, reason)
  )

  it("ACC-03 the bound counts what is composed: the longest one passes in whichever form", () => {
    for (const longest of ["p".repeat(256), "ᾂ".repeat(256)])
      for (const form of ["NFC", "NFD"] as const)
        assert.strictEqual(Redacted.value(read(longest.normalize(form))), longest)
  })

  it("ACC-03 neither a password nor why it is refused shows it", () => {
    const shown = [read("correct horse"), Rules.readPassword(Redacted.make("correct horse\uD800"))]
    for (const one of shown) assert.notInclude(`${String(one)} ${JSON.stringify(one)} ${inspect(one)}`, "horse")
  })
})

describe("access", () => {
  it("ACC-10 ORG-11 the embedder alone gives passwords and first posts", () => {
    const may = (hat: Principal["hat"]) =>
      (["Accounts.setPassword", "Administrators.found"] as const).every((operation) =>
        Result.isSuccess(Rules.authorise({ user: embedder.user, hat, powers: fullPowers("bureau") }, operation))
      )
    assert.isTrue(may(embedder.hat))
    assert.isFalse(may({ _tag: "Administrator", organisation: "root" as OrganisationId }))
    assert.isFalse(may({ _tag: "Professional", professional: "p1" as ProfessionalId }))
  })
})

describe("hats", () => {
  const [one, two] = ["o1", "o2"] as [OrganisationId, OrganisationId]
  const professional = { id: "p1" as ProfessionalId, organisation: two }
  const own = { _tag: "Professional", professional: professional.id } as const
  const post = (organisation: OrganisationId) => ({ _tag: "Administrator", organisation }) as const
  const at = (organisation: OrganisationId, state: PostState = "active") => ({ organisation, state })

  it("ACC-02 the hat asked for, else the own, else the first post", () => {
    const both = { professional, posts: [at(one), at(two)], registrations: [] }
    assert.deepStrictEqual(Rules.chooseHat(both, undefined), Result.succeed(own))
    assert.deepStrictEqual(Rules.chooseHat(both, { _tag: "Professional" }), Result.succeed(own))
    assert.deepStrictEqual(Rules.chooseHat(both, post(two)), Result.succeed(post(two)))
    assert.deepStrictEqual(Rules.chooseHat({ ...both, professional: undefined }, undefined), Result.succeed(post(one)))
  })

  it("ACC-03 a hat that is not held is refused", () => {
    for (const [held, asked] of [
      [{ professional, posts: [at(one)] }, post(two)],
      [{ professional: undefined, posts: [at(one)] }, { _tag: "Professional" }],
      [{ professional: undefined, posts: [] }, undefined],
      [{ professional: undefined, posts: [] }, post(one)]
    ] as const)
      assert.deepStrictEqual(Rules.chooseHat({ ...held, registrations: [] }, asked), Result.fail(new NoSuchHat()))
  })

  it("ACC-03 ACC-07 a post that is disabled is not put on, and that is told", () => {
    const unusable = Result.fail(new HatUnusable({ why: "disabled", organisation: one }))
    const held = { professional: undefined, posts: [at(one, "disabled"), at(two)], registrations: [] }
    assert.deepStrictEqual(Rules.chooseHat({ ...held, professional }, post(one)), unusable)
    assert.deepStrictEqual(Rules.chooseHat(held, undefined), Result.succeed(post(two)))
    assert.deepStrictEqual(Rules.chooseHat({ ...held, posts: [at(one, "disabled")] }, undefined), unusable)
  })

  it("ACC-03 PRO-02 ORG-04 of a registration that is not approved it is told whom to ask, to who has no other hat", () => {
    const nothing = { professional: undefined, posts: [], registrations: [] }
    for (const [state, why] of [
      ["pending", "awaiting"],
      ["rejected", "rejected"]
    ] as const) {
      const unusable = Result.fail(new HatUnusable({ why, organisation: two }))
      const person = [{ organisation: null, state, reviewer: two }]
      const office = [{ organisation: one, state, reviewer: two }]
      assert.deepStrictEqual(Rules.chooseHat({ ...nothing, registrations: person }, undefined), unusable)
      assert.deepStrictEqual(Rules.chooseHat({ ...nothing, registrations: person }, { _tag: "Professional" }), unusable)
      assert.deepStrictEqual(Rules.chooseHat({ ...nothing, registrations: office }, post(one)), unusable)
      assert.deepStrictEqual(
        Rules.chooseHat({ ...nothing, registrations: office }, { _tag: "Professional" }),
        Result.fail(new NoSuchHat())
      )
      assert.deepStrictEqual(
        Rules.chooseHat({ ...nothing, posts: [at(two)], registrations: person }, undefined),
        Result.succeed(post(two))
      )
    }
  })
})

const keyed = Layer.succeed(KeyedDigests, { digest: (purpose, text) => Effect.succeed(`${purpose}/${text}`) })
const never = { free: Number.MAX_SAFE_INTEGER, first: 1, longest: 1, forgotten: 1 }
const unlocked = Layer.succeed(LockLimits, {
  ...{ pair: never, account: never, address: never, device: never, request: never }
})

/** Passwords that take a second each, and how many were at work at once. Detached, so that a failing test waits for none. */
const slow = () => {
  const seen = { now: 0, most: 0, done: 0 }
  const second = Effect.acquireUseRelease(
    Effect.sync(() => {
      seen.most = Math.max(seen.most, ++seen.now)
    }),
    () => Effect.sleep("1 second"),
    () =>
      Effect.sync(() => {
        seen.now -= 1
        seen.done += 1
      })
  )
  const passwords: typeof Passwords.Service = {
    hash: (password) => Effect.succeed(Redacted.value(password)),
    verify: (hash, password) => Effect.as(second, hash === Redacted.value(password))
  }
  return { passwords, seen }
}

describe("a flood of log-ins", () => {
  const { passwords, seen } = slow()
  const limited = Layer.effect(Passwords, limitPasswords(passwords, { atOnce: 4, waiting: 96 }))

  it.effect(
    "ACC-03 of a thousand at once four are verified at a time, ninety-six wait, and the others are told at once",
    () =>
      Effect.gen(function* () {
        yield* Accounts.setPassword(embedder, document, secret)
        const logIn = (index: number) =>
          Effect.exit(
            Sessions.logIn({ document: index % 2 === 0 ? document : { ...document, number: "E1" }, password: secret })
          )
        const fibers = yield* Effect.forEach(Array.from({ length: 1000 }), (_, index) =>
          Effect.forkDetach(logIn(index))
        )
        yield* TestClock.adjust("1 millis")
        const ended = fibers.map((fiber) => fiber.pollUnsafe()).filter((exit) => exit !== undefined)
        assert.strictEqual(ended.length, 900)
        yield* TestClock.adjust("24 seconds")
        assert.deepStrictEqual(seen, { now: 4, most: 4, done: 96 })
        yield* TestClock.adjust("1 second")
        assert.deepStrictEqual(seen, { now: 0, most: 4, done: 100 })
        const codes = new Map<string, number>()
        for (const fiber of fibers) {
          const exit = yield* Fiber.join(fiber)
          const failure = Exit.isFailure(exit) ? exit.cause.reasons[0] : undefined
          const code = failure?._tag === "Fail" ? failure.error._tag : "success"
          codes.set(code, (codes.get(code) ?? 0) + 1)
        }
        // Nobody of these has a hat: the right password is told from the wrong one all the same.
        assert.deepStrictEqual(Object.fromEntries(codes), { NoSuchHat: 50, LogInFailed: 50, Busy: 900 })
      }).pipe(Effect.provide(Layer.mergeAll(memory, limited, keyed, unlocked)))
  )

  it.effect("ACC-03 whoever gives up while waiting leaves the place; a hash that runs counts until it is done", () =>
    Effect.gen(function* () {
      const { passwords, seen } = slow()
      const gate = yield* limitPasswords(passwords, { atOnce: 1, waiting: 1 })
      const verify = gate.verify(null, read("horse"))
      const [first, second] = [yield* Effect.forkDetach(verify), yield* Effect.forkDetach(verify)]
      yield* TestClock.adjust("1 millis")
      assert.strictEqual((yield* Effect.flip(verify))._tag, "Busy")
      yield* Fiber.interrupt(second)
      const third = yield* Effect.forkDetach(verify)
      yield* Effect.forkDetach(Fiber.interrupt(first))
      yield* TestClock.adjust("1 millis")
      assert.strictEqual((yield* Effect.flip(verify))._tag, "Busy")
      assert.deepStrictEqual(seen, { now: 1, most: 1, done: 0 })
      yield* TestClock.adjust("2 seconds")
      assert.isFalse(yield* Fiber.join(third))
      assert.deepStrictEqual(seen, { now: 0, most: 1, done: 2 })
    })
  )
})

describe("tokens", () => {
  const plain = Layer.succeed(Passwords, {
    hash: (password) => Effect.succeed(Redacted.value(password)),
    verify: (hash, password) => Effect.succeed(hash === Redacted.value(password))
  })

  it.effect("ACC-12 a token is 256 random bits: two salts after each other", () =>
    Effect.gen(function* () {
      const salts = ["00".repeat(16), "ff".repeat(16)]
      const digests = yield* Digests
      const fixed = { ...digests, salt: Effect.sync(() => salts.shift() as string) }
      yield* Effect.provide(
        Effect.gen(function* () {
          const { bureau } = yield* smallCity
          yield* Administrators.found(embedder, bureau.id, { document, name: "某", mobile: "1" }, "super")
          yield* Accounts.setPassword(embedder, document, secret)
          const logIn = Sessions.logIn({ document, password: secret })
          const { token } = yield* Effect.provideService(logIn, Digests, fixed)
          const bytes = Buffer.from(Redacted.value(token), "base64url")
          assert.strictEqual(bytes.toString("hex"), `${"00".repeat(16)}${"ff".repeat(16)}`)
          assert.lengthOf(salts, 0)
          const tokens = yield* Effect.forEach(Array.from({ length: 100 }), () => logIn)
          assert.strictEqual(new Set(tokens.map((one) => Redacted.value(one.token))).size, 100)
        }),
        Layer.mergeAll(environment, plain, keyed)
      )
    })
  )

  it.effect("ACC-12 what cannot be a token is neither digested nor looked for", () =>
    Effect.gen(function* () {
      const never = { sha256: () => Effect.die("digested"), salt: Effect.die("salted") }
      for (const text of [
        "",
        "A".repeat(42),
        "A".repeat(44),
        `${"A".repeat(42)}+`,
        `${"A".repeat(42)}é`,
        "A".repeat(1_000_000)
      ]) {
        const token = Redacted.make(text)
        assert.isUndefined(yield* Effect.provideService(Sessions.principal(token), Digests, never))
        yield* Effect.provideService(Sessions.logOut(token), Digests, never)
      }
    }).pipe(Effect.provide(memory))
  )
})
