import { Context, Duration, Effect, Redacted, Schema } from "effect"
import { Digests } from "../journal/Digests.ts"
import { now } from "../kernel/now.ts"
import { RuleError } from "../kernel/RuleError.ts"
import { Challenges } from "./Challenges.ts"
import { KeyedDigests } from "./KeyedDigests.ts"
import { captchaTyped } from "./rules/captchaTyped.ts"

/** What a captcha was not answered with. It says nothing of the password, which was not looked at. */
export class WrongCaptcha extends RuleError<WrongCaptcha>()(
  "WrongCaptcha",
  {},
  {
    rule: "ACC-03",
    zh: () => "验证码不正确或已失效，请换一张再试",
    en: () => "the captcha's answer is wrong or too late; take another one"
  }
) {}

/** A picture and what stands in it. */
export interface Painted {
  readonly answer: Redacted.Redacted
  /** As SVG. */
  readonly picture: string
}

/**
 * Port: who paints captchas. Without one there are none, and none is asked for: switch them on by a layer such as `captcha` of
 * `@xueshi/captcha`.
 */
export const CaptchaPainter = Context.Reference<{ readonly paint: Effect.Effect<Painted> } | undefined>(
  "@xueshi/core/account/CaptchaPainter",
  { defaultValue: () => undefined }
)

/** How long a captcha may be answered: five minutes unless provided otherwise. */
export const CaptchaLifetime = Context.Reference<Duration.Duration>("@xueshi/core/account/CaptchaLifetime", {
  defaultValue: () => Duration.minutes(5)
})

/** What was typed into a captcha. */
export const CaptchaAnswer = Schema.Struct({
  id: Schema.String.check(Schema.isPattern(/^[0-9a-f]{32}$/u)),
  answer: Schema.String.check(Schema.isMaxLength(20))
})
export type CaptchaAnswer = typeof CaptchaAnswer.Type

const digestOf = Effect.fnUntraced(function* (id: string, answer: string) {
  return yield* (yield* KeyedDigests).digest("captcha", JSON.stringify([id, captchaTyped(answer)]))
})

/** Makes a captcha, to be answered once; undefined where there are none. */
export const challenge = Effect.fn("Captcha.challenge")(function* () {
  const painter = yield* CaptchaPainter
  if (painter === undefined) return undefined
  const { answer, picture } = yield* painter.paint
  const id = yield* (yield* Digests).salt
  const expiresAt = (yield* now).at + Duration.toMillis(yield* CaptchaLifetime)
  yield* (yield* Challenges).put({
    key: `captcha/${id}`,
    digest: yield* digestOf(id, Redacted.value(answer)),
    expiresAt
  })
  return { id, picture, expiresAt }
})

/** Refuses unless a captcha is answered, for the first time and in time. Nothing is asked for where there are none. */
export const check = Effect.fn("Captcha.check")(function* (given: CaptchaAnswer | undefined) {
  if ((yield* CaptchaPainter) === undefined) return
  if (given === undefined) return yield* new WrongCaptcha()
  const kept = yield* (yield* Challenges).attempt(`captcha/${given.id}`)
  const right = kept?.digest === (yield* digestOf(given.id, given.answer))
  const inTime = kept !== undefined && kept.tries === 1 && kept.expiresAt > (yield* now).at
  if (!right || !inTime) return yield* new WrongCaptcha()
})
