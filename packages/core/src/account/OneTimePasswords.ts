import { Context, Duration, Effect, Redacted } from "effect"
import { Digests } from "../journal/Digests.ts"
import { now } from "../kernel/now.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import { give } from "./Accounts.ts"
import { oneTimeDigest } from "./checkPassword.ts"
import { writeOneTime } from "./keptPassword.ts"
import { oneTimeText } from "./rules/oneTimeText.ts"
import { readDocument } from "./rules/readDocument.ts"

/** How long a one-time password can be used: three days unless provided otherwise. */
export const OneTimeLifetime = Context.Reference<Duration.Duration>("@xueshi/core/account/OneTimeLifetime", {
  defaultValue: () => Duration.days(3)
})

/** A password that opens one session. */
export interface IssuedPassword {
  readonly password: Redacted.Redacted
  /** In milliseconds since 1970-01-01T00:00Z. */
  readonly expiresAt: number
}

/**
 * Gives the holder of a document a password that opens one session, in which another is chosen, in place of any that they had;
 * ends their sessions (ACC-03, ACC-04). The password is told here and never again. Who may do so is for the caller to say.
 */
export const issue = Effect.fn("OneTimePasswords.issue")(function* (typed: IdentityDocument) {
  const document = yield* Effect.fromResult(readDocument(typed))
  const password = Redacted.make(oneTimeText(yield* (yield* Digests).salt), { label: "one-time password" })
  const expiresAt = (yield* now).at + Duration.toMillis(yield* OneTimeLifetime)
  const digest = yield* oneTimeDigest(document, password)
  yield* give(document, { hash: writeOneTime({ digest, expiresAt }) })
  return { password, expiresAt } satisfies IssuedPassword as IssuedPassword
})
