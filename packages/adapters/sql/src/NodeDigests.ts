import { createHash, randomBytes } from "node:crypto"
import { Digests } from "@xueshi/core"
import { Effect, Layer } from "effect"

/** Node's own digests at once: `crypto.subtle` goes through a thread for each, which costs more than the digest. */
export const NodeDigests = Layer.succeed(
  Digests,
  Digests.of({
    sha256: (texts) => Effect.sync(() => texts.map((text) => createHash("sha256").update(text, "utf8").digest("hex"))),
    salt: Effect.sync(() => randomBytes(16).toString("hex"))
  })
)
