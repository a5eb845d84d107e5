import { Duration, Effect, type Redacted } from "effect"
import { Conflict } from "../journal/Store.ts"
import { now } from "../kernel/now.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import type { Review } from "../review/Review.ts"
import { ReviewRepository } from "../review/ReviewRepository.ts"
import type { Actor, AskedHat } from "./Actor.ts"
import { accept } from "./Administrators.ts"
import { type Credential, Credentials } from "./Credentials.ts"
import { PostRepository } from "./PostRepository.ts"
import { actorOf, type Principal } from "./Principal.ts"
import { chooseHat, HatUnusable, NoSuchHat, type Unapproved } from "./rules/chooseHat.ts"
import { isOpen } from "./rules/isOpen.ts"
import { principalOf } from "./rules/principalOf.ts"
import { SessionEnded } from "./SessionEnded.ts"
import { SessionIdle, SessionLifetime, SessionTouch } from "./SessionLifetime.ts"
import { SessionRepository } from "./SessionRepository.ts"
import { digestOfToken, makeToken } from "./sessionToken.ts"

/** An open session. The token is shown once, to whoever has logged in. */
export interface LoggedIn {
  readonly token: Redacted.Redacted
  readonly actor: Principal
  /** Whether the session may do nothing but choose a password. */
  readonly mustChoose: boolean
  /** In milliseconds since 1970-01-01T00:00Z. */
  readonly expiresAt: number
}

/** Uses a one-time password up: nobody logs in with it again (ACC-03). */
const used = Effect.fnUntraced(function* (credential: Credential) {
  const next: Credential = { ...credential, hash: null, version: credential.version + 1 }
  yield* (yield* Credentials).set(next)
  return next
})

const unapproved = ({ organisation, responsible, state }: Review): ReadonlyArray<Unapproved> =>
  state === "pending" || state === "rejected" ? [{ organisation, state, reviewer: responsible }] : []

/** The same refusal with the name of whom to ask (ACC-03). */
const naming = Effect.fnUntraced(function* (refused: NoSuchHat | HatUnusable) {
  if (!(refused instanceof HatUnusable)) return yield* refused
  const { organisation, why } = refused
  const { name } = yield* Effect.orDie((yield* OrganisationRepository).get(organisation))
  return yield* new HatUnusable({ why, organisation, name })
})

/** The holder of a document under one hat; a post that is offered under it is taken (ACC-06). */
const wearing = Effect.fnUntraced(function* (
  { document, unproven }: Pick<Credential, "document" | "unproven">,
  asked: AskedHat | undefined
) {
  const repository = yield* PostRepository
  const user = yield* repository.userOf(document)
  if (user === undefined) return yield* new NoSuchHat()
  const professional = yield* (yield* ProfessionalRepository).findByDocument(document)
  const posts = yield* repository.ofUser(user)
  const registrations = (yield* (yield* ReviewRepository).registrationsOf(user)).flatMap(unapproved)
  const chosen = Effect.fromResult(
    chooseHat({ professional, posts, registrations, unproven: unproven === true }, asked)
  )
  const hat = yield* Effect.catch(chosen, naming)
  const actor: Actor = { user, hat }
  const post = posts.find(({ organisation }) => hat._tag === "Administrator" && organisation === hat.organisation)
  if (post?.state === "offered") yield* Effect.mapError(accept(actor, post.id), asGone)
  const held = hat._tag === "Administrator" ? yield* repository.held(hat.organisation, user) : undefined
  return principalOf(actor, held) ?? (yield* new NoSuchHat())
})

/** A post that has just ended is none; somebody who was faster is told so. */
const asGone = <E>(refused: E) => (refused instanceof Conflict ? refused : new NoSuchHat())

/** Opens a session with a credential under one hat: the one asked for, else the usual one. */
export const openSession = Effect.fnUntraced(function* (
  credential: Credential,
  asked: AskedHat | undefined,
  mustChoose: boolean
) {
  const { document } = credential
  const actor = yield* wearing(credential, asked)
  const token = yield* makeToken
  const digest = (yield* digestOfToken(token)) as string
  const { at } = yield* now
  const expiresAt = at + Duration.toMillis(yield* SessionLifetime)
  const session = { digest, actor: actorOf(actor), document, mustChoose, usedAt: at, expiresAt }
  yield* (yield* SessionRepository).open(session, mustChoose ? yield* used(credential) : credential)
  return { token, actor, mustChoose, expiresAt } satisfies LoggedIn as LoggedIn
})

/** The session that is open under a token, which counts as used; undefined where there is none. */
export const sessionUnder = Effect.fnUntraced(function* (token: Redacted.Redacted) {
  const digest = yield* digestOfToken(token)
  const repository = yield* SessionRepository
  const session = digest === undefined ? undefined : yield* repository.find(digest)
  const { at } = yield* now
  if (session === undefined || !isOpen(session, Duration.toMillis(yield* SessionIdle), at)) return undefined
  if (at - session.usedAt >= Duration.toMillis(yield* SessionTouch)) yield* repository.touch(session.digest, at)
  return session
})

/** The same, for who must be somebody. */
export const ownSession = Effect.fnUntraced(function* (token: Redacted.Redacted) {
  return (yield* sessionUnder(token)) ?? (yield* new SessionEnded())
})
