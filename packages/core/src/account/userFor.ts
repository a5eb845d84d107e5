import { Effect } from "effect"
import type { Guard } from "../journal/Guard.ts"
import { Ids, UserId } from "../kernel/ids.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import { PostRepository } from "./PostRepository.ts"

/** One user a document (ACC-01): the key that says whose it is. */
export const owning = (_tag: "Claimed" | "Released", { number, type }: IdentityDocument, user: UserId) =>
  ({ _tag, scope: "user.document", key: `${type}/${number}`, by: user }) satisfies Guard

/** The user that a document is known by, or a new one whose it is from now on (ACC-01). */
export const userFor = Effect.fnUntraced(function* (document: IdentityDocument) {
  const found = yield* (yield* PostRepository).userOf(document)
  const user = found ?? UserId.make(yield* (yield* Ids).next)
  return { user, known: found !== undefined, guards: [owning("Claimed", document, user)] as ReadonlyArray<Guard> }
})
