import { Effect } from "effect"
import { PostRepository } from "../account/PostRepository.ts"
import { owning } from "../account/userFor.ts"
import type { Guard } from "../journal/Guard.ts"
import type { ReviewId, UserId } from "../kernel/ids.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import { ReviewRepository } from "./ReviewRepository.ts"

/**
 * ORG-04, PRO-02: a user whom nobody knew before they registered is forgotten with the last of their registrations, password and
 * all, so that whoever registers next proves nothing; unless they wear another hat by now, or wait for one.
 */
export const freeing = Effect.fnUntraced(function* (user: UserId, document: IdentityDocument, review: ReviewId) {
  const posts = yield* (yield* PostRepository).ofUser(user)
  const professional = yield* (yield* ProfessionalRepository).findByDocument(document)
  const registrations = yield* (yield* ReviewRepository).registrationsOf(user)
  const known = registrations.every(({ content, state }) => content["newUser"] !== true || state === "approved")
  const waiting = registrations.filter(({ id, state }) => id !== review && state === "pending")
  if (known || posts.length > 0 || professional !== undefined) return { guards: [], credentials: [] }
  if (waiting.length > 0) {
    // Where another one ends at this moment, one of the two is the last.
    const guards = waiting.map(({ id, version }): Guard => ({ _tag: "Unchanged", aggregate: "Review", id, version }))
    return { guards, credentials: [] }
  }
  const guards: ReadonlyArray<Guard> = [owning("Released", document, user), { _tag: "UserUnknown", user, but: review }]
  return { guards, credentials: [{ document, hash: null }] }
})
