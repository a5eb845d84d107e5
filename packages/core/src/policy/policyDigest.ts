import { Schema } from "effect"
import { canonical, type Json } from "../journal/canonical.ts"
import { sha256 } from "../kernel/sha256.ts"
import type { Policy } from "./Policy.ts"
import { PolicyDocument } from "./PolicyDocument.ts"

const encode = Schema.encodeSync(PolicyDocument)

const digests = new WeakMap<Policy, string>()

/** What tells a policy document from any other, whatever its version says: SHA-256 of its canonical JSON (CMP-01). */
export const policyDigest = (policy: Policy): string => {
  const known = digests.get(policy)
  if (known !== undefined) return known
  const digest = sha256(canonical(encode(policy.document) as Json))
  digests.set(policy, digest)
  return digest
}
