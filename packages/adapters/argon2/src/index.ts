import { createHmac, randomBytes } from "node:crypto"
import { hash, verify } from "@node-rs/argon2"
import {
  CommonPasswords,
  type HashingLimits,
  KeyedDigests,
  limitPasswords,
  type Password,
  Passwords,
  type Purpose
} from "@xueshi/core"
import { Effect, Layer, Redacted } from "effect"
import { commonPasswords } from "./commonPasswords.ts"

/** Argon2id with 19 MiB, two passes and one lane, as OWASP has it. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const hashed = (password: Password) => Effect.promise(() => hash(Redacted.value(password), parameters))

/** On threads beside the main one. A text that is no hash is a defect. */
const argon2id: typeof Passwords.Service = {
  hash: hashed,
  verify: (kept, password) =>
    kept === null ? Effect.as(hashed(password), false) : Effect.promise(() => verify(kept, Redacted.value(password)))
}

/** The least length of a key in bytes: as long as the digests that it makes. */
const leastKey = 32

const keyed = (key: Uint8Array): typeof KeyedDigests.Service => ({
  digest: (purpose: Purpose, text) =>
    Effect.sync(() =>
      createHmac("sha256", key)
        .update(JSON.stringify([purpose, text]), "utf8")
        .digest("hex")
    )
})

/** How passwords are kept. */
export interface Keeping extends Partial<HashingLimits> {
  /**
   * The secret of the deployment, at least 32 random bytes, from where it keeps its secrets and never from the database: one-time
   * passwords, codes and failed attempts are kept by digests made with it. All instances need the same. Without it each process
   * makes its own, so that codes and one-time passwords end with it: for trying out.
   */
  readonly key?: Redacted.Redacted<Uint8Array>
}

/**
 * Passwords as argon2id. At most two are hashed at once unless said otherwise, which leaves half of Node's four threads to
 * files and names; a hundred may wait, which is about a second. Brings keyed digests and the list of common passwords along.
 *
 * @example
 * Sessions.logIn({ document, password }).pipe(Effect.provide(argon2({ key })))
 */
export const argon2 = ({ atOnce = 2, key, waiting = 100 }: Keeping = {}): Layer.Layer<Passwords | KeyedDigests> => {
  const bytes = key === undefined ? randomBytes(leastKey) : Redacted.value(key)
  if (bytes.length < leastKey) throw new RangeError(`a key has at least ${leastKey} bytes`)
  return Layer.mergeAll(
    Layer.effect(Passwords, limitPasswords(argon2id, { atOnce, waiting })),
    Layer.succeed(KeyedDigests, keyed(bytes)),
    Layer.succeed(CommonPasswords, commonPasswords)
  )
}
