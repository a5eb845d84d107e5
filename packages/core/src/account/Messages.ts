import { Console, Context, Effect, Layer, Redacted } from "effect"

/** How somebody is reached. */
export type Contact =
  | { readonly _tag: "Mobile"; readonly number: string }
  | { readonly _tag: "Email"; readonly address: string }

/**
 * Port: sends a text to somebody's mobile or e-mail (ACC-11). What it costs in time nobody waits for, and what it fails with is
 * logged. Nothing is sent unless an embedder says how.
 */
export const Messages = Context.Reference<{
  readonly send: (to: Contact, text: Redacted.Redacted) => Effect.Effect<void, unknown>
}>("@xueshi/core/account/Messages", {
  defaultValue: () => ({ send: () => Effect.fail("there is no way to send messages: provide Messages") })
})

const shown = (to: Contact) => (to._tag === "Mobile" ? to.number : to.address)

/** Messages that are only shown, on standard error unless said otherwise: for trying out. */
export const consoleMessages = (write: (line: string) => Effect.Effect<void> = Console.error): Layer.Layer<never> =>
  Layer.succeed(Messages, { send: (to, text) => write(`${shown(to)}: ${Redacted.value(text)}`) })
