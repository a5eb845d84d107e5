import { Digests, KeyedDigests, type Password, Passwords } from "@xueshi/core"
import { Context, Effect, Layer, Redacted } from "effect"

/** How often passwords were hashed or verified. */
export class HashingCount extends Context.Service<HashingCount, { hashed: number; verified: number }>()(
  "@xueshi/testing/contract/HashingCount"
) {}

const plain = (password: Password): string => [...Redacted.value(password)].toReversed().join("")

/**
 * Passwords that take no time and are kept backwards, and digests that anybody can make: for contracts, never for a
 * deployment.
 */
export const plainPasswords: Layer.Layer<Passwords | KeyedDigests | HashingCount> = Layer.effectContext(
  Effect.sync(() => {
    const count = { hashed: 0, verified: 0 }
    return Context.make(HashingCount, count).pipe(
      Context.add(KeyedDigests, {
        digest: (purpose, text) =>
          Effect.map(
            Effect.flatMap(Digests, ({ sha256 }) => sha256([`${purpose}/${text}`])),
            ([digest = ""]) => digest
          )
      }),
      Context.add(Passwords, {
        hash: (password) =>
          Effect.sync(() => {
            count.hashed += 1
            return plain(password)
          }),
        verify: (hash, password) =>
          Effect.sync(() => {
            count.verified += 1
            return hash === plain(password)
          })
      })
    )
  })
)
