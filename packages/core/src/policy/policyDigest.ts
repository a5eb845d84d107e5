import { Schema } from "effect"
import { sha256 } from "../kernel/sha256.ts"
import type { Policy } from "./Policy.ts"
import { PolicyDocument } from "./PolicyDocument.ts"

const encode = Schema.encodeSync(PolicyDocument)

/** JSON with the keys of every object in order and no spaces: the same text for the same content. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(",")}}`
}

const digests = new WeakMap<Policy, string>()

/** What tells a policy document from any other, whatever its version says: SHA-256 of its canonical JSON (CMP-01). */
export const policyDigest = (policy: Policy): string => {
  const known = digests.get(policy)
  if (known !== undefined) return known
  const digest = sha256(canonicalJson(encode(policy.document)))
  digests.set(policy, digest)
  return digest
}
