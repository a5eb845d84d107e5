import { Effect } from "effect"
import type { Operation } from "../account/operations.ts"
import type { Principal } from "../account/Principal.ts"
import { ExpectedVersion } from "../journal/ExpectedVersion.ts"
import type { Guard } from "../journal/Guard.ts"
import { asExpected } from "../journal/rules/asExpected.ts"
import { unchanged } from "../journal/unchanged.ts"
import { yearOf } from "../kernel/Day.ts"
import type { OrganisationId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import { policyOfRegion } from "../policy/policyOfRegion.ts"
import { approvalsOf } from "../policy/rules/approvalsOf.ts"
import { failingCodeOf } from "../policy/rules/failingCodeOf.ts"
import { altering, organisationChange } from "../review/kinds/organisationChange.ts"
import { coded } from "../review/kinds/organisationRegistration.ts"
import { superiorChange } from "../review/kinds/superiorChange.ts"
import { nothingPending } from "../review/nothingPending.ts"
import type { ReviewKind } from "../review/ReviewKind.ts"
import { NothingChanges } from "../review/rules/changesSomething.ts"
import { subject } from "../review/subject.ts"
import { type Asking, submitted } from "../review/submitted.ts"
import { neighboursOf } from "./neighboursOf.ts"
import type { Organisation, ReviewedField } from "./Organisation.ts"
import { OrganisationRepository } from "./OrganisationRepository.ts"
import { permitIn } from "./permitIn.ts"
import { changeField } from "./rules/changeField.ts"
import { move } from "./rules/move.ts"

/** The administrator's own organisation, in which nothing is in review (ORG-06). */
const settled = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: OrganisationId
) {
  const organisation = yield* permitIn(principal, operation, id)
  yield* Effect.fromResult(asExpected(yield* ExpectedVersion, organisation.version))
  yield* nothingPending({ organisation: id })
  return organisation
})

/** Puts a change of an organisation under review: one at a time, and while nothing of it or its people is (ORG-06). */
const asked = (
  principal: Principal,
  kind: ReviewKind,
  { id, name, version }: Organisation,
  { content, guards = [], steps }: Pick<Asking, "steps" | "content"> & { readonly guards?: ReadonlyArray<Guard> }
) =>
  submitted(principal, kind, { title: name, professional: null, organisation: id, steps, content }, (review) => ({
    changes: [],
    guards: [
      subject("Claimed", altering(id), review),
      unchanged("Organisation", { id, version }),
      { _tag: "NonePendingIn", organisation: id },
      ...guards
    ]
  }))

/** The document for everybody where an organisation stands, today. */
const policyFor = Effect.fnUntraced(function* ({ region }: Organisation) {
  return yield* policyOfRegion(region, yearOf((yield* now).today))
})

/**
 * Asks for another code, name or region of one's own organisation: of its superior; of the root bureau another administrator of it
 * decides (ORG-06, ORG-11).
 */
export const requestChange = Effect.fn("Organisations.requestChange")(function* (
  principal: Principal,
  id: OrganisationId,
  field: ReviewedField,
  typed: string
) {
  const organisation = yield* settled(principal, "Organisations.requestChange", id)
  const neighbours = yield* neighboursOf(organisation)
  const failing = failingCodeOf(yield* policyFor(organisation))
  const { after, codeFails } = yield* Effect.fromResult(
    changeField(organisation, { field, typed, failing, ...neighbours })
  )
  const content = organisationChange.encode({
    organisation: id,
    field,
    before: organisation[field],
    after,
    codeFails
  })
  return yield* asked(principal, organisationChange, organisation, {
    steps: [neighbours.superior?.id ?? id],
    content,
    guards: field === "code" ? [coded("Claimed", after, id)] : []
  })
})

/** Asks for another superior of one's own organisation: of those whom the policy names, one after the other (ORG-06). */
export const requestSuperior = Effect.fn("Organisations.requestSuperior")(function* (
  principal: Principal,
  id: OrganisationId,
  to: OrganisationId
) {
  const organisation = yield* settled(principal, "Organisations.requestSuperior", id)
  const superior = yield* (yield* OrganisationRepository).get(to)
  const event = yield* Effect.fromResult(move(organisation, superior))
  if (event === undefined || organisation.superior === null) return yield* new NothingChanges()
  const before = organisation.superior
  const asks = { current: before, new: to }
  const [first, ...others] = approvalsOf(yield* policyFor(organisation), organisation.kind)
  return yield* asked(principal, superiorChange, organisation, {
    steps: [asks[first], ...others.map((one) => asks[one])],
    content: superiorChange.encode({ organisation: id, before, after: to })
  })
})
