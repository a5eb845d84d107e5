import { Context, Duration, Effect, Redacted, Result } from "effect"
import { Digests } from "../journal/Digests.ts"
import { decideAgain } from "../journal/decideAgain.ts"
import { now } from "../kernel/now.ts"
import { RuleError } from "../kernel/RuleError.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import type { CaptchaAnswer } from "./Captcha.ts"
import * as Captcha from "./Captcha.ts"
import { Challenges } from "./Challenges.ts"
import { Credentials } from "./Credentials.ts"
import { chosenPassword } from "./chosenPassword.ts"
import { contactOf } from "./contactOf.ts"
import { documentKey } from "./documentKey.ts"
import { KeyedDigests } from "./KeyedDigests.ts"
import { Messages } from "./Messages.ts"
import { Passwords } from "./Passwords.ts"
import { codeText } from "./rules/codeText.ts"
import { readDocument } from "./rules/readDocument.ts"
import { countUnder, forgetUnder, passwordScopes, type Scopes, underLock } from "./underLock.ts"

/** How long a code can be used, and how often it may be tried: ten minutes and five times unless provided otherwise. */
export const CodeLimits = Context.Reference<{ readonly lifetime: Duration.Duration; readonly tries: number }>(
  "@xueshi/core/account/CodeLimits",
  { defaultValue: () => ({ lifetime: Duration.minutes(10), tries: 5 }) }
)

/** A code is not the one that was sent, or no longer. It is never told which, nor whether there is such an account. */
export class CodeRefused extends RuleError<CodeRefused>()(
  "CodeRefused",
  {},
  {
    rule: "ACC-11",
    zh: () => "验证码不正确或已失效，请重新获取",
    en: () => "the code is wrong or can no longer be used; ask for another one"
  }
) {}

/** Whose password is forgotten, and where they come from. */
export interface Forgetting {
  readonly document: IdentityDocument
  readonly address?: string | undefined
}

/** Of an address, beside the checks of passwords. */
const addressScope = (address: string | undefined): Scopes =>
  address === undefined ? [] : [["address", JSON.stringify(["code", address])]]

const normalised = (typed: IdentityDocument) => Result.getOrElse(readDocument(typed), () => typed)

const digestsOf = Effect.fnUntraced(function* (document: IdentityDocument, code: string) {
  const { digest } = yield* KeyedDigests
  const of = documentKey(document)
  return { key: `code/${yield* digest("code", of)}`, digest: yield* digest("code", JSON.stringify([of, code])) }
})

const textOf = (code: string, minutes: number): string =>
  `【学时】验证码 ${code}，${minutes} 分钟内有效，用于重新设置密码。如非本人操作，请勿告知他人。`

/**
 * Sends a code to the holder of a document, in place of any sent before (ACC-11). Whether there is such an account does not
 * show: the same is read and written for everybody, and nobody waits for the sending.
 */
export const ask = Effect.fn("ForgottenPassword.ask")(function* (
  given: Forgetting & { readonly captcha?: CaptchaAnswer | undefined }
) {
  yield* Captcha.check(given.captcha)
  const document = normalised(given.document)
  yield* countUnder([["request", documentKey(document)], ...addressScope(given.address)])
  const credential = yield* (yield* Credentials).find(document)
  const contact = yield* contactOf({ document })
  const code = codeText(yield* (yield* Digests).salt)
  const { lifetime } = yield* CodeLimits
  const challenge = yield* digestsOf(document, code)
  yield* (yield* Challenges).put({ ...challenge, expiresAt: (yield* now).at + Duration.toMillis(lifetime) })
  if (credential === undefined || contact === undefined) return
  const text = Redacted.make(textOf(code, Math.floor(Duration.toMinutes(lifetime))), { label: "code" })
  yield* (yield* Messages).send(contact, text).pipe(
    Effect.catchCause(() => Effect.logWarning("a code could not be sent (ACC-11)")),
    Effect.forkDetach
  )
})

/** Whether this is the code that was sent; it is used up. */
const useCode = Effect.fnUntraced(function* (document: IdentityDocument, code: Redacted.Redacted) {
  const { digest, key } = yield* digestsOf(document, Redacted.value(code).normalize("NFKC").trim())
  const challenges = yield* Challenges
  const kept = yield* challenges.attempt(key)
  const { tries } = yield* CodeLimits
  const right = kept?.digest === digest && kept.tries <= tries && kept.expiresAt > (yield* now).at
  if (!right || !(yield* challenges.end(kept))) return yield* new CodeRefused()
})

/**
 * Lets whoever has the code that was sent choose a password, and ends all sessions (ACC-11). The lock on the account is lifted,
 * since it was no stranger.
 */
export const reset = Effect.fn("ForgottenPassword.reset")(function* (
  given: Forgetting & { readonly code: Redacted.Redacted; readonly password: Redacted.Redacted }
) {
  const document = normalised(given.document)
  const chosen = yield* chosenPassword(document, given.password)
  // Before the code is looked at: it takes the same work, right or wrong.
  const hash = yield* (yield* Passwords).hash(chosen)
  yield* underLock(addressScope(given.address), useCode(document, given.code))
  const credentials = yield* Credentials
  yield* decideAgain(
    Effect.gen(function* () {
      const credential = yield* credentials.find(document)
      if (credential === undefined) return yield* new CodeRefused()
      yield* credentials.set({ document: credential.document, hash, version: credential.version + 1 })
    })
  )
  yield* forgetUnder(
    passwordScopes(documentKey(document), given.address, undefined).filter(([one]) => one !== "address")
  )
})
