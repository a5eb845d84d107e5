import {
  Accounts,
  Attempts,
  Captcha,
  CaptchaLifetime,
  CaptchaPainter,
  Challenges,
  CodeLimits,
  type Contact,
  ForgottenPassword,
  type IdentityDocument,
  LockLimits,
  Messages,
  OneTimePasswords,
  Sessions
} from "@xueshi/core"
import { Duration, Effect, Redacted } from "effect"
import { refused, same } from "./check.ts"
import { personOf, selfOf } from "./derivedWorld.ts"
import { HashingCount } from "./plainPasswords.ts"
import { sentBy } from "./sentBy.ts"
import {
  embedder,
  later,
  logIn,
  other,
  type SessionContract,
  secret,
  stranger,
  withPassword
} from "./sessionContract.ts"

const chosen = Redacted.make("林深时见鹿 correct staple")

/** Asks for a code and waits for the message; gives to whom it goes and the code in it. */
const sent = Effect.fnUntraced(function* (document: IdentityDocument, address?: string) {
  const { text, to } = yield* sentBy(ForgottenPassword.ask({ document, address }))
  return { to, code: Redacted.make(/\d{6}/u.exec(text)?.[0] ?? "") }
})

const reset = (document: IdentityDocument, code: Redacted.Redacted, password = chosen, address?: string) =>
  ForgottenPassword.reset({ document, code, password, address })

/** Another code than this one. */
const beside = (code: Redacted.Redacted, by = 1) =>
  Redacted.make(String((Number(Redacted.value(code)) + by) % 1_000_000).padStart(6, "0"))

/** How often failures and challenges were asked for and written. */
const counted = Effect.fnUntraced(function* <A, E, R>(effect: Effect.Effect<A, E, R>) {
  const [attempts, challenges] = [yield* Attempts, yield* Challenges]
  const calls: Array<string> = []
  const seen = (name: string) => void calls.push(name)
  const answer = yield* effect.pipe(
    Effect.provideService(Attempts, {
      ...attempts,
      update: (keys, decide) =>
        Effect.andThen(
          Effect.sync(() => seen(`${keys.length}`)),
          attempts.update(keys, decide)
        )
    }),
    Effect.provideService(Challenges, {
      ...challenges,
      put: (challenge) =>
        Effect.andThen(
          Effect.sync(() => seen("put")),
          challenges.put(challenge)
        ),
      attempt: (key) =>
        Effect.andThen(
          Effect.sync(() => seen("attempt")),
          challenges.attempt(key)
        )
    }),
    Effect.result
  )
  return JSON.stringify([calls, answer._tag === "Failure" ? answer.failure : "done"])
})

const paint = Effect.succeed({ answer: Redacted.make("K7PX"), picture: "<svg/>" })

/** Passwords that are forgotten, and captchas, whatever keeps the challenges (ACC-03, ACC-11). */
export const recoveryContract: SessionContract = {
  "ACC-11 a code goes to the person's own mobile, opens the choice of a password once, and ends all sessions":
    Effect.gen(function* () {
      const { document, person, world } = yield* withPassword
      const [neighbour, silent] = [personOf(world, 1).person.document, personOf(world, 2).person.document]
      yield* Accounts.setPassword(embedder, neighbour, secret)
      const before = yield* Sessions.logIn({ document, password: secret, remember: true })
      const { code, to } = yield* sent(document)
      yield* same("to", to, { _tag: "Mobile", number: person.person.mobile } as Contact)
      yield* same("still", yield* Sessions.principal(before.token), selfOf(person))
      const messages: Array<Contact> = []
      const send = (to: Contact) => Effect.sync(() => messages.push(to))
      yield* Effect.provideService(ForgottenPassword.ask({ document: silent }), Messages, { send })
      // Its message, which goes out later than one to who has no account would.
      yield* sent(neighbour)
      yield* same("none to who has no account", messages, [])
      yield* refused("a rule", "InvalidFields", reset(document, code, other))
      yield* reset(document, code)
      yield* same("ended", yield* Sessions.principal(before.token), undefined)
      yield* refused("devices", "DeviceUnknown", Sessions.resume(before.device ?? Redacted.make("")))
      yield* refused("the old one", "LogInFailed", logIn(document))
      yield* logIn(document, chosen)
      yield* refused("twice", "CodeRefused", reset(document, code))
    }),

  "ACC-11 of many who use one code at once one gets through": Effect.gen(function* () {
    const { document } = yield* withPassword
    const { code } = yield* sent(document)
    const answers = yield* Effect.forEach([0, 1, 2, 3], () => Effect.result(reset(document, code)), {
      concurrency: "unbounded"
    })
    yield* same("one", answers.filter(({ _tag }) => _tag === "Success").length, 1)
  }),

  "ACC-11 a code is of one person, the last one alone, for few tries and ten minutes": Effect.gen(function* () {
    const { document, world } = yield* withPassword
    const neighbour = personOf(world, 1).person.document
    yield* Accounts.setPassword(embedder, neighbour, secret)
    const { lifetime, tries } = yield* CodeLimits
    const first = yield* sent(document)
    yield* sent(neighbour)
    yield* refused("another's", "CodeRefused", reset(neighbour, first.code))
    yield* refused("nobody's", "CodeRefused", reset(stranger, first.code))
    const second = yield* sent(document)
    if (Redacted.value(first.code) !== Redacted.value(second.code))
      yield* refused("the one before", "CodeRefused", reset(document, first.code))
    yield* refused("late", "CodeRefused", later(lifetime)(reset(document, second.code)))
    const third = yield* sent(document)
    for (let by = 1; by <= tries; by++) yield* refused("wrong", "CodeRefused", reset(document, beside(third.code, by)))
    yield* refused("too often", "CodeRefused", reset(document, third.code))
    yield* refused("a fourth", "Locked", ForgottenPassword.ask({ document }))
    yield* logIn(document)
  }),

  "ACC-11 whether somebody is known does not tell: the same answers, reads, writes and hashes": Effect.gen(
    function* () {
      const { document, world } = yield* withPassword
      const { document: silent } = personOf(world, 1).person
      const count = yield* HashingCount
      const odd = [document, silent, stranger, { ...document, number: "1" }, { ...document, number: "\uD800" }]
      const told = new Set<string>()
      for (const one of odd) {
        const answers: Array<unknown> = []
        const before = { ...count }
        for (let times = 0; times < 4; times++)
          answers.push(yield* counted(ForgottenPassword.ask({ document: one, address: "192.0.2.1" })))
        answers.push(yield* counted(reset(one, Redacted.make("no code"), chosen, "192.0.2.1")))
        answers.push(count.hashed - before.hashed, count.verified - before.verified)
        told.add(JSON.stringify(answers))
      }
      yield* same("one answer", told.size, 1)
    }
  ),

  "ACC-11 codes are asked for and tried only so often from one address": Effect.gen(function* () {
    const { document } = yield* withPassword
    const limits = yield* LockLimits
    const few = { ...limits, address: { ...limits.address, free: 3 } }
    yield* Effect.gen(function* () {
      const { code } = yield* sent(document, "192.0.2.1")
      yield* refused("wrong", "CodeRefused", reset(document, beside(code), chosen, "192.0.2.1"))
      yield* refused("wrong", "CodeRefused", reset(stranger, code, chosen, "192.0.2.1"))
      yield* refused("tried", "Locked", reset(document, code, chosen, "192.0.2.1"))
      yield* refused("asked", "Locked", ForgottenPassword.ask({ document: stranger, address: "192.0.2.1" }))
      yield* reset(document, code, chosen, "192.0.2.2")
    }).pipe(Effect.provideService(LockLimits, few))
  }),

  "ACC-11 a new password lifts the lock that guesses of the old one brought, and nothing that is sent is waited for":
    Effect.gen(function* () {
      const { document } = yield* withPassword
      const address = "192.0.2.1"
      const { pair } = yield* LockLimits
      for (let times = 0; times < pair.free; times++)
        yield* refused("wrong", "LogInFailed", Sessions.logIn({ address, document, password: other }))
      yield* refused("locked", "Locked", Sessions.logIn({ address, document, password: secret }))
      const { code } = yield* sent(document)
      yield* reset(document, code, chosen, address)
      yield* Sessions.logIn({ address, document, password: chosen })
      yield* Effect.provideService(ForgottenPassword.ask({ document }), Messages, { send: () => Effect.never })
      yield* Effect.provideService(ForgottenPassword.ask({ document }), Messages, { send: () => Effect.die("away") })
    }),

  "ACC-11 ACC-04 who was given a one-time password may also go by a code": Effect.gen(function* () {
    const { document } = yield* withPassword
    const { password } = yield* OneTimePasswords.issue(document)
    const { code } = yield* sent(document)
    yield* reset(document, code)
    yield* refused("no longer", "LogInFailed", logIn(document, password))
    yield* logIn(document, chosen)
  }),

  "ACC-03 a captcha is answered once, in time, and by its own answer; it is told from a wrong password": Effect.gen(
    function* () {
      const { document } = yield* withPassword
      const lifetime = yield* CaptchaLifetime
      const count = yield* HashingCount
      const next = Effect.map(Captcha.challenge(), (made) => made?.id ?? "")
      const enter = (id: string | undefined, answer = "k7 ｐx", password = secret) =>
        Sessions.logIn({ document, password, captcha: id === undefined ? undefined : { id, answer } })
      yield* Effect.gen(function* () {
        const challenges = yield* Challenges
        const digests: Array<string> = []
        const put: typeof challenges.put = (challenge) =>
          Effect.andThen(
            Effect.sync(() => digests.push(challenge.digest)),
            challenges.put(challenge)
          )
        const watched = Effect.provideService(next, Challenges, { ...challenges, put })
        const [one, two] = [yield* watched, yield* watched]
        yield* same("the same answer does not show", new Set(digests).size, 2)
        const before = count.verified
        yield* refused("none", "WrongCaptcha", enter(undefined))
        yield* refused("nobody's", "WrongCaptcha", enter("f".repeat(32)))
        yield* refused("wrong", "WrongCaptcha", enter(one, "K7PY"))
        yield* refused("a second try", "WrongCaptcha", enter(one))
        yield* refused("late", "WrongCaptcha", later(lifetime)(enter(two)))
        yield* refused("not asked", "WrongCaptcha", ForgottenPassword.ask({ document }))
        yield* same("no password was looked at", count.verified, before)
        const three = yield* next
        yield* enter(three)
        yield* refused("twice", "WrongCaptcha", enter(three))
        const right = yield* next
        yield* refused("a password", "LogInFailed", enter(right, "K7PX", other))
        const four = yield* next
        const together = yield* Effect.forEach([0, 1, 2], () => Effect.result(enter(four)), {
          concurrency: "unbounded"
        })
        yield* same("once at once", together.filter(({ _tag }) => _tag === "Success").length, 1)
      }).pipe(Effect.provideService(CaptchaPainter, { paint }))
      yield* same("switched off", yield* Captcha.challenge(), undefined)
      yield* enter(undefined)
      yield* later(Duration.sum(lifetime, lifetime))(enter("f".repeat(32)))
    }
  )
}
