import { Effect } from "effect"
import type { Actor } from "../account/Actor.ts"
import { canonicalCode } from "../codes/canonicalCode.ts"
import { change } from "../journal/Change.ts"
import { write } from "../journal/write.ts"
import { Ids, OrganisationId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import type { Organisation, OrganisationFacts } from "./Organisation.ts"
import { OrganisationRepository } from "./OrganisationRepository.ts"
import { establish as decide } from "./rules/establish.ts"
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
