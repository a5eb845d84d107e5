import { Effect, Result } from "effect"
import type { Actor } from "../account/Actor.ts"
import { canonicalCode } from "../codes/canonicalCode.ts"
import { change } from "../journal/Change.ts"
import { write } from "../journal/write.ts"
import { Ids, OrganisationId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import { emptyPage, type PageRequest } from "../kernel/Page.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import type { Organisation, OrganisationFacts } from "./Organisation.ts"
import { OrganisationRepository } from "./OrganisationRepository.ts"
import { establish as decide } from "./rules/establish.ts"
import { mayReadOrganisation } from "./rules/mayReadOrganisation.ts"
import { BeyondJurisdiction, withinJurisdiction } from "./rules/withinJurisdiction.ts"

/** ORG-03, ORG-11: the root is the embedder's to create; everything else is placed by an administrator above it, or by the embedder. */
const mayEstablish = Effect.fnUntraced(function* (actor: Actor, superior: Organisation | null) {
  if (superior === null) return actor.hat._tag === "Embedder" ? undefined : yield* new BeyondJurisdiction()
  if (actor.hat._tag === "Embedder") return undefined
  if (actor.hat._tag !== "Administrator") return yield* new BeyondJurisdiction()
  const own = yield* (yield* OrganisationRepository).get(actor.hat.organisation)
  return yield* Effect.fromResult(withinJurisdiction(own, superior))
})

/**
 * Places an organisation under its superior, or the root bureau under none. Its code is claimed: no two live
 * organisations hold the same one. (ORG-01, ORG-02, ORG-11)
 */
export const establish = Effect.fn("Organisations.establish")(function* (
  actor: Actor,
  facts: OrganisationFacts,
  superiorId: OrganisationId | null
) {
  const repository = yield* OrganisationRepository
  const superior = superiorId === null ? null : yield* repository.get(superiorId)
  yield* mayEstablish(actor, superior)
  const id = OrganisationId.make(yield* (yield* Ids).next)
  const code = canonicalCode(facts.code)
  const event = yield* Effect.fromResult(decide({ id, facts: { ...facts, code }, superior }))
  const { at } = yield* now
  const established = change("Organisation", id, undefined, event)
  yield* write(
    actor,
    at,
    [established],
    [
      { _tag: "Claimed", scope: "organisation.code", key: code, by: id },
      ...(superior === null
        ? [{ _tag: "Claimed", scope: "organisation.root", key: "root", by: id } as const]
        : [{ _tag: "Unchanged", aggregate: "Organisation", id: superior.id, version: superior.version } as const])
    ]
  )
  return established.after as Organisation
})

/** Where whoever acts as a professional works. */
const workplaceOf = Effect.fnUntraced(function* ({ hat }: Actor) {
  if (hat._tag !== "Professional") return undefined
  const found = yield* Effect.result((yield* ProfessionalRepository).get(hat.professional))
  return Result.isSuccess(found) ? found.success.organisation : undefined
})

/** One organisation, for whoever may read it (ORG-03, ACC-10). */
export const get = Effect.fn("Organisations.get")(function* (actor: Actor, id: OrganisationId) {
  const organisation = yield* (yield* OrganisationRepository).get(id)
  yield* Effect.fromResult(mayReadOrganisation(actor, yield* workplaceOf(actor), organisation))
  return organisation
})

/**
 * An organisation and all below it, superiors first: the one asked for, or else the administrator's own; the embedder is
 * shown all. A professional's list is empty. (ORG-03, ACC-10)
 */
export const list = Effect.fn("Organisations.list")(function* (
  actor: Actor,
  { within }: { readonly within?: OrganisationId | undefined },
  page: PageRequest
) {
  const repository = yield* OrganisationRepository
  const { hat } = actor
  const top = within ?? (hat._tag === "Administrator" ? hat.organisation : undefined)
  if (top === undefined) return hat._tag === "Embedder" ? yield* repository.jurisdiction("", page) : emptyPage
  const organisation = yield* repository.get(top)
  yield* Effect.fromResult(mayReadOrganisation(actor, undefined, organisation))
  return yield* repository.jurisdiction(organisation.path, page)
})
