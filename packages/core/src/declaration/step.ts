import { Effect, Result } from "effect"
import type { Actor } from "../account/Actor.ts"
import type { Operation } from "../account/operations.ts"
import type { Principal } from "../account/Principal.ts"
import { permit } from "../account/permit.ts"
import { revocations } from "../certificate/revocations.ts"
import { change } from "../journal/Change.ts"
import { ExpectedVersion } from "../journal/ExpectedVersion.ts"
import type { Guard } from "../journal/Guard.ts"
import { asExpected } from "../journal/rules/asExpected.ts"
import { unchanged } from "../journal/unchanged.ts"
import { write } from "../journal/write.ts"
import { yearOf } from "../kernel/Day.ts"
import type { Hours } from "../kernel/Hours.ts"
import type { DeclarationId } from "../kernel/ids.ts"
import { NotFound } from "../kernel/NotFound.ts"
import { type Now, now } from "../kernel/now.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import { Policies } from "../policy/Policies.ts"
import { factsOf } from "../professional/factsOf.ts"
import type { Professional } from "../professional/Professional.ts"
import type { ClaimDraft, Declaration } from "./Declaration.ts"
import type { DeclarationEvent } from "./DeclarationEvent.ts"
import { DeclarationRepository } from "./DeclarationRepository.ts"
import { approve } from "./rules/approve.ts"
import { concerning, type Situation, underReview } from "./Situation.ts"

/** A situation, and when a step on it is decided. */
export interface Moment extends Situation, Now {}

/** The document that governs a claim: for its person, by the region of an organisation and the credit year that it names. */
export const policyOf = Effect.fnUntraced(function* (
  organisation: Organisation,
  { person }: Professional,
  claim: Pick<ClaimDraft, "creditYear" | "to">,
  { today }: Now
) {
  const policies = yield* Policies
  const year = claim.creditYear ?? yearOf(claim.to ?? today)
  return yield* policies.governing(organisation.region, year, { facts: factsOf(person) })
})

/**
 * The organisation by whose region a claim is governed: the one that answers for it, which is the person's as it was submitted;
 * where its superior answers for what it declares, the person's own.
 */
const governedBy = ({ chain, declaration, home }: Situation): Organisation =>
  declaration.declarant?._tag === "Organisation" ? home : chain[0]

/** The document by which a declaration is decided on. */
export const policyGoverning = (moment: Moment) =>
  policyOf(governedBy(moment), moment.professional, moment.declaration.claim, moment)

/** The same, where there is one: what was declared is decided on also where none governs its year any more. */
export const documentOf = Effect.fnUntraced(function* (moment: Moment) {
  const found = yield* Effect.result(policyGoverning(moment))
  return Result.isSuccess(found) ? found.success.document : undefined
})

/** A declaration and what it rests on, for whoever may do the operation on it (ORG-03, ACC-10). */
export const readable = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: DeclarationId
) {
  const [found] = yield* (yield* DeclarationRepository).situations([id])
  if (found === undefined) return yield* new NotFound({ kind: "Declaration", id })
  yield* permit(principal, operation, concerning(found, operation))
  return found
})

/** What a command is decided on: its actor may know of it, and it is of the version that they expect (ACC-10, SYS-03). */
export const decidable = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: DeclarationId
) {
  const found = yield* readable(principal, operation, id)
  yield* Effect.fromResult(asExpected(yield* ExpectedVersion, found.declaration.version))
  return found
})

/** What is decided, and what it was decided on beside the declaration and its person. */
interface Guarded {
  readonly event: DeclarationEvent
  readonly guards: ReadonlyArray<Guard>
}

/** The shell of every step: read once, decide, write the event and the state that it leads to, and whatever falls with it. */
export const guardedStep = Effect.fnUntraced(function* <Name extends Operation, E, R>(
  principal: Principal,
  operation: Name,
  id: DeclarationId,
  decide: (moment: Moment) => Effect.Effect<Guarded, E, R>
) {
  const read = yield* decidable(principal, operation, id)
  const when = yield* now
  const decided = yield* decide({ ...read, ...when })
  const moved = change("Declaration", id, read.declaration, decided.event)
  const { changes, guards } = yield* revocations(read, moved, when)
  yield* write(
    principal,
    when.at,
    [moved, ...changes],
    [unchanged("Professional", read.professional), ...guards, ...decided.guards]
  )
  return moved.after as Declaration
})

/** A step that is decided on nothing beside the declaration and its person. */
export const step = <Name extends Operation, E, R>(
  principal: Principal,
  operation: Name,
  id: DeclarationId,
  decide: (moment: Moment) => Effect.Effect<DeclarationEvent, E, R>
) => guardedStep(principal, operation, id, (moment) => Effect.map(decide(moment), (event) => ({ event, guards: [] })))

/** Decides that hours are granted: as many as given or, without a number, as declared and convertible. */
export const approval = Effect.fnUntraced(function* (actor: Actor, moment: Moment, recognised?: Hours) {
  const policy = yield* policyGoverning(moment)
  const { auditor, item } = underReview(moment)
  return yield* Effect.fromResult(approve(policy, item, actor, recognised, auditor))
})
