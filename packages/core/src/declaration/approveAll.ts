import { Effect, type Result, type Stream } from "effect"
import type { Principal } from "../account/Principal.ts"
import { authorise } from "../account/rules/authorise.ts"
import { type RevocationPorts, revocations } from "../certificate/revocations.ts"
import { change } from "../journal/Change.ts"
import type { IdempotencyKey, KeyReused } from "../journal/IdempotencyKey.ts"
import type { Conflict, Store } from "../journal/Store.ts"
import { unchanged } from "../journal/unchanged.ts"
import type { DeclarationId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import { type Deciding, decideAll, type Outcome } from "../review/decideAll.ts"
import type { Refusal } from "../review/rules/refusalGiven.ts"
import type { Declaration } from "./Declaration.ts"
import type { DeclarationEvent } from "./DeclarationEvent.ts"
import { DeclarationRepository } from "./DeclarationRepository.ts"
import { failing, type Late, passing, rejection } from "./decisions.ts"
import { concerning, type Situation } from "./Situation.ts"
import { approval, type Moment } from "./step.ts"

type Denial = Result.Result.Failure<ReturnType<typeof authorise>>

/** What is decided on every declaration of a selection: on pending ones, or on approved ones that await audit. */
export type HoursOperation =
  | "Declarations.approve"
  | "Declarations.approveAll"
  | "Declarations.reject"
  | "Declarations.passAudit"
  | "Declarations.failAudit"

/** Decides on declarations as one operation would, each as if it were asked for alone. */
const deciding = <E, R>(
  operation: HoursOperation,
  eventOf: (principal: Principal, moment: Moment) => Effect.Effect<DeclarationEvent, E, R>
): Deciding<DeclarationId, Situation, E | Denial, R | RevocationPorts> => ({
  thing: "Declaration",
  read: Effect.fnUntraced(function* (ids) {
    return yield* (yield* DeclarationRepository).situations(ids)
  }),
  idOf: ({ declaration }) => declaration.id,
  decide: Effect.fnUntraced(function* (principal, situation, when) {
    yield* Effect.fromResult(authorise(principal, operation, concerning(situation, operation)))
    const event = yield* eventOf(principal, { ...situation, ...when })
    const { declaration, professional } = situation
    const moved = change("Declaration", declaration.id, declaration, event)
    const { changes, guards } = yield* revocations(situation, moved, when)
    return { change: moved, changes, guards: [unchanged("Professional", professional), ...guards] }
  })
})

const approving = (operation: "Declarations.approve" | "Declarations.approveAll") =>
  deciding(operation, (principal, moment) => approval(principal, moment))

/** How declarations are decided on in a batch, by the decision; a refusal has its reason. */
export const decidingHours = {
  approve: approving("Declarations.approve"),
  reject: (refusal: Refusal) =>
    deciding("Declarations.reject", (principal, moment) => rejection(principal, moment, refusal))
}

/** The same for the audit of approved hours (AUD-02, AUD-05). */
export const auditingHours = {
  approve: (late: Late) => deciding("Declarations.passAudit", (principal, moment) => passing(principal, moment, late)),
  reject: (refusal: Refusal & Late) =>
    deciding("Declarations.failAudit", (principal, moment) => failing(principal, moment, refusal))
}

/** Why one of a selection is not approved: as if it had been asked for alone. */
export type NotApproved = Conflict | NotFound | Denial | Effect.Error<ReturnType<typeof approval>>

/** What became of one declaration of a selection. */
export type ApprovalOutcome = Outcome<DeclarationId, Declaration, NotApproved>

/**
 * Approves a selection, with hours as declared and convertible, each as if it were approved alone (PRO-03, DEC-05, DEC-12): see
 * `decideAll`. Given again, it approves what is left: what it has approved is no longer pending.
 *
 * @example
 * Declarations.approveAll(principal, ids).pipe(
 *   Stream.filter(({ result }) => Result.isFailure(result)),
 *   Stream.runForEach(({ id, result }) => report(id, result))
 * )
 */
export const approveAll = (
  principal: Principal,
  ids: ReadonlyArray<DeclarationId>,
  idempotency?: IdempotencyKey
): Stream.Stream<ApprovalOutcome, KeyReused, RevocationPorts | Store> =>
  decideAll(approving("Declarations.approveAll"), principal, ids, idempotency)
