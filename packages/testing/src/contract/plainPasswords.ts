import { type Password, Passwords } from "@xueshi/core"
import { Context, Effect, Layer, Redacted } from "effect"

/** How often passwords were hashed or verified. */
export class HashingCount extends Context.Service<HashingCount, { hashed: number; verified: number }>()(
  "@xueshi/testing/contract/HashingCount"
) {}

const plain = (password: Password): string => [...Redacted.value(password)].toReversed().join("")

/** Passwords that take no time and are kept backwards: for contracts, never for a deployment. */
export const plainPasswords: Layer.Layer<Passwords | HashingCount> = Layer.effectContext(
  Effect.sync(() => {
    const count = { hashed: 0, verified: 0 }
    return Context.make(HashingCount, count).pipe(
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
