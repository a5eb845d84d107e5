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
import type { Audit, Declaration, SubmittedState } from "./Declaration.ts"
import type { DeclarationFilter, HoursFilter } from "./DeclarationFilter.ts"
import { DeclarationRepository } from "./DeclarationRepository.ts"
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

/** What was submitted to an organisation, for administrators whose jurisdiction holds it (DEC-05, DEC-11, ACC-10). */
export const ofOrganisation = Effect.fn("Declarations.ofOrganisation")(function* (
  principal: Principal,
  id: OrganisationId,
  { state, ...filter }: DeclarationFilter & { readonly state: SubmittedState },
  page: PageRequest
) {
  yield* permitIn(principal, "Declarations.ofOrganisation", id)
  return yield* listed(yield* (yield* DeclarationRepository).ofOrganisation(id, state, filter, page))
})

/** 查看申报记录: what an organisation, or a training base, declared for others (DEC-07, DEC-08, DEC-11). */
export const declaredBy = Effect.fn("Declarations.declaredBy")(function* (
  principal: Principal,
  id: OrganisationId,
  filter: DeclarationFilter,
  page: PageRequest
) {
  yield* permitIn(principal, "Declarations.declaredBy", id)
  return yield* listed(yield* (yield* DeclarationRepository).declaredBy(id, filter, page))
})

/** What the administrator's own organisation is to review, how many there are, and as of when (DEC-05, DEC-11, ORG-09, SYS-06). */
export const awaitingReview = Effect.fn("Declarations.awaitingReview")(function* (
  principal: Principal,
  hours: HoursFilter,
  page: PageRequest
) {
  const handler = yield* ownOrganisation(principal, "Declarations.awaitingReview")
  const { awaitingReview: list } = yield* DeclarationRepository
  const asked = { handler, kind: "declaration", module: hoursKinds.declaration, hours }
  return yield* listed(yield* shownList(asked, () => list(handler, hours, page)))
})

/** Which of the two lists of audits is asked for; what people and organisations declared, unless said. */
interface OfAuditList {
  readonly kind?: AuditList | undefined
}

/**
 * 待审验: what the administrator's own organisation is to audit, how many there are, and as of when (AUD-01, AUD-02, SYS-06): what bases
 * declared stands in a list of its own (DEC-08).
 */
export const awaitingAudit = Effect.fn("Declarations.awaitingAudit")(function* (
  principal: Principal,
  { kind = "audit", ...hours }: HoursFilter & OfAuditList,
  page: PageRequest
) {
  const handler = yield* ownOrganisation(principal, "Declarations.awaitingAudit")
  const { awaitingAudit: list } = yield* DeclarationRepository
  const asked = { handler, kind, module: hoursKinds[kind], hours }
  return yield* listed(yield* shownList(asked, () => list(handler, kind, hours, page)))
})

/** Which audited hours are asked for; all, whatever came of it, where nothing is said. */
export interface AuditedFilter extends DeclarationFilter, OfAuditList {
  readonly audit?: Exclude<Audit["_tag"], "Awaiting"> | undefined
}

/** 已审验: what has passed or failed the audit that the administrator's own organisation answers for, in two lists too (AUD-02, DEC-08). */
export const audited = Effect.fn("Declarations.audited")(function* (
  principal: Principal,
  { kind = "audit", ...filter }: AuditedFilter,
  page: PageRequest
) {
  const own = yield* ownOrganisation(principal, "Declarations.audited")
  return yield* listed(yield* (yield* DeclarationRepository).audited(own, kind, filter, page))
})
