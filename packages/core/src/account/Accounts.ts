import { Effect, type Redacted } from "effect"
import { decideAgain } from "../journal/decideAgain.ts"
import { Ids, type OrganisationId, UserId } from "../kernel/ids.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import type { Actor } from "./Actor.ts"
import { type Credential, Credentials } from "./Credentials.ts"
import { Passwords } from "./Passwords.ts"
import { mayGiveAccess } from "./rules/mayGiveAccess.ts"
import { readDocument } from "./rules/readDocument.ts"
import { readPassword } from "./rules/readPassword.ts"

/** Writes part of the credential of a document, made where there is none; gives the user. */
export const give = Effect.fnUntraced(function* (
  document: IdentityDocument,
  given: Partial<Pick<Credential, "hash" | "posts">>
) {
  const credentials = yield* Credentials
  const before = yield* credentials.find(document)
  const professional = yield* (yield* ProfessionalRepository).findByDocument(document)
  const user = professional?.user ?? before?.user ?? UserId.make(yield* (yield* Ids).next)
  const version = (before?.version ?? 0) + 1
  yield* credentials.set({ hash: null, posts: [], ...before, ...given, document, user, version })
  return user
}, decideAgain)

/** Gives the holder of a document a password, in place of any other, and ends their sessions (ACC-04). Gives the user. */
export const setPassword = Effect.fn("Accounts.setPassword")(function* (
  actor: Actor,
  typed: IdentityDocument,
  password: Redacted.Redacted
) {
  yield* Effect.fromResult(mayGiveAccess(actor))
  const document = yield* Effect.fromResult(readDocument(typed))
  const hash = yield* (yield* Passwords).hash(yield* Effect.fromResult(readPassword(password)))
  return yield* give(document, { hash })
})

/**
 * Lets the holder of a document administer these organisations and no others, the usual one first, and ends their sessions
 * (ACC-02). Gives the user.
 */
export const setPosts = Effect.fn("Accounts.setPosts")(function* (
  actor: Actor,
  typed: IdentityDocument,
  posts: ReadonlyArray<OrganisationId>
) {
  yield* Effect.fromResult(mayGiveAccess(actor))
  const document = yield* Effect.fromResult(readDocument(typed))
  const organisations = yield* OrganisationRepository
  for (const post of posts) yield* organisations.get(post)
  return yield* give(document, { posts: [...new Set(posts)] })
})
