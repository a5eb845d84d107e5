import { Effect } from "effect"
import type { Principal } from "../account/Principal.ts"
import { ownOrganisation } from "../account/permit.ts"
import type { AuditList } from "../audit/Sample.ts"
import type { DeclarationId, OrganisationId, ProfessionalId } from "../kernel/ids.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import { permitIn } from "../organisation/permitIn.ts"
import { readable as person } from "../professional/readable.ts"
import { hoursKinds } from "../review/ReviewRepository.ts"
import { shownList } from "../review/shownList.ts"
import type { Declaration, SubmittedState } from "./Declaration.ts"
import { type DeclarationFilter, DeclarationRepository, type RecordFilter } from "./DeclarationRepository.ts"
import { type ListedDeclaration, listedDeclaration } from "./ListedDeclaration.ts"
import { readable } from "./step.ts"

/** One declaration, for whoever may read it (ORG-03, ACC-10). */
export const get = Effect.fn("Declarations.get")((principal: Principal, id: DeclarationId) =>
  Effect.map(readable(principal, "Declarations.get", id), ({ declaration }) => declaration)
)

/** A page as lists show it: each with who handles it now, as things stand (DEC-11). */
const listed = Effect.fnUntraced(function* <P extends Page<Declaration>>({ items: declarations, ...page }: P) {
  const situations = yield* (yield* DeclarationRepository).situations(declarations.map(({ id }) => id))
  return { ...page, items: situations.map(listedDeclaration) as ReadonlyArray<ListedDeclaration> }
})

/** A person's declarations, what others declared for them included, for whoever may read the person (DEC-11, ACC-10). */
export const ofProfessional = Effect.fn("Declarations.ofProfessional")(function* (
  principal: Principal,
  id: ProfessionalId,
  filter: DeclarationFilter,
  page: PageRequest
) {
  yield* person(principal, "Declarations.ofProfessional", id)
  return yield* listed(yield* (yield* DeclarationRepository).listOfProfessional(id, filter, page))
})

/** What was submitted to an organisation, or what of it was refused for one reason (EXT-04), for administrators whose jurisdiction holds it (DEC-05, DEC-11, ACC-10). */
export const ofOrganisation = Effect.fn("Declarations.ofOrganisation")(function* (
  principal: Principal,
  id: OrganisationId,
  state: SubmittedState,
  page: PageRequest,
  reasonCode?: string
) {
  yield* permitIn(principal, "Declarations.ofOrganisation", id)
  return yield* listed(yield* (yield* DeclarationRepository).ofOrganisation(id, state, page, reasonCode))
})

/** 查看申报记录: what an organisation, or a training base, declared for others (DEC-07, DEC-08, DEC-11). */
export const declaredBy = Effect.fn("Declarations.declaredBy")(function* (
  principal: Principal,
  id: OrganisationId,
  filter: RecordFilter,
  page: PageRequest
) {
  yield* permitIn(principal, "Declarations.declaredBy", id)
  return yield* listed(yield* (yield* DeclarationRepository).declaredBy(id, filter, page))
})

/** What the administrator's own organisation is to review, how many there are, and as of when (DEC-05, ORG-09, SYS-06). */
export const awaitingReview = Effect.fn("Declarations.awaitingReview")(function* (
  principal: Principal,
  page: PageRequest
) {
  const handler = yield* ownOrganisation(principal, "Declarations.awaitingReview")
  const { awaitingReview: list } = yield* DeclarationRepository
  const asked = { handler, kind: "declaration", module: hoursKinds.declaration }
  return yield* listed(yield* shownList(asked, () => list(handler, page)))
})

/**
 * What the administrator's own organisation is to audit, how many there are, and as of when (AUD-01, SYS-06): what bases declared
 * stands in a list of its own (DEC-08).
 */
export const awaitingAudit = Effect.fn("Declarations.awaitingAudit")(function* (
  principal: Principal,
  page: PageRequest,
  kind: AuditList = "audit"
) {
  const handler = yield* ownOrganisation(principal, "Declarations.awaitingAudit")
  const { awaitingAudit: list } = yield* DeclarationRepository
  const asked = { handler, kind, module: hoursKinds[kind] }
  return yield* listed(yield* shownList(asked, () => list(handler, kind, page)))
})
