import { Duration, Effect, type Redacted } from "effect"
import { now } from "../kernel/now.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import type { Actor, AskedHat } from "./Actor.ts"
import { type Credential, Credentials } from "./Credentials.ts"
import { chooseHat } from "./rules/chooseHat.ts"
import { isOpen } from "./rules/isOpen.ts"
import { SessionEnded } from "./SessionEnded.ts"
import { SessionIdle, SessionLifetime, SessionTouch } from "./SessionLifetime.ts"
import { SessionRepository } from "./SessionRepository.ts"
import { digestOfToken, makeToken } from "./sessionToken.ts"

/** An open session. The token is shown once, to whoever has logged in. */
export interface LoggedIn {
  readonly token: Redacted.Redacted
  readonly actor: Actor
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

/** Opens a session with a credential under one hat: the one asked for, else the usual one. */
export const openSession = Effect.fnUntraced(function* (
  credential: Credential,
  asked: AskedHat | undefined,
  mustChoose: boolean
) {
  const { document } = credential
  const professional = yield* (yield* ProfessionalRepository).findByDocument(document)
  const hat = yield* Effect.fromResult(chooseHat({ professional: professional?.id, posts: credential.posts }, asked))
  // Of the professional's row, which may be younger than the credential: SYS-06 must know whoever wears two hats.
  const actor: Actor = { user: professional?.user ?? credential.user, hat }
  const token = yield* makeToken
  const digest = (yield* digestOfToken(token)) as string
  const { at } = yield* now
  const expiresAt = at + Duration.toMillis(yield* SessionLifetime)
  const session = { digest, actor, document, mustChoose, usedAt: at, expiresAt }
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
