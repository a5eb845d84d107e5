import {
  Accounts,
  Attempts,
  Busy,
  Challenges,
  Credentials,
  collectProofs,
  type Device,
  Devices,
  type IdentityDocument,
  LockLimits,
  OneTimePasswords,
  OwnDevices,
  OwnPassword,
  Passwords,
  SessionIdle,
  SessionRepository,
  Sessions,
  SessionTouch
} from "@xueshi/core"
import { Clock, Duration, Effect, Redacted } from "effect"
import { refused, same } from "./check.ts"
import { personOf, selfOf } from "./derivedWorld.ts"
import { HashingCount } from "./plainPasswords.ts"
import {
  credentialOf,
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

const tally = (failures: number, until = 2_000) => ({ failures, at: 1_000, until })

/** So many wrong passwords at once; gives the codes of their refusals, counted. */
const guess = Effect.fnUntraced(function* (document: IdentityDocument, times: number, from: Sessions.Coming = {}) {
  const answers = yield* Effect.all(
    Array.from({ length: times }, () => Effect.flip(Sessions.logIn({ ...from, document, password: other }))),
    { concurrency: "unbounded" }
  )
  const counts = (code: string) => answers.filter(({ _tag }) => _tag === code).length
  return { wrong: counts("LogInFailed"), locked: counts("Locked") }
})

const device = (document: IdentityDocument, change: Partial<Device> = {}): Device => ({
  ...{ id: "a".repeat(32), document, digest: "1".repeat(64), version: 1, hat: { _tag: "Professional" }, opens: true },
  ...{ madeAt: 1, usedAt: 2, expiresAt: 3 },
  ...change
})

/** Proving who somebody is, whatever keeps failures, challenges and devices (ACC-03, ACC-04, ACC-12). */
export const proofContract: SessionContract = {
  "ACC-03 failures are read, decided on and written as one step, under as many keys as are asked for": Effect.gen(
    function* () {
      const attempts = yield* Attempts
      const read = (keys: ReadonlyArray<string>) => attempts.update(keys, (tallies) => ({ tallies, answer: tallies }))
      yield* same("nothing", yield* read(["b", "a"]), [undefined, undefined])
      yield* attempts.update(["b", "a"], () => ({ tallies: [tally(1), tally(2, 3_000)], answer: undefined }))
      yield* same("in their order", yield* read(["a", "c", "b"]), [tally(2, 3_000), undefined, tally(1)])
      yield* Effect.all(
        Array.from({ length: 30 }, (_, turn) =>
          attempts.update(turn % 2 === 0 ? ["a", "b"] : ["b", "a"], (tallies) => ({
            tallies: tallies.map((one) => tally((one?.failures ?? 0) + 1)),
            answer: undefined
          }))
        ),
        { concurrency: "unbounded" }
      )
      yield* same("each of them", yield* read(["a", "b"]), [tally(32), tally(31)])
      yield* same("no keys", yield* read([]), [])
      yield* attempts.update(["a"], () => ({ tallies: [undefined], answer: undefined }))
      yield* same("removed", yield* read(["a", "b"]), [undefined, tally(31)])
      yield* same("not yet", yield* attempts.collect(1_999), 0)
      yield* same("forgotten", yield* attempts.collect(2_000), 1)
      yield* same("gone", yield* read(["b"]), [undefined])
    }
  ),

  "ACC-03 ACC-11 a challenge counts its tries, ends once, and gives way to the next under its key": Effect.gen(
    function* () {
      const challenges = yield* Challenges
      const one = { key: "k", digest: "1", expiresAt: 5 }
      yield* same("none", yield* challenges.attempt("k"), undefined)
      yield* challenges.put(one)
      const tries = yield* Effect.all(
        Array.from({ length: 10 }, () => challenges.attempt("k")),
        { concurrency: "unbounded" }
      )
      const counted = tries.map((tried) => tried?.tries ?? 0).toSorted((a, b) => a - b)
      yield* same("each counts", counted, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      yield* challenges.put({ ...one, digest: "2" })
      yield* same("the next", yield* challenges.attempt("k"), { ...one, digest: "2", tries: 1 })
      yield* same("of before", yield* challenges.end(one), false)
      const ends = yield* Effect.all(
        [0, 1, 2].map(() => challenges.end({ ...one, digest: "2" })),
        {
          concurrency: "unbounded"
        }
      )
      yield* same("once", ends.filter(Boolean).length, 1)
      yield* same("ended", yield* challenges.attempt("k"), undefined)
      yield* challenges.put(one)
      yield* same("not yet", yield* challenges.collect(4), 0)
      yield* same("expired", yield* challenges.collect(5), 1)
    }
  ),

  "ACC-12 a device is replaced only as what it was, and is kept of one document": Effect.gen(function* () {
    const { document, world } = yield* withPassword
    const neighbour = personOf(world, 1).person.document
    yield* Accounts.setPassword(embedder, neighbour, secret)
    const devices = yield* Devices
    const one = device(document)
    const two = device(document, { id: "b".repeat(32), usedAt: 9, expiresAt: 4, opens: false })
    yield* Effect.forEach([one, two, device(neighbour, { id: "c".repeat(32), expiresAt: 9 })], devices.add)
    yield* same("found", yield* devices.find(one.id), one)
    yield* same("latest first", yield* devices.of(document), [two, one])
    const next = { ...one, digest: "2".repeat(64), usedAt: 10, opens: false }
    yield* same("no longer that", yield* devices.replace(next, next.digest), false)
    yield* same("replaced", yield* devices.replace(next, one.digest), true)
    yield* same("once", yield* devices.replace(one, one.digest), false)
    yield* same("as written", yield* devices.of(document), [next, two])
    yield* same("none", yield* devices.of(stranger), [])
    yield* same("not yet", yield* devices.collect(2), 0)
    yield* same("expired", yield* devices.collect(4), 2)
    yield* same("removed", yield* devices.remove("c".repeat(32)), true)
    yield* same("nothing left", yield* devices.remove("c".repeat(32)), false)
  }),

  "ACC-03 of a hundred guesses at once as many are verified as an account is given, known or not": Effect.gen(
    function* () {
      const { document } = yield* withPassword
      const { account, pair } = yield* LockLimits
      const count = yield* HashingCount
      for (const one of [document, stranger, { ...document, number: "no document" }]) {
        const before = count.verified
        const from = { address: `192.0.2.${count.verified}` }
        yield* same("one address", yield* guess(one, 100, from), { wrong: pair.free, locked: 100 - pair.free })
        yield* same("verified", count.verified - before, pair.free)
        const left = account.free - pair.free
        yield* same("anywhere", yield* guess(one, 100), { wrong: left, locked: 100 - left })
      }
      const locked = yield* Effect.flip(logIn(document))
      yield* same("even right", locked._tag as string, "Locked")
      const seconds = locked._tag === "Locked" ? locked.seconds : 0
      yield* same("for a minute", seconds, 60)
      yield* later(Duration.minutes(1))(logIn(document))
    }
  ),

  "ACC-03 strangers lock nobody out: neither another address for long, nor a device of theirs at all": Effect.gen(
    function* () {
      const { document, person } = yield* withPassword
      const { account } = yield* LockLimits
      const here = { address: "192.0.2.1" }
      const first = yield* Sessions.logIn({ ...here, document, password: secret, remember: true })
      for (let round = 0; round < 40; round++)
        yield* later(Duration.minutes(round * 20))(guess(document, 3, { address: `198.51.100.${round}` }))
      const now = later(Duration.minutes(39 * 20 + 1))
      yield* now(refused("an address of theirs", "Locked", Sessions.logIn({ ...here, document, password: secret })))
      const known = yield* now(Sessions.logIn({ ...here, document, password: secret, device: first.device }))
      yield* same("their device", known.actor, selfOf(person))
      const then = later(Duration.millis(39 * 20 * 60_000 + account.longest))
      const opened = yield* then(Sessions.logIn({ ...here, document, password: secret }))
      yield* same("for minutes", opened.actor, selfOf(person))
    }
  ),

  "ACC-03 every check of a password counts for one lock, and a right one begins it anew": Effect.gen(function* () {
    const { document } = yield* withPassword
    const from = { address: "192.0.2.1" }
    const { pair } = yield* LockLimits
    const { token } = yield* Sessions.logIn({ ...from, document, password: secret })
    const wrong = { ...from, old: other, password: chosen }
    yield* refused("log-in", "LogInFailed", Sessions.logIn({ ...from, document, password: other }))
    yield* refused("change", "WrongPassword", OwnPassword.change(token, wrong))
    yield* refused("re-entering", "WrongPassword", OwnPassword.confirm(token, other, from))
    yield* OwnPassword.confirm(token, secret, from)
    for (let times = 0; times < pair.free; times++)
      yield* refused("anew", "WrongPassword", OwnPassword.confirm(token, other, from))
    yield* refused("re-entering", "Locked", OwnPassword.confirm(token, secret, from))
    yield* refused("change", "Locked", OwnPassword.change(token, { ...wrong, old: secret }))
    yield* refused("log-in", "Locked", Sessions.logIn({ ...from, document, password: secret }))
  }),

  "ACC-03 another's device is no way round the lock, and stays another's": Effect.gen(function* () {
    const { document, world } = yield* withPassword
    const neighbour = personOf(world, 1).person.document
    yield* Accounts.setPassword(embedder, neighbour, secret)
    const { pair } = yield* LockLimits
    const theirs = yield* Sessions.logIn({ document: neighbour, password: secret, remember: true })
    const from = { address: "192.0.2.1" }
    yield* same("guesses", yield* guess(document, 10, { ...from, device: theirs.device }), {
      ...{ wrong: pair.free, locked: 10 - pair.free }
    })
    yield* refused("with none", "Locked", Sessions.logIn({ ...from, document, password: secret }))
    const own = yield* Sessions.logIn({ document, password: secret, remember: true, device: theirs.device })
    yield* same("one each", (yield* OwnDevices.list(own.token)).length, 1)
    yield* same("theirs", (yield* Sessions.resume(theirs.device ?? Redacted.make(""))).actor, theirs.actor)
  }),

  "ACC-03 what never came to a check does not count": Effect.gen(function* () {
    const { document } = yield* withPassword
    const { account } = yield* LockLimits
    const passwords = yield* Passwords
    const busy = { ...passwords, verify: () => Effect.fail(new Busy()) }
    for (let times = 0; times <= account.free; times++)
      yield* refused("busy", "Busy", Effect.provideService(logIn(document), Passwords, busy))
    yield* logIn(document)
  }),

  "ACC-04 changing a password needs the old one, and ends one's other sessions alone": Effect.gen(function* () {
    const { document, person } = yield* withPassword
    const [one, two] = [yield* logIn(document), yield* logIn(document)]
    yield* refused("without", "WrongPassword", OwnPassword.change(one.token, { password: chosen }))
    yield* refused("too short", "InvalidFields", OwnPassword.change(one.token, { old: secret, password: other }))
    yield* same("as it was", yield* Sessions.principal(two.token), selfOf(person))
    yield* OwnPassword.change(one.token, { old: secret, password: chosen })
    yield* same("this one", yield* Sessions.principal(one.token), selfOf(person))
    yield* same("the other", yield* Sessions.principal(two.token), undefined)
    yield* refused("replayed", "SessionEnded", OwnPassword.change(two.token, { old: chosen, password: secret }))
    yield* refused("the old one", "LogInFailed", logIn(document))
    yield* logIn(document, chosen)
    yield* Accounts.setPassword(embedder, document, secret)
    yield* same("reset", yield* Sessions.principal(one.token), undefined)
  }),

  "ACC-03 ACC-04 a one-time password opens one session, which does nothing but choose another": Effect.gen(
    function* () {
      const { document, person } = yield* withPassword
      const before = yield* logIn(document)
      const { expiresAt, password } = yield* OneTimePasswords.issue(document)
      yield* same("for three days", expiresAt - (yield* Clock.currentTimeMillis), 3 * 86_400_000)
      yield* same("sessions end", yield* Sessions.principal(before.token), undefined)
      yield* refused("the old one", "LogInFailed", logIn(document))
      yield* refused("late", "LogInFailed", later(Duration.days(3))(logIn(document, password)))
      const kept = (yield* credentialOf(document)).hash ?? ""
      yield* same("keyed", /^one-time:\d+:[0-9a-f]{64}$/u.test(kept), true)
      yield* refused("what is kept", "LogInFailed", logIn(document, Redacted.make(kept)))
      yield* refused("of another", "LogInFailed", logIn(stranger, password))
      const credentials = yield* Credentials
      yield* credentials.set({ ...(yield* credentialOf(document)), document: stranger, version: 1 })
      yield* refused("copied", "LogInFailed", logIn(stranger, password))
      const typed = Redacted.make(` ${Redacted.value(password).toLowerCase().replaceAll("-", "")}`)
      const passwords = yield* Passwords
      const first = yield* Effect.provideService(logIn(document, typed), Passwords, {
        ...passwords,
        verify: (hash, one) => (hash === null ? passwords.verify(null, one) : Effect.die(`no hash: ${hash}`))
      })
      yield* same("told", [first.mustChoose, first.actor], [true, selfOf(person)] as [boolean, typeof first.actor])
      yield* refused("nothing else", "PasswordMustChange", Sessions.principal(first.token))
      yield* refused("once", "LogInFailed", logIn(document, password))
      yield* refused("a rule", "InvalidFields", OwnPassword.change(first.token, { password: other }))
      yield* OwnPassword.change(first.token, { password: chosen })
      yield* same("whole", yield* Sessions.principal(first.token), selfOf(person))
      yield* same("hashed", (yield* logIn(document, chosen)).mustChoose, false)
    }
  ),

  "ACC-04 who was given another one-time password chooses nothing with the session of the one before": Effect.gen(
    function* () {
      const { document } = yield* withPassword
      const { password } = yield* OneTimePasswords.issue(document)
      const { token } = yield* logIn(document, password)
      const second = yield* OneTimePasswords.issue(document)
      yield* refused("ended", "SessionEnded", OwnPassword.change(token, { password: chosen }))
      yield* same("the second", (yield* logIn(document, second.password)).mustChoose, true)
    }
  ),

  "ACC-12 a session ends when nobody uses it, and using it writes once a minute": Effect.gen(function* () {
    const { document, person } = yield* withPassword
    const { token } = yield* logIn(document)
    const [idle, touch] = [yield* SessionIdle, yield* SessionTouch]
    const repository = yield* SessionRepository
    const written: Array<number> = []
    const watched = SessionRepository.of({
      ...repository,
      touch: (digest, at) => Effect.tap(repository.touch(digest, at), () => Effect.sync(() => written.push(at)))
    })
    const use = (after: Duration.Duration) =>
      later(after)(Sessions.principal(token)).pipe(Effect.provideService(SessionRepository, watched))
    const just = Duration.millis(Duration.toMillis(touch) - 1)
    yield* use(just)
    yield* same("not yet", written.length, 0)
    for (let times = 0; times < 10; times++) yield* use(touch)
    yield* same("once", written.length, 1)
    const almost = Duration.sum(touch, Duration.subtract(idle, Duration.millis(1)))
    yield* same("in use", yield* use(almost), selfOf(person))
    const last = Duration.sum(almost, idle)
    yield* same("nothing to collect", yield* later(Duration.subtract(last, Duration.millis(1)))(Sessions.collect), 0)
    yield* same("idle", yield* use(last), undefined)
    yield* same("collected", yield* later(last)(Sessions.collect), 1)
  }),

  "ACC-12 a device opens sessions by a token that is another one after each use; an old one ends it": Effect.gen(
    function* () {
      const { document, person } = yield* withPassword
      const none = Redacted.make("")
      yield* same("unasked", (yield* logIn(document)).device, undefined)
      const remembered = Sessions.logIn({ document, password: secret, remember: true })
      const { device: first = none, token } = yield* remembered
      const second = yield* Sessions.resume(first)
      yield* same("as before", second.actor, selfOf(person))
      yield* same("another token", Redacted.value(second.device ?? none) === Redacted.value(first), false)
      const third = yield* Sessions.resume(second.device ?? none)
      yield* same("one device", (yield* OwnDevices.list(token)).length, 1)
      yield* refused("replayed", "DeviceUnknown", Sessions.resume(first))
      yield* refused("nor the last", "DeviceUnknown", Sessions.resume(third.device ?? none))
      yield* same("gone", yield* OwnDevices.list(token), [])
      for (const text of ["", "\0", `${"a".repeat(32)}.${"A".repeat(43)}`, "a".repeat(1_000_000)])
        yield* refused("no token", "DeviceUnknown", Sessions.resume(Redacted.make(text)))
    }
  ),

  "ACC-12 a device is listed and revoked by its owner, and opens nothing after a log-out, a change or its time":
    Effect.gen(function* () {
      const { document, world } = yield* withPassword
      const neighbour = personOf(world, 1).person.document
      yield* Accounts.setPassword(embedder, neighbour, secret)
      const none = Redacted.make("")
      const remembered = Sessions.logIn({ document, password: secret, remember: true })
      const resume = ({ device = none }: Pick<Sessions.Entered, "device">) => Sessions.resume(device)
      const [one, two, three] = [yield* remembered, yield* remembered, yield* remembered]
      const [newest] = yield* OwnDevices.list(one.token)
      const { token: theirs } = yield* logIn(neighbour)
      yield* refused("another's", "NotFound", OwnDevices.revoke(theirs, newest?.id ?? ""))
      yield* refused("nobody's", "NotFound", OwnDevices.revoke(one.token, "f".repeat(32)))
      const oneId = Redacted.value(one.device ?? none).slice(0, 32)
      yield* OwnDevices.revoke(one.token, oneId)
      yield* refused("revoked", "DeviceUnknown", resume(one))
      yield* OwnDevices.close(two.device ?? none)
      yield* refused("logged out", "DeviceUnknown", resume(two))
      const again = yield* Sessions.logIn({ document, password: secret, remember: true, device: two.device })
      yield* same("the same device", (yield* OwnDevices.list(one.token)).length, 2)
      yield* refused("in ninety days", "DeviceUnknown", later(Duration.days(90))(resume(again)))
      yield* OwnPassword.change(one.token, { old: secret, password: chosen })
      yield* refused("a change", "DeviceUnknown", resume(three))
      yield* same(
        "known",
        (yield* OwnDevices.list(one.token)).map(({ opens }) => opens),
        [false, false]
      )
      yield* same("collected", yield* later(Duration.days(90))(collectProofs), 2)
    })
}
