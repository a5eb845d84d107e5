import { Effect, Redacted, Result } from "effect"
import { now } from "../kernel/now.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import { type Credential, Credentials } from "./Credentials.ts"
import type { Device } from "./Devices.ts"
import { isOf } from "./deviceToken.ts"
import { documentKey } from "./documentKey.ts"
import { KeyedDigests } from "./KeyedDigests.ts"
import { readKept } from "./keptPassword.ts"
import { LogInFailed } from "./LogInFailed.ts"
import { type Password, Passwords } from "./Passwords.ts"
import { oneTimeTyped } from "./rules/oneTimeText.ts"
import { readDocument } from "./rules/readDocument.ts"
import { readPassword } from "./rules/readPassword.ts"
import { passwordScopes, underLock } from "./underLock.ts"

/** The digest that a one-time password of a document is kept by. */
export const oneTimeDigest = Effect.fnUntraced(function* (document: IdentityDocument, typed: Redacted.Redacted) {
  const text = oneTimeTyped(Redacted.value(typed))
  return yield* (yield* KeyedDigests).digest("one-time password", JSON.stringify([documentKey(document), text]))
})

/** A credential, and whether it was a one-time password that opened it. */
export interface Proven {
  readonly credential: Credential
  readonly oneTime: boolean
}

const verify = Effect.fnUntraced(function* (document: IdentityDocument, password: Password, known: boolean) {
  const credential = known ? yield* (yield* Credentials).find(document) : undefined
  const kept = readKept(credential?.hash ?? null)
  const once = Result.isSuccess(kept)
  const digest = yield* oneTimeDigest(document, password)
  // One verification for everybody, whatever is kept.
  const right = yield* (yield* Passwords).verify(once ? null : kept.failure, password)
  const opened = once ? kept.success.digest === digest && kept.success.expiresAt > (yield* now).at : right
  if (credential === undefined || !opened) return yield* new LogInFailed()
  return { credential, oneTime: once } satisfies Proven as Proven
})

/**
 * The one check of a password, wherever it is asked for: under the lock, and with one answer after one verification, whoever
 * there is (ACC-03). What nobody can have as a password is refused before, for everybody alike.
 */
export const checkPassword = Effect.fnUntraced(function* (
  typed: IdentityDocument,
  given: Redacted.Redacted,
  { address, device }: { readonly address?: string | undefined; readonly device?: Device | undefined }
) {
  const password = readPassword(given)
  if (Result.isFailure(password)) return yield* new LogInFailed()
  const read = readDocument(typed)
  const document = Result.getOrElse(read, () => typed)
  const scopes = passwordScopes(documentKey(document), address, isOf(device, document) ? device?.id : undefined)
  return yield* underLock(scopes, verify(document, password.success, Result.isSuccess(read)))
})
