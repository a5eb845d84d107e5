import { Effect, Redacted } from "effect"
import { RuleError } from "../kernel/RuleError.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import { Credentials } from "./Credentials.ts"
import { checkPassword } from "./checkPassword.ts"
import { chosenPassword } from "./chosenPassword.ts"
import { deviceOf } from "./deviceToken.ts"
import { ownSession } from "./openSession.ts"
import { Passwords } from "./Passwords.ts"
import { SessionEnded } from "./SessionEnded.ts"
import type { Coming } from "./Sessions.ts"

/** Somebody who is logged in typed a password that is not theirs. */
export class WrongPassword extends RuleError<WrongPassword>()(
  "WrongPassword",
  {},
  {
    rule: "ACC-04",
    zh: () => "原密码不正确",
    en: () => "this is not your present password"
  }
) {}

/** What somebody types to change a password. */
export interface PasswordChange extends Coming {
  /** The present one; whoever must choose has none. */
  readonly old?: Redacted.Redacted | undefined
  readonly password: Redacted.Redacted
}

const check = Effect.fnUntraced(function* (document: IdentityDocument, typed: Redacted.Redacted, coming: Coming) {
  const device = yield* deviceOf(coming.device)
  return yield* checkPassword(document, typed, { address: coming.address, device }).pipe(
    Effect.catchTag("LogInFailed", () => new WrongPassword())
  )
})

/** Whether somebody who is logged in is still the one who knows the password: asked for before what weighs much (ACC-03). */
export const confirm = Effect.fn("OwnPassword.confirm")(function* (
  token: Redacted.Redacted,
  password: Redacted.Redacted,
  coming: Coming = {}
) {
  const { document } = yield* ownSession(token)
  yield* check(document, password, coming)
})

/**
 * Changes the password of whoever is logged in, who needs the old one or has come by a one-time password, and ends their other
 * sessions (ACC-04). No device opens a session before a password was typed on it again.
 */
export const change = Effect.fn("OwnPassword.change")(function* (token: Redacted.Redacted, given: PasswordChange) {
  const { document, mustChoose } = yield* ownSession(token)
  const chosen = yield* chosenPassword(document, given.password)
  const credentials = yield* Credentials
  const credential = mustChoose
    ? yield* credentials.find(document)
    : (yield* check(document, given.old ?? Redacted.make(""), given)).credential
  const hash = yield* (yield* Passwords).hash(chosen)
  // Looked at again after the credential was read: whatever has changed that has ended the session.
  const { digest } = yield* ownSession(token)
  if (credential === undefined) return yield* new SessionEnded()
  yield* credentials.set({ ...credential, hash, version: credential.version + 1 }, digest)
})
