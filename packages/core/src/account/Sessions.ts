import { Duration, Effect, type Redacted } from "effect"
import { decideAgain } from "../journal/decideAgain.ts"
import { now } from "../kernel/now.ts"
import { RuleError } from "../kernel/RuleError.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import type { AskedHat } from "./Actor.ts"
import type { CaptchaAnswer } from "./Captcha.ts"
import * as Captcha from "./Captcha.ts"
import { Credentials } from "./Credentials.ts"
import { checkPassword } from "./checkPassword.ts"
import { addDevice, deviceOf, isOf, renewDevice } from "./deviceToken.ts"
import { type LoggedIn, openSession, sessionUnder } from "./openSession.ts"
import { PasswordMustChange } from "./PasswordMustChange.ts"
import { principalOf } from "./rules/principalOf.ts"
import { SessionIdle } from "./SessionLifetime.ts"
import { SessionRepository } from "./SessionRepository.ts"
import { digestOfToken } from "./sessionToken.ts"

export type { LoggedIn } from "./openSession.ts"

/** Where somebody comes from who proves who they are. */
export interface Coming {
  /** The network address, where the embedder tells it. */
  readonly address?: string | undefined
  /** The token of the device that they came by. */
  readonly device?: Redacted.Redacted | undefined
}

/** What somebody says of themselves to log in, as typed. */
export interface LogIn extends Coming {
  readonly document: IdentityDocument
  readonly password: Redacted.Redacted
  readonly captcha?: CaptchaAnswer | undefined
  /** Whether the device is to open sessions from now on. */
  readonly remember?: boolean | undefined
}

/** A session, and the next token of the device, if it is known. */
export interface Entered extends LoggedIn {
  readonly device: Redacted.Redacted | undefined
}

/** Nobody is remembered by a device's token, or no longer. */
export class DeviceUnknown extends RuleError<DeviceUnknown>()(
  "DeviceUnknown",
  {},
  {
    rule: "ACC-12",
    zh: () => "此设备未被记住或已失效，请用密码登录",
    en: () => "this device is not remembered, or no longer: log in with your password"
  }
) {}

/**
 * Opens a session under one hat: the one asked for, else the professional's own, else the first post (ACC-02, ACC-03). An
 * unknown document, one that cannot be, and a wrong password have one answer after the same work. A session that a one-time
 * password has opened may only choose a password (`OwnPassword.change`).
 */
export const logIn = Effect.fn("Sessions.logIn")(function* (given: LogIn, asked?: AskedHat) {
  yield* Captcha.check(given.captcha)
  const device = yield* deviceOf(given.device)
  const [credential, opened] = yield* decideAgain(
    Effect.gen(function* () {
      const { credential, oneTime } = yield* checkPassword(given.document, given.password, {
        address: given.address,
        device
      })
      return [credential, yield* openSession(credential, asked, oneTime)] as const
    })
  )
  const { remember = false } = given
  const known = device !== undefined && isOf(device, credential.document) ? device : undefined
  const next = opened.mustChoose
    ? undefined
    : known !== undefined
      ? yield* renewDevice(known, credential, opened.actor.hat, remember)
      : remember
        ? yield* addDevice(credential, opened.actor.hat)
        : undefined
  return { ...opened, device: next } satisfies Entered as Entered
})

/** Opens a session by a device that remembers somebody, under the hat of its last log-in; the token is used up (ACC-12). */
export const resume = Effect.fn("Sessions.resume")(function* (token: Redacted.Redacted) {
  const device = yield* deviceOf(token)
  if (device?.opens !== true) return yield* new DeviceUnknown()
  const credential = yield* (yield* Credentials).find(device.document)
  if (credential?.version !== device.version) return yield* new DeviceUnknown()
  const opened = yield* openSession(credential, device.hat, false)
  const next = yield* renewDevice(device, credential, opened.actor.hat)
  if (next !== undefined) return { ...opened, device: next } satisfies Entered as Entered
  yield* logOut(opened.token)
  return yield* new DeviceUnknown()
})

/**
 * Who acts with a token; undefined where no session is open under it. Refused where it may only choose a password.
 */
export const principal = Effect.fn("Sessions.principal")(function* (token: Redacted.Redacted) {
  const session = yield* sessionUnder(token)
  if (session === undefined) return undefined
  return session.mustChoose ? yield* new PasswordMustChange() : principalOf(session.actor, session.held)
})

/** The same for what a session may do that must choose a password: choose it, and log out. */
export const principalChoosing = Effect.fn("Sessions.principalChoosing")(function* (token: Redacted.Redacted) {
  return (yield* sessionUnder(token))?.actor
})

/** Ends the session of a token (ACC-12); does nothing where there is none. */
export const logOut = Effect.fn("Sessions.logOut")(function* (token: Redacted.Redacted) {
  const digest = yield* digestOfToken(token)
  if (digest !== undefined) yield* (yield* SessionRepository).end(digest)
})

/** Removes what has expired; gives how many. To be run now and then: what has expired is not found anyway. */
export const collect = Effect.gen(function* () {
  const { at } = yield* now
  return yield* (yield* SessionRepository).collect(at, at - Duration.toMillis(yield* SessionIdle))
}).pipe(Effect.withSpan("Sessions.collect"))
