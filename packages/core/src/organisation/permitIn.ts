import { Effect } from "effect"
import type { Operation } from "../account/operations.ts"
import type { Principal } from "../account/Principal.ts"
import { actingFor, permit, permitOwn } from "../account/permit.ts"
import type { Asked } from "../account/rules/authorise.ts"
import type { Target } from "../account/rules/relationsOf.ts"
import type { Region } from "../codes/region.ts"
import type { OrganisationId } from "../kernel/ids.ts"
import type { Organisation } from "./Organisation.ts"
import { OrganisationRepository } from "./OrganisationRepository.ts"

/** Of no organisation. */
const nowhere = "" as OrganisationId

/** What whoever does not know of an organisation is told. */
const hidden = (id: OrganisationId) => ({ kind: "Organisation", id })

/** Goes on where whoever asks may do the operation in an organisation; by the modules that manage its kind, where no other is named. */
export const permitHere = <Name extends Operation>(
  principal: Principal,
  operation: Name,
  organisation: Organisation,
  { kind = organisation.kind, ...target }: Target & Pick<Asked, "kind" | "hidden" | "deciding" | "asking"> = {}
) => permit(principal, operation, { organisations: [organisation], kind, hidden: hidden(organisation.id), ...target })

/** Goes on where whoever asks may do the operation in all of a region, whoever the superiors there are (ORG-03). */
const permitRegion = <Name extends Operation>(principal: Principal, operation: Name, region: Region) =>
  permit(principal, operation, { organisations: [{ id: nowhere, path: "", region }] })

/**
 * An organisation, for whoever may do the operation in it; `missing` is what others are told, where the operation is on something
 * of it (ORG-03, ACC-10).
 */
export const permitIn = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: OrganisationId,
  missing: Asked["hidden"] = hidden(id),
  asked: Pick<Asked, "deciding" | "asking"> = {}
) {
  const organisation = yield* (yield* OrganisationRepository).get(id)
  yield* permitHere(principal, operation, organisation, { ...(missing && { hidden: missing }), ...asked })
  return organisation
})

/**
 * The path that a list of whoever asks begins with: that of the organisation asked for, or else their own; of a whole region the
 * empty one, for a bureau whose region holds it; and for the embedder, who asks for neither. (ORG-03, ACC-10)
 */
export const pathFor = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  { region, within }: { readonly within?: OrganisationId | undefined; readonly region?: Region | undefined }
) {
  if (within === undefined && region !== undefined)
    return yield* Effect.as(permitRegion(principal, operation, region), "")
  if (within === undefined && principal.hat._tag === "Embedder")
    return yield* Effect.as(permitOwn(principal, operation), "")
  return (yield* permitIn(principal, operation, within ?? (yield* actingFor(principal)))).path
})
