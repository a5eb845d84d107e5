import {
  Accounts,
  Administrators,
  type AskedHat,
  type Attempts,
  type Challenges,
  type Credential,
  Credentials,
  type Devices,
  fullPowers,
  type IdentityDocument,
  type KeyedDigests,
  type Passwords,
  type Policies,
  PostRepository,
  type Principal,
  Professionals,
  Roles,
  type Session,
  SessionLifetime,
  SessionRepository,
  Sessions,
  UserId
} from "@xueshi/core"
import { Clock, Duration, Effect, Layer, Redacted } from "effect"
import { type City, rowOf } from "../histories/City.ts"
import { type Adapter, outside, type Ports } from "../histories/World.ts"
import { refused, same } from "./check.ts"
import { administrator, city, personOf, selfOf } from "./derivedWorld.ts"
import { HashingCount, plainPasswords } from "./plainPasswords.ts"

/** The ports of logging in. */
export type SessionPorts = Attempts | Challenges | Credentials | Devices | SessionRepository

/** How an adapter keeps credentials and sessions, as data for any runner: names → programs that die where it does not. */
export type SessionContract = Readonly<
  Record<
    string,
    Effect.Effect<void, unknown, Ports | SessionPorts | Passwords | KeyedDigests | HashingCount | Policies>
  >
>

/** Runs one program of the contract on an adapter that starts empty, with passwords that take no time. */
export const keepSessions = (adapter: Adapter<SessionPorts>, program: SessionContract[string]): Promise<void> =>
  Effect.runPromise(Effect.scoped(Effect.provide(program, Layer.mergeAll(adapter, plainPasswords, outside))))

export const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
/** A post that the embedder gives. */
const posted = (
  world: City,
  post: keyof City["organisations"],
  document: IdentityDocument,
  rank: "super" | "ordinary" = "super"
) =>
  Administrators.found(
    embedder,
    world.organisations[post].id,
    { document, name: "管理员", mobile: "13900000000" },
    rank
  )

const withPowers = ({ hat, user }: Principal, ...of: Parameters<typeof fullPowers>): Principal => ({
  user,
  hat,
  powers: fullPowers(...of)
})

export const secret = Redacted.make("春暖花开 correct horse")
export const other = Redacted.make("another")
/** Of nobody in the city. */
export const stranger: IdentityDocument = { type: "passport", number: "E12345678" }
const professional: AskedHat = { _tag: "Professional" }
export const postAt = ({ organisations }: City, post: keyof City["organisations"]): AskedHat => ({
  _tag: "Administrator",
  organisation: organisations[post].id
})

/** Somebody whom a roster can still bring into the hospital. */
const newcomer = ({ organisations, people }: City) => {
  const cells = rowOf(people.length, organisations.hospital.code)
  const document: IdentityDocument = { type: "residentId", number: cells["documentNumber"] as string }
  return { cells, document }
}

export const logIn = (document: IdentityDocument, password = secret, asked?: AskedHat) =>
  Sessions.logIn({ document, password }, asked)

/** The same program so much later. */
export const later =
  (duration: Duration.Duration) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(Clock.Clock, (clock) =>
      Effect.provideService(effect, Clock.Clock, {
        ...clock,
        currentTimeMillis: Effect.map(clock.currentTimeMillis, (millis) => millis + Duration.toMillis(duration))
      })
    )

/** Somebody of the hospital who has a password. */
export const withPassword = Effect.gen(function* () {
  const world = yield* city
  const person = personOf(world)
  const { document } = person.person
  yield* Accounts.setPassword(embedder, document, secret)
  return { document, person, world }
})

export const credentialOf = (document: IdentityDocument) =>
  Effect.map(
    Effect.flatMap(Credentials, (credentials) => credentials.find(document)),
    (found) => found as Credential
  )

/** A session that is open for long. */
const sessionOf = ({ hat, user }: Principal, document: IdentityDocument): Session => ({
  digest: "0".repeat(64),
  actor: { user, hat },
  document,
  mustChoose: false,
  usedAt: 4_102_444_700_000,
  expiresAt: 4_102_444_800_000
})

/** Logging in and out, whatever keeps the credentials and sessions (ACC-01, ACC-02, ACC-03, ACC-04, ACC-12). */
export const sessionContract: SessionContract = {
  "ACC-02 a document and its password open a session under the professional's own hat": Effect.gen(function* () {
    const { document, person } = yield* withPassword
    const { actor, expiresAt, token } = yield* logIn(document)
    yield* same("actor", actor, selfOf(person))
    yield* same("for twelve hours", expiresAt - (yield* Clock.currentTimeMillis), 12 * 3_600_000)
    yield* same("principal", yield* Sessions.principal(token), selfOf(person))
    const again = yield* logIn({ ...document, number: `  ${document.number.toLowerCase()} ` })
    yield* same("as typed", again.actor, selfOf(person))
    yield* same("another token", Redacted.value(again.token) === Redacted.value(token), false)
  }),

  "ACC-02 a session has one hat: the one asked for, else the first post of who is no professional": Effect.gen(
    function* () {
      const { document, person, world } = yield* withPassword
      const { bureau, hospital } = world.organisations
      yield* same("user", (yield* posted(world, "authority", document)).user, person.user)
      yield* posted(world, "hospital", document)
      yield* same("own first", (yield* logIn(document)).actor, selfOf(person))
      yield* same("own asked for", (yield* logIn(document, secret, professional)).actor, selfOf(person))
      yield* same(
        "post asked for",
        (yield* logIn(document, secret, postAt(world, "hospital"))).actor,
        withPowers(administrator(world, "hospital", person.user), "employer")
      )
      const { user } = yield* posted(world, "bureau", stranger)
      yield* same("the same user", (yield* posted(world, "hospital", stranger, "ordinary")).user, user)
      yield* Accounts.setPassword(embedder, stranger, other)
      const first = withPowers(administrator(world, "bureau", user), "bureau", bureau.region)
      yield* same("first post", (yield* logIn(stranger, other)).actor, first)
      const { powers } = (yield* logIn(stranger, other, postAt(world, "hospital"))).actor
      yield* same("without a role", powers, { superAdministrator: false, modules: [] })
      yield* same("of which organisation", hospital.kind, "employer")
    }
  ),

  "SYS-06 who held posts before being a professional acts as one user under all hats": Effect.gen(function* () {
    const world = yield* city
    const { cells, document } = newcomer(world)
    const { user: before } = yield* posted(world, "hospital", document)
    yield* Accounts.setPassword(embedder, document, secret)
    yield* same("before", (yield* logIn(document)).actor.user, before)
    const importRow = yield* Professionals.rosterImporter(administrator(world, "bureau", "root1"))
    yield* importRow({ number: 2, cells })
    const own = (yield* logIn(document)).actor
    const post = (yield* logIn(document, secret, postAt(world, "hospital"))).actor
    yield* same("hats", [own.hat._tag, post.hat._tag] as ReadonlyArray<string>, ["Professional", "Administrator"])
    yield* same("one user", post.user, own.user)
    yield* same("the professional's", own.user, before)
  }),

  "ACC-03 that a hat is not held is told only to who has the right password": Effect.gen(function* () {
    const { document, world } = yield* withPassword
    yield* refused("no post", "NoSuchHat", logIn(document, secret, postAt(world, "hospital")))
    yield* refused("wrong", "LogInFailed", logIn(document, other, postAt(world, "hospital")))
    yield* Accounts.setPassword(embedder, stranger, other)
    yield* refused("no professional", "NoSuchHat", logIn(stranger, other, professional))
    yield* refused("no hat at all", "NoSuchHat", logIn(stranger, other))
  }),

  "ACC-03 whether somebody is known does not tell: one answer, after one verification": Effect.gen(function* () {
    const { document, person, world } = yield* withPassword
    const { document: silent } = personOf(world, 1).person
    const { document: headed } = personOf(world, 2).person
    yield* posted(world, "factory", headed)
    const count = yield* HashingCount
    const odd: ReadonlyArray<IdentityDocument> = [
      document,
      silent,
      headed,
      stranger,
      { ...document, number: "" },
      { ...document, number: `${document.number}0` },
      { ...document, number: `${document.number.slice(0, -1)}\0` },
      { ...document, number: "\uD800" },
      { ...document, number: "9".repeat(1_000_000) },
      { type: "residentId' or ''='\0" as never, number: document.number },
      { type: "__proto__" as never, number: document.number }
    ]
    const answers = new Set<string>()
    for (const one of odd) {
      const before = count.verified
      const refusal = yield* refused(`${one.type}/${one.number.slice(0, 20)}`, "LogInFailed", logIn(one, other))
      answers.add(JSON.stringify([refusal, refusal.zh, refusal.en]))
      yield* same("verifications", count.verified - before, 1)
    }
    yield* same("answers", answers.size, 1)
    const before = count.verified
    for (const password of ["", "\uD800", "密".repeat(1_000_000)]) {
      const given = Redacted.make(password)
      yield* refused("known", "LogInFailed", logIn(document, given))
      yield* refused("unknown", "LogInFailed", logIn(stranger, given))
    }
    yield* same("none for what is no password", count.verified, before)
    yield* same("right", (yield* logIn(document)).actor, selfOf(person))
  }),

  "ACC-12 logging out ends that session and no other": Effect.gen(function* () {
    const { document, person } = yield* withPassword
    const [one, two] = [yield* logIn(document), yield* logIn(document)]
    yield* Sessions.logOut(one.token)
    yield* same("ended", yield* Sessions.principal(one.token), undefined)
    yield* same("the other", yield* Sessions.principal(two.token), selfOf(person))
    yield* Sessions.logOut(one.token)
    for (const text of ["", "\0", "A".repeat(43), "A".repeat(1_000_000), `${Redacted.value(two.token)}=`]) {
      yield* same("no token", yield* Sessions.principal(Redacted.make(text)), undefined)
      yield* Sessions.logOut(Redacted.make(text))
    }
    yield* same("still", yield* Sessions.principal(two.token), selfOf(person))
  }),

  "ACC-02 a session ends by itself, used or not, and is then collected": Effect.gen(function* () {
    const { document, person } = yield* withPassword
    const short = yield* Effect.provideService(logIn(document), SessionLifetime, Duration.minutes(30))
    const long = yield* logIn(document)
    const just = later(Duration.millis(30 * 60_000 - 1))
    yield* same("until then", yield* just(Sessions.principal(short.token)), selfOf(person))
    yield* same("nothing to collect", yield* just(Sessions.collect), 0)
    const then = later(Duration.minutes(30))
    yield* same("from then on", yield* then(Sessions.principal(short.token)), undefined)
    yield* same("collected", yield* then(Sessions.collect), 1)
    yield* same("once", yield* then(Sessions.collect), 0)
    yield* same("gone", yield* Sessions.principal(short.token), undefined)
    yield* same("the other", yield* then(Sessions.principal(long.token)), selfOf(person))
    yield* same("all", yield* later(Duration.hours(12))(Sessions.collect), 1)
  }),

  "ACC-04 another password or other posts end every session of that document and none else": Effect.gen(function* () {
    const { document, person, world } = yield* withPassword
    const neighbour = personOf(world, 1)
    yield* Accounts.setPassword(embedder, neighbour.person.document, secret)
    const beside = yield* logIn(neighbour.person.document)
    const [one, two] = [yield* logIn(document), yield* logIn(document)]
    yield* Accounts.setPassword(embedder, document, other)
    for (const { token } of [one, two]) yield* same("ended", yield* Sessions.principal(token), undefined)
    yield* refused("the old one", "LogInFailed", logIn(document))
    const three = yield* logIn(document, other)
    yield* same("the new one", yield* Sessions.principal(three.token), selfOf(person))
    yield* posted(world, "hospital", document)
    yield* same("another hat is another session", yield* Sessions.principal(three.token), selfOf(person))
    yield* same("password kept", (yield* logIn(document, other)).actor, selfOf(person))
    yield* same("the neighbour", yield* Sessions.principal(beside.token), selfOf(neighbour))
  }),

  "ACC-02 ACC-07 a post that is disabled, removed or handed over has no session; the user's other hats stay":
    Effect.gen(function* () {
      const { document, person, world } = yield* withPassword
      const { hospital } = world.organisations
      const boss = yield* posted(world, "hospital", stranger)
      const post = yield* posted(world, "hospital", document, "ordinary")
      yield* Accounts.setPassword(embedder, stranger, other)
      const self = yield* logIn(document, secret, professional)
      const atPost = logIn(document, secret, postAt(world, "hospital"))
      const bossIn = yield* logIn(stranger, other)
      const principal = (yield* Sessions.principal(bossIn.token)) as Principal
      const ended = Effect.fnUntraced(function* (what: string, act: Effect.Effect<unknown, unknown, Ports>) {
        const { token } = yield* atPost
        yield* same(`${what}: before`, (yield* Sessions.principal(token))?.user, person.user)
        yield* act
        yield* same(what, yield* Sessions.principal(token), undefined)
        yield* same(`${what}: the other hat`, yield* Sessions.principal(self.token), selfOf(person))
        return token
      })
      const token = yield* ended("disabled", Administrators.disable(principal, post.id))
      yield* refused("told only who knows the password", "HatUnusable", atPost)
      yield* refused("not told", "LogInFailed", logIn(document, other, postAt(world, "hospital")))
      yield* Administrators.enable(principal, post.id)
      yield* same("ended for good", yield* Sessions.principal(token), undefined)
      yield* ended("removed", Administrators.remove(principal, post.id))
      yield* refused("no such hat", "NoSuchHat", atPost)
      const again = yield* posted(world, "hospital", document, "ordinary")
      yield* Administrators.makeSuper(principal, again.id)
      yield* same("handed over", yield* Sessions.principal(bossIn.token), undefined)
      const heir = yield* Sessions.principal((yield* atPost).token)
      yield* same("the heir", heir?.powers?.superAdministrator, true)
      yield* same("boss", boss.organisation, hospital.id)
    }),

  "ACC-06 whoever logs in under a post that is offered takes it; what it may do follows from its role": Effect.gen(
    function* () {
      const { document, person, world } = yield* withPassword
      const { hospital } = world.organisations
      const boss = administrator(world, "hospital", "boss")
      const role = yield* Roles.create(boss, hospital.id, { name: "审核员", description: "", modules: ["hourReview"] })
      const holder = { document, name: "某", mobile: "1" }
      const post = yield* Administrators.add(boss, hospital.id, holder, { department: null, role: role.id })
      yield* same("offered", [post.state, post.user], ["offered", person.user])
      const { actor, token } = yield* logIn(document, secret, postAt(world, "hospital"))
      yield* same("powers", actor.powers?.modules, ["hourReview"])
      yield* Roles.edit(boss, role.id, { name: "审核员", description: "", modules: ["queries"] })
      yield* same("live", (yield* Sessions.principal(token))?.powers?.modules, ["queries"])
      const posts = yield* (yield* PostRepository).ofUser(person.user)
      yield* same(
        "taken",
        posts.map(({ state }) => state),
        ["active"]
      )
    }
  ),

  "ACC-02 ACC-10 a session is found with the post that its hat names as it stands, and with no other": Effect.gen(
    function* () {
      const { document, person, world } = yield* withPassword
      const { hospital } = world.organisations
      const boss = administrator(world, "hospital", "boss")
      const facts = { name: "审核员", description: "", modules: ["hourReview"] } as const
      const role = yield* Roles.create(boss, hospital.id, facts)
      yield* posted(world, "bureau", document)
      const post = yield* posted(world, "hospital", document, "ordinary")
      const sessions = yield* SessionRepository
      const held = Effect.fnUntraced(function* (digit: string, who: Principal) {
        const session = { ...sessionOf(who, document), digest: digit.repeat(64) }
        yield* sessions.open(session, yield* credentialOf(document))
        return Effect.map(sessions.find(session.digest), (found) => {
          if (found?.held === undefined) return []
          const { organisation, post, role } = found.held
          return [organisation.kind, organisation.region, post.state, post.rank, ...(role?.modules ?? [])]
        })
      })
      const [own, above, here, nowhere] = yield* Effect.all([
        held("1", selfOf(person)),
        held("2", administrator(world, "bureau", person.user)),
        held("3", administrator(world, "hospital", person.user)),
        held("4", administrator(world, "factory", person.user))
      ])
      yield* same("their own hat", yield* own, [])
      yield* same("of another", yield* nowhere, [])
      yield* same("super", yield* above, ["bureau", "371000", "active", "super"])
      yield* same("without a role", yield* here, ["employer", "371000", "active", "ordinary"])
      yield* Administrators.assign(boss, post.id, { department: null, role: role.id })
      yield* same("with one", yield* here, ["employer", "371000", "active", "ordinary", "hourReview"])
      yield* Roles.edit(boss, role.id, { ...facts, modules: ["queries"] })
      yield* same("another now", yield* here, ["employer", "371000", "active", "ordinary", "queries"])
      yield* Administrators.decline(administrator(world, "hospital", person.user), post.id)
      yield* same("laid down", yield* here, [])
      yield* same("still super", yield* above, ["bureau", "371000", "active", "super"])
    }
  ),

  "ACC-04 nobody gets in with a credential that changed since it was read": Effect.gen(function* () {
    const { document, person } = yield* withPassword
    const read = yield* credentialOf(document)
    yield* Accounts.setPassword(embedder, document, other)
    const sessions = yield* SessionRepository
    const session = sessionOf(selfOf(person), document)
    const conflict = yield* refused("late", "Conflict", sessions.open(session, read))
    yield* same("what", conflict.what as string, "changed")
    yield* same("not opened", yield* sessions.find(session.digest), undefined)
    yield* refused("no such credential", "Conflict", sessions.open(session, { ...read, document: stranger }))
    yield* sessions.open(session, yield* credentialOf(document))
    yield* same("opened", yield* sessions.find(session.digest), { ...session, held: undefined })
  }),

  "ACC-01 one credential a document: of two who write it on one reading the second is a conflict": Effect.gen(
    function* () {
      const { document } = yield* withPassword
      const credentials = yield* Credentials
      const before = yield* credentialOf(document)
      const next: Credential = { ...before, hash: "first", version: before.version + 1 }
      yield* credentials.set(next)
      yield* refused("second", "Conflict", credentials.set({ ...next, hash: "second" }))
      yield* refused("anew", "Conflict", credentials.set({ ...next, hash: "second", version: 1 }))
      yield* refused("ahead", "Conflict", credentials.set({ ...next, hash: "second", version: next.version + 2 }))
      yield* refused("from nothing", "Conflict", credentials.set({ ...next, document: stranger }))
      yield* same("kept", yield* credentialOf(document), next)
      yield* same("none", yield* credentials.find(stranger), undefined)
      yield* same("of another type", yield* credentials.find({ ...document, type: "officer" }), undefined)
    }
  ),

  "ACC-10 the embedder alone gives passwords; what is no document or password is refused": Effect.gen(function* () {
    const { document, world } = yield* withPassword
    const before = yield* credentialOf(document)
    const { hashed } = yield* HashingCount
    for (const actor of world.actors.filter(({ hat }) => hat._tag !== "Embedder")) {
      yield* refused("password", "NotAllowed", Accounts.setPassword(actor, document, other))
    }
    for (const number of ["", "371002", "37100219760425627X", "\0", "1".repeat(1_000_000)])
      yield* refused("document", "WrongDocument", Accounts.setPassword(embedder, { ...document, number }, other))
    for (const text of ["", "\uDC00", "p".repeat(1_000_000)])
      yield* refused("password", "UnusablePassword", Accounts.setPassword(embedder, document, Redacted.make(text)))
    yield* same("unchanged", yield* credentialOf(document), before)
    yield* same("nothing hashed", (yield* HashingCount).hashed, hashed)
  })
}
