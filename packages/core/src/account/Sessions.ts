import { Duration, Effect, type Redacted, Result } from "effect"
import { decideAgain } from "../journal/decideAgain.ts"
import { now } from "../kernel/now.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import type { Actor, AskedHat } from "./Actor.ts"
import { Credentials } from "./Credentials.ts"
import { LogInFailed } from "./LogInFailed.ts"
import { Passwords } from "./Passwords.ts"
import { chooseHat } from "./rules/chooseHat.ts"
import { readDocument } from "./rules/readDocument.ts"
import { readPassword } from "./rules/readPassword.ts"
import { SessionLifetime } from "./SessionLifetime.ts"
import { SessionRepository } from "./SessionRepository.ts"
import { digestOfToken, makeToken } from "./sessionToken.ts"

/** What somebody says of themselves to log in, as typed. */
export interface LogIn {
  readonly document: IdentityDocument
  readonly password: Redacted.Redacted
}

/** An open session. The token is shown once, to whoever has logged in. */
export interface LoggedIn {
  readonly token: Redacted.Redacted
  readonly actor: Actor
  /** In milliseconds since 1970-01-01T00:00Z. */
  readonly expiresAt: number
}

/** Whose document and password these are. Takes one verification, whoever there is. */
const identify = Effect.fnUntraced(function* ({ document: typed, password: given }: LogIn) {
  const password = readPassword(given)
  if (Result.isFailure(password)) return yield* new LogInFailed()
  const document = readDocument(typed)
  const credential = Result.isSuccess(document) ? yield* (yield* Credentials).find(document.success) : undefined
  const right = yield* (yield* Passwords).verify(credential?.hash ?? null, password.success)
  return credential !== undefined && right ? credential : yield* new LogInFailed()
})

/**
 * Opens a session under one hat: the one asked for, else the professional's own, else the first post (ACC-02, ACC-03). An
 * unknown document, one that cannot be, and a wrong password have one answer after the same work.
 */
export const logIn = Effect.fn("Sessions.logIn")(function* (given: LogIn, asked?: AskedHat) {
  const credential = yield* identify(given)
  const professional = yield* (yield* ProfessionalRepository).findByDocument(credential.document)
  const hat = yield* Effect.fromResult(chooseHat({ professional: professional?.id, posts: credential.posts }, asked))
  // Of the professional's row, which may be younger than the credential: SYS-06 must know whoever wears two hats.
  const actor: Actor = { user: professional?.user ?? credential.user, hat }
  const token = yield* makeToken
  const digest = (yield* digestOfToken(token)) as string
  const expiresAt = (yield* now).at + Duration.toMillis(yield* SessionLifetime)
  yield* (yield* SessionRepository).open({ digest, actor, expiresAt }, credential)
  return { token, actor, expiresAt } satisfies LoggedIn as LoggedIn
}, decideAgain)

/** Who acts with a token; undefined where no session is open under it. */
export const principal = Effect.fn("Sessions.principal")(function* (token: Redacted.Redacted) {
  const digest = yield* digestOfToken(token)
  const session = digest === undefined ? undefined : yield* (yield* SessionRepository).find(digest)
  return session !== undefined && session.expiresAt > (yield* now).at ? session.actor : undefined
})

/** Ends the session of a token (ACC-12); does nothing where there is none. */
export const logOut = Effect.fn("Sessions.logOut")(function* (token: Redacted.Redacted) {
  const digest = yield* digestOfToken(token)
  if (digest !== undefined) yield* (yield* SessionRepository).end(digest)
})

/** Removes what has expired; gives how many. To be run now and then: what has expired is not found anyway. */
export const collect = Effect.gen(function* () {
  return yield* (yield* SessionRepository).collect((yield* now).at)
}).pipe(Effect.withSpan("Sessions.collect"))
