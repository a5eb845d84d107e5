import { Effect } from "effect"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import type { Credential } from "./Credentials.ts"
import type { Contact } from "./Messages.ts"

/** Where a user is reached (ACC-11): the mobile in the professional's record; undefined for who is no professional. */
export const contactOf = Effect.fnUntraced(function* ({ document }: Pick<Credential, "document">) {
  const professional = yield* (yield* ProfessionalRepository).findByDocument(document)
  return professional && ({ _tag: "Mobile", number: professional.person.mobile } satisfies Contact as Contact)
})
