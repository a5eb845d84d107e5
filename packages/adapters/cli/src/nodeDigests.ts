import { createHash, randomBytes } from "node:crypto"
import type { Digests } from "@xueshi/core"
import { Effect } from "effect"

/** Node's own digests, which need no waiting: a walk over a whole journal asks for one an entry. */
export const nodeDigests: typeof Digests.Service = {
  sha256: (texts) => Effect.sync(() => texts.map((text) => createHash("sha256").update(text, "utf8").digest("hex"))),
  salt: Effect.sync(() => randomBytes(16).toString("hex"))
}
