import { argon2 } from "@xueshi/argon2"
import {
  CommonPasswords,
  type Contact,
  consoleMessages,
  type IdentityDocument,
  KeyedDigests,
  type LockLimit,
  LockLimits,
  Messages,
  type Password,
  Rules,
  type Tally
} from "@xueshi/core"
import { Effect, Redacted, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const limit: LockLimit = { free: 3, first: 60_000, longest: 600_000, forgotten: 3_600_000 }
const tally = (failures: number, at: number, until = at + limit.forgotten): Tally => ({ failures, at, until })

describe("a lock", () => {
  it.each([
    ["nothing", undefined, 0, undefined],
    ["what is free", tally(2, 0), 0, undefined],
    ["the last that is free", tally(3, 0), 0, 60_000],
    ["its last moment", tally(3, 0), 59_999, 60_000],
    ["its end", tally(3, 0), 60_000, undefined],
    ["one more", tally(4, 0), 0, 120_000],
    ["at most the longest", tally(9, 0), 0, 600_000],
    ["more than a number can say", tally(1e300, 0), 0, 600_000],
    ["what is forgotten", tally(9, 0, 100), 100, undefined]
  ])("ACC-03 grows: %s", (_, failures, at, until) => expect(Rules.lockedUntil(failures, limit, at)).toBe(until))

  it("ACC-03 counts under all keys, or where one is locked under none", () => {
    const before = [tally(3, 0), tally(1, 0), undefined]
    const limits = [limit, limit, limit]
    expect(Rules.countAttempt(before, limits, 10)).toEqual({ tallies: before, answer: 60_000 })
    expect(Rules.countAttempt(before, limits, 60_000)).toEqual({
      tallies: [tally(4, 60_000), tally(2, 60_000), tally(1, 60_000)],
      answer: undefined
    })
    expect(Rules.countAttempt([tally(9, 0, 50)], [limit], 50).tallies).toEqual([tally(1, 50)])
    expect(Rules.countAttempt([], [], 50)).toEqual({ tallies: [], answer: undefined })
  })

  it("ACC-03 a success forgives its own attempt, and all of them where only the owner has the key", () => {
    const before = [tally(3, 5), tally(3, 5), tally(1, 5), undefined]
    expect(Rules.forgiveAttempt(before, [true, false, false, false]).tallies).toEqual([
      undefined,
      { ...tally(3, 5), failures: 2, at: 0 },
      undefined,
      undefined
    ])
  })

  const limits = fc.record({
    free: fc.integer({ min: 1, max: 10 }),
    first: fc.integer({ min: 1, max: 1000 }),
    longest: fc.integer({ min: 1, max: 10_000 }),
    forgotten: fc.integer({ min: 10_000, max: 20_000 })
  })
  const gap = fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 1000 }) },
    fc.integer({ min: 0, max: 25_000 })
  )
  const gaps = fc.array(gap, { minLength: 30, maxLength: 60, size: "max" })

  it("ACC-03 law: whatever is tried when, each attempt beyond the free ones waits its time, and none longer than the longest", () => {
    let [locked, late] = [0, 0]
    fc.assert(
      fc.property(limits, gaps, (limit, gaps) => {
        let [at, kept]: [number, Tally | undefined] = [0, undefined]
        const counted: Array<number> = []
        for (const gap of gaps) {
          at += gap
          const { answer, tallies } = Rules.countAttempt([kept], [limit], at)
          if (answer !== undefined) {
            locked += 1
            expect(answer - at).toBeLessThanOrEqual(limit.longest)
            expect(tallies[0]).toBe(kept)
            continue
          }
          const last = counted.at(-1)
          if (last !== undefined && at - last >= limit.forgotten) counted.length = 0
          counted.push(at)
          const beyond = counted.length - 1 - limit.free
          const wait = Math.min(limit.longest, limit.first * 2 ** beyond)
          if (beyond >= 0) {
            late += 1
            expect(at - (counted.at(-2) as number)).toBeGreaterThanOrEqual(wait)
          }
          kept = tallies[0]
        }
      })
    )
    // Neither holds emptily.
    expect([locked > 100, late > 100]).toEqual([true, true])
  })

  it("ACC-03 law: however often strangers fail, an account as a whole is locked for a quarter of an hour at most", () => {
    const limits = Effect.runSync(LockLimits)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 1e9 }), (failures, now) => {
        const attacked: Tally = { failures, at: now, until: now + limits.account.forgotten }
        const until = Rules.lockedUntil(attacked, limits.account, now)
        expect((until ?? now) - now).toBeLessThanOrEqual(15 * 60_000)
      })
    )
    expect(limits.pair.free).toBeLessThan(limits.account.free)
    expect(limits.pair.longest).toBeGreaterThan(limits.account.longest)
  })
})

const document: IdentityDocument = { type: "residentId", number: "371002197604256277" }
const common = new Set(["password1", "qwertyuiop"])
const choose = (text: string, of = document) =>
  Rules.choosePassword(Redacted.make(text), { document: of, least: 8, common })
const codes = (result: ReturnType<typeof choose>) =>
  Result.isFailure(result) ? result.failure.issues.map(({ code }) => code) : []

describe("a password that is chosen", () => {
  it.each([
    ["long enough", "林深时见鹿 horse", []],
    ["too short", "abc", ["Password.tooShort"]],
    ["eight characters, not sixteen halves", "😀😀😀😀😀😀😀", ["Password.tooShort"]],
    ["common, whatever the capitals and widths", "ＰＡＳＳword1", ["Password.common"]],
    ["the document's number", "371002197604256277", ["Password.document"]],
    ["with the number in it, in wide digits", "my ３７１００２１９７６０４２５６２７７!", ["Password.document"]],
    ["the birth date of the number", "19760425", ["Password.document"]],
    ["everything at once", "1976", ["Password.tooShort", "Password.document"]],
    ["nothing", "", ["Password.empty"]],
    ["half a character", "\uD800abcdefgh", ["Password.broken"]],
    ["a megabyte", "密".repeat(1_000_000), ["Password.tooLong"]]
  ])("ACC-03 ACC-04 %s", (_, text, expected) => expect(codes(choose(text))).toEqual(expected))

  it("ACC-03 says every reason with its path in both languages, and repeats nothing of the password", () => {
    const refused = choose("1976")
    const issues = Result.isFailure(refused) ? refused.failure.issues : []
    expect(issues).toHaveLength(2)
    for (const { en, path, rule, zh } of issues) {
      expect([path, rule]).toEqual([["password"], "ACC-03"])
      expect(`${zh} ${en}`).not.toContain("1976")
    }
  })

  it("ACC-03 law: any text is taken as it is hashed, or refused for reasons; nothing throws", () => {
    let taken = 0
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.string({ unit: "grapheme", minLength: 6, maxLength: 300 }),
      fc.constantFrom("\0".repeat(9), "\uDC00", "a\u0301".repeat(20), "﷽".repeat(90))
    )
    fc.assert(
      fc.property(texts, (text) => {
        const result = choose(text)
        if (Result.isFailure(result)) return result.failure.issues.length > 0
        taken += 1
        const password: Password = result.success
        return Redacted.value(password) === text.normalize("NFC") && [...Redacted.value(password)].length >= 8
      })
    )
    expect(taken).toBeGreaterThan(10)
  })

  it("ACC-03 argon2 brings a list of common passwords along, and only with a key that nobody guesses", () => {
    const listed = Effect.runSync(Effect.scoped(Effect.provide(CommonPasswords, argon2())))
    for (const text of ["password", "1qaz2wsx", "qwertyuiop", "woaini1314"])
      expect([text, listed.has(text)]).toEqual([text, true])
    expect(listed.has("林深时见鹿 horse")).toBe(false)
    expect(() => argon2({ key: Redacted.make(new Uint8Array(31)) })).toThrow(RangeError)
  })

  it("ACC-03 a digest is of its key, its purpose and its text", () => {
    const of = (byte: number, purpose: Parameters<typeof KeyedDigests.Service.digest>[0], text: string) =>
      Effect.runSync(
        Effect.scoped(
          Effect.provide(
            Effect.flatMap(KeyedDigests, ({ digest }) => digest(purpose, text)),
            argon2({ key: Redacted.make(new Uint8Array(32).fill(byte)) })
          )
        )
      )
    expect(of(1, "code", "123456")).toBe(of(1, "code", "123456"))
    expect(of(1, "code", "123456")).toMatch(/^[0-9a-f]{64}$/u)
    const digests = [of(1, "code", "123456"), of(2, "code", "123456"), of(1, "captcha", "123456"), of(1, "code", "1")]
    expect(new Set(digests).size).toBe(4)
  })
})

describe("what the system makes", () => {
  const random = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 })

  it("ACC-03 law: a one-time password tells 100 random bits, and is read however it is typed", () => {
    fc.assert(
      fc.property(random, random, (one, two) => {
        const text = Rules.oneTimeText(one)
        expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/u)
        expect(Rules.oneTimeText(two) === text).toBe(one.slice(0, 25) === two.slice(0, 25))
        const plain = text.replaceAll("-", "")
        const typed = plain.toLowerCase().replaceAll("0", "o").replaceAll("1", "l")
        for (const way of [text, plain, ` ${typed} `]) expect(Rules.oneTimeTyped(way)).toBe(plain)
      })
    )
    expect(Rules.oneTimeText("f".repeat(32))).toBe("ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ")
  })

  it("ACC-11 law: a code is six digits, whatever is random", () => {
    fc.assert(fc.property(random, (one) => /^\d{6}$/u.test(Rules.codeText(one))))
    expect(Rules.codeText(`${"0".repeat(31)}7`)).toBe("000007")
  })

  it("ACC-11 messages can be shown instead of sent", () => {
    const lines: Array<string> = []
    const write = (line: string) => Effect.sync(() => void lines.push(line))
    const to: ReadonlyArray<Contact> = [
      { _tag: "Mobile", number: "13800000000" },
      { _tag: "Email", address: "a@example.com" }
    ]
    const program = Effect.flatMap(Messages, ({ send }) =>
      Effect.forEach(to, (one) => send(one, Redacted.make("246810")))
    )
    Effect.runSync(Effect.scoped(Effect.provide(program, consoleMessages(write))) as Effect.Effect<unknown>)
    expect(lines).toEqual(["13800000000: 246810", "a@example.com: 246810"])
  })

  it("ACC-12 a session is open until its end, and while it is used", () => {
    const open = (at: number) => Rules.isOpen({ usedAt: 100, expiresAt: 500 }, 200, at)
    expect([299, 300, 100].map(open)).toEqual([true, false, true])
    expect(Rules.isOpen({ usedAt: 490, expiresAt: 500 }, 200, 500)).toBe(false)
  })
})
