import { type Contact, Messages } from "@xueshi/core"
import { Deferred, Effect, Redacted } from "effect"

/** What an effect sends, once it is sent: to whom, and the text; and what it answers. */
export const sentBy = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const message = yield* Deferred.make<readonly [Contact, string]>()
    const send = (to: Contact, text: Redacted.Redacted) =>
      Deferred.succeed(message, [to, Redacted.value(text)] as const)
    const answer = yield* Effect.provideService(effect, Messages, { send })
    const [to, text] = yield* Deferred.await(message)
    return { answer, to, text }
  })
