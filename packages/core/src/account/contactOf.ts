import { Effect } from "effect"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import type { Credential } from "./Credentials.ts"
import type { Contact } from "./Messages.ts"
import { PostRepository } from "./PostRepository.ts"

const firstPost = Effect.fnUntraced(function* (document: Credential["document"]) {
  const posts = yield* PostRepository
  const user = yield* posts.userOf(document)
  return user === undefined ? undefined : (yield* posts.ofUser(user))[0]
})

/**
 * Where the holder of a document is reached (ACC-11): the mobile in the professional's record; or else in the first post that they
 * were given, so that nobody who offers them another one can have their codes sent elsewhere.
 */
export const contactOf = Effect.fnUntraced(function* ({ document }: Pick<Credential, "document">) {
  const professional = yield* (yield* ProfessionalRepository).findByDocument(document)
  const number = professional?.person.mobile ?? (yield* firstPost(document))?.holder.mobile
  return number === undefined ? undefined : ({ _tag: "Mobile", number } satisfies Contact as Contact)
})
