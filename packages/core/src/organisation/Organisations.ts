import { Effect, Result } from "effect"
import type { Operation } from "../account/operations.ts"
import type { Principal } from "../account/Principal.ts"
import { permitOwn } from "../account/permit.ts"
import { change } from "../journal/Change.ts"
import { decideAgain } from "../journal/decideAgain.ts"
import { ExpectedVersion } from "../journal/ExpectedVersion.ts"
import type { Guard } from "../journal/Guard.ts"
import { Journals } from "../journal/Journals.ts"
import { asExpected } from "../journal/rules/asExpected.ts"
import { unchanged } from "../journal/unchanged.ts"
import { write } from "../journal/write.ts"
import { Ids, OrganisationId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import { type ChangeRecord, changeRecords } from "./changeRecords.ts"
import type {
  BasicInformation,
  Organisation,
  OrganisationEvent,
  OrganisationFacts,
  OrganisationState
} from "./Organisation.ts"
import { type OrganisationFilter, OrganisationRepository } from "./OrganisationRepository.ts"
import { pathFor, permitHere, permitIn } from "./permitIn.ts"
import { closeReview as decideClosing } from "./rules/closeReview.ts"
import { edit as decideEdit } from "./rules/edit.ts"
import { establish as decide } from "./rules/establish.ts"
import { move as decideMove } from "./rules/move.ts"

export { requestChange, requestSuperior } from "./ownChanges.ts"

/**
 * Places an organisation under its superior, or the root bureau under none. Its code is claimed: no two live
 * organisations hold the same one. (ORG-01, ORG-02, ORG-11)
 */
export const establish = Effect.fn("Organisations.establish")(function* (
  principal: Principal,
  facts: OrganisationFacts,
  superiorId: OrganisationId | null
) {
  const repository = yield* OrganisationRepository
  const superior = superiorId === null ? null : yield* repository.get(superiorId)
  yield* superior === null
    ? permitOwn(principal, "Organisations.establish")
    : permitHere(principal, "Organisations.establish", superior, { kind: facts.kind })
  const id = OrganisationId.make(yield* (yield* Ids).next)
  const event = yield* Effect.fromResult(decide({ id, facts, superior }))
  const { at } = yield* now
  const established = change("Organisation", id, undefined, event)
  const place: Guard =
    superior === null
      ? { _tag: "Claimed", scope: "organisation.root", key: "root", by: id }
      : unchanged("Organisation", superior)
  yield* write(
    principal,
    at,
    [established],
    [{ _tag: "Claimed", scope: "organisation.code", key: event.facts.code, by: id }, place]
  )
  const made: Organisation = {
    ...(established.after as OrganisationState),
    path: `${superior?.path ?? ""}${id}/`,
    reviewer: id
  }
  return made
})

/** What changes an organisation that stands: read once, decide, write. Gives it as it is then. */
const step = Effect.fnUntraced(function* <Name extends Operation, E, R>(
  principal: Principal,
  operation: Name,
  id: OrganisationId,
  decide: (organisation: Organisation) => Effect.Effect<OrganisationEvent | undefined, E, R>,
  guards: ReadonlyArray<Guard> = []
) {
  const organisation = yield* permitIn(principal, operation, id)
  yield* Effect.fromResult(asExpected(yield* ExpectedVersion, organisation.version))
  const event = yield* decide(organisation)
  if (event === undefined) return organisation
  const { at } = yield* now
  yield* write(principal, at, [change("Organisation", id, organisation, event)], guards)
  return yield* (yield* OrganisationRepository).get(id)
})

/** Replaces the basic information of one's own organisation, at once (ORG-05, ORG-10). */
export const edit = Effect.fn("Organisations.edit")(
  (principal: Principal, id: OrganisationId, basic: BasicInformation) =>
    step(principal, "Organisations.edit", id, (organisation) => Effect.fromResult(decideEdit(organisation, basic)))
)

/**
 * The embedder puts an organisation, with all below it, under another superior, to mend a tree: readers see it there as soon as it is
 * written. Whoever administers it asks for that (`requestSuperior`). (ORG-02, ORG-06)
 */
export const move = Effect.fn("Organisations.move")(function* (
  principal: Principal,
  id: OrganisationId,
  superiorId: OrganisationId
) {
  const superior = yield* (yield* OrganisationRepository).get(superiorId)
  return yield* step(
    principal,
    "Organisations.move",
    id,
    (organisation) =>
      Effect.andThen(
        permitHere(principal, "Organisations.establish", superior, { kind: organisation.kind }),
        Effect.fromResult(decideMove(organisation, superior))
      ),
    [unchanged("Organisation", superior)]
  )
}, decideAgain)

/** Takes the review of hours from a subordinate (关闭审核权限), until it is given back (ORG-09). */
export const closeReview = Effect.fn("Organisations.closeReview")((principal: Principal, id: OrganisationId) =>
  step(principal, "Organisations.closeReview", id, (one) => Effect.fromResult(decideClosing(one, true)))
)

/** Gives the review of hours back to a subordinate (ORG-09). */
export const reopenReview = Effect.fn("Organisations.reopenReview")((principal: Principal, id: OrganisationId) =>
  step(principal, "Organisations.reopenReview", id, (one) => Effect.fromResult(decideClosing(one, false)))
)

/** Where whoever acts as a professional works. */
const workplaceOf = Effect.fnUntraced(function* ({ hat }: Principal) {
  if (hat._tag !== "Professional") return undefined
  const found = yield* Effect.result((yield* ProfessionalRepository).get(hat.professional))
  return Result.isSuccess(found) ? { id: hat.professional, organisation: found.success.organisation } : undefined
})

/** One organisation, for whoever may read it (ORG-03, ACC-10). */
export const get = Effect.fn("Organisations.get")(function* (principal: Principal, id: OrganisationId) {
  const organisation = yield* (yield* OrganisationRepository).get(id)
  const workplace = yield* workplaceOf(principal)
  const colleague = workplace?.organisation === id ? workplace.id : undefined
  yield* permitHere(principal, "Organisations.get", organisation, { colleague })
  return organisation
})

/**
 * An organisation and all below it, superiors first: the one asked for, or else the administrator's own; of a region, for the
 * bureau that it belongs to, whoever the superiors are. The embedder is shown all. (ORG-03, ACC-10, STA-06)
 */
export const list = Effect.fn("Organisations.list")(function* (
  principal: Principal,
  { within, ...filter }: OrganisationFilter & { readonly within?: OrganisationId | undefined },
  page: PageRequest
) {
  const path = yield* pathFor(principal, "Organisations.list", { within, region: filter.region })
  return yield* (yield* OrganisationRepository).jurisdiction(path, filter, page)
})

/** What was changed of an organisation, by whom and when, the latest last (ORG-10). */
export const changes = Effect.fn("Organisations.changes")(function* (
  principal: Principal,
  id: OrganisationId,
  page: PageRequest
) {
  yield* permitIn(principal, "Organisations.changes", id)
  const { items, next } = yield* (yield* Journals).of("Organisation", id, page)
  const records: Page<ChangeRecord> = { items: items.flatMap(changeRecords), next }
  return records
})
