import { hash, verify } from "@node-rs/argon2"
import { type HashingLimits, limitPasswords, type Password, Passwords } from "@xueshi/core"
import { Effect, Layer, Redacted } from "effect"

/** Argon2id with 19 MiB, two passes and one lane, as OWASP has it. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const hashed = (password: Password) => Effect.promise(() => hash(Redacted.value(password), parameters))

/** On threads beside the main one. A text that is no hash is a defect. */
const argon2id: typeof Passwords.Service = {
  hash: hashed,
  verify: (kept, password) =>
    kept === null ? Effect.as(hashed(password), false) : Effect.promise(() => verify(kept, Redacted.value(password)))
}

/**
 * Passwords as argon2id. At most two are hashed at once unless said otherwise, which leaves half of Node's four threads to
 * files and names; a hundred may wait, which is about a second.
 *
 * @example
 * Sessions.logIn({ document, password }).pipe(Effect.provide(argon2()))
 */
export const argon2 = ({ atOnce = 2, waiting = 100 }: Partial<HashingLimits> = {}): Layer.Layer<Passwords> =>
  Layer.effect(Passwords, limitPasswords(argon2id, { atOnce, waiting }))
