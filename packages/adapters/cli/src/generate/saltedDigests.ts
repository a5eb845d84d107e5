import { createHash } from "node:crypto"
import { Digests } from "@xueshi/core"
import { NodeDigests } from "@xueshi/sql"
import { Effect, Layer } from "effect"

/**
 * Node's digests, with salts that follow from a name: the people are made up, so nothing is to be guessed, and the same seed gives
 * the same rows.
 */
export const saltedDigests = (name: string): Layer.Layer<never> => {
  let count = 0
  return Layer.effect(
    Digests,
    Effect.gen(function* () {
      const { sha256 } = yield* Digests
      return Digests.of({
        sha256,
        salt: Effect.sync(() => createHash("sha256").update(`${name} ${count++}`).digest("hex").slice(0, 32))
      })
    })
  ).pipe(Layer.provide(NodeDigests))
}
