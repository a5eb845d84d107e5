import { Effect, Redacted } from "effect"
import type { PostId, ProfessionalId, UserId } from "../kernel/ids.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import { readable } from "../professional/readable.ts"
import { Credentials } from "./Credentials.ts"
import { contactOf } from "./contactOf.ts"
import { Messages } from "./Messages.ts"
import * as OneTimePasswords from "./OneTimePasswords.ts"
import { PostRepository } from "./PostRepository.ts"
import type { Principal } from "./Principal.ts"
import { actingFor } from "./permit.ts"
import { postFor } from "./postFor.ts"
import { mayReset } from "./rules/mayReset.ts"
import { overPost } from "./rules/overPost.ts"

/** Every organisation in which a user wears a hat; a post that is only offered is none: anybody could offer one. */
const hatsOf = Effect.fnUntraced(function* (document: IdentityDocument, user: UserId) {
  const organisations = yield* OrganisationRepository
  const professional = yield* (yield* ProfessionalRepository).findByDocument(document)
  const posts = yield* (yield* PostRepository).ofUser(user)
  const held = posts.filter(({ state }) => state !== "offered")
  const ids = [...held.map(({ organisation }) => organisation), ...(professional ? [professional.organisation] : [])]
  return yield* Effect.forEach(ids, (id) => Effect.orDie(organisations.get(id)))
})

const reset = Effect.fnUntraced(function* (principal: Principal, document: IdentityDocument, user: UserId) {
  const own = yield* (yield* OrganisationRepository).get(yield* actingFor(principal))
  yield* Effect.fromResult(mayReset(own, yield* hatsOf(document, user)))
  return yield* Effect.orDie(OneTimePasswords.issue(document))
})

/**
 * Gives another administrator of one's own organisation a one-time password, which must be changed at the next log-in, and ends
 * their sessions: by the super administrator alone, for who has no hat elsewhere. It is told here and never again. (ACC-04, ACC-07)
 */
export const resetAdministrator = Effect.fn("Access.resetAdministrator")(function* (principal: Principal, id: PostId) {
  const post = yield* postFor(principal, "Access.resetAdministrator", id)
  const current = yield* (yield* PostRepository).superOf(post.organisation)
  yield* Effect.fromResult(overPost(principal, post, current))
  return yield* reset(principal, post.holder.document, post.user)
})

/** The same for a professional within the jurisdiction, by an administrator with the module (ACC-04, STA-04). */
export const resetProfessional = Effect.fn("Access.resetProfessional")(function* (
  principal: Principal,
  id: ProfessionalId
) {
  const { professional } = yield* readable(principal, "Access.resetProfessional", id)
  return yield* reset(principal, professional.person.document, professional.user)
})

/**
 * Tells the holder of an offered post of it: who has no password yet gets a one-time password with it. Whether they had one does
 * not show. (ACC-06)
 */
export const invite = Effect.fn("Access.invite")(function* (principal: Principal, id: PostId) {
  const { holder, organisation, state } = yield* postFor(principal, "Access.invite", id)
  if (state !== "offered") return
  const { name } = yield* Effect.orDie((yield* OrganisationRepository).get(organisation))
  const { document } = holder
  const credential = yield* (yield* Credentials).find(document)
  const contact = yield* contactOf({ document })
  const issued =
    credential?.hash && credential.unproven !== true ? undefined : yield* Effect.orDie(OneTimePasswords.issue(document))
  if (contact === undefined) return
  const password = issued === undefined ? "" : `首次登录的一次性密码：${Redacted.value(issued.password)}。`
  const text = Redacted.make(`【学时】${name}请您担任管理员，请登录确认。${password}`, { label: "invitation" })
  yield* (yield* Messages).send(contact, text).pipe(
    Effect.catchCause(() => Effect.logWarning("an invitation could not be sent (ACC-06)")),
    Effect.forkDetach
  )
})
