import { Effect, Result, Stream } from "effect"
import { actorOf, type Principal } from "../account/Principal.ts"
import { authorise } from "../account/rules/authorise.ts"
import { type Batch, batchUnder } from "../journal/batchUnder.ts"
import { type Change, change } from "../journal/Change.ts"
import type { Guard } from "../journal/Guard.ts"
import type { IdempotencyKey, KeyReused } from "../journal/IdempotencyKey.ts"
import type { Conflict, Store } from "../journal/Store.ts"
import type { DeclarationId, ProfessionalId } from "../kernel/ids.ts"
import { NotFound } from "../kernel/NotFound.ts"
import { now } from "../kernel/now.ts"
import type { Policies } from "../policy/Policies.ts"
import type { Declaration } from "./Declaration.ts"
import { DeclarationRepository } from "./DeclarationRepository.ts"
import { concerning } from "./Situation.ts"
import { approval, unmoved } from "./step.ts"

/** How many are read at once and written in one commit: enough that round trips no longer matter. */
const together = 500

/** Why one of a selection is not approved: as if it had been asked for alone. */
export type NotApproved =
  | Conflict
  | Effect.Error<ReturnType<typeof approval>>
  | Result.Result.Failure<ReturnType<typeof authorise>>

type Decided = Result.Result<Declaration, NotApproved>

/** What became of one declaration of a selection. */
export interface ApprovalOutcome {
  readonly id: DeclarationId
  readonly result: Decided
}

type Needs = DeclarationRepository | Policies | Store

/** Decides on each as it stands now, unless its batch has: what becomes of it, and what is to be written then. */
const decideEach = Effect.fnUntraced(function* (principal: Principal, ids: ReadonlyArray<DeclarationId>, batch: Batch) {
  const situations = yield* (yield* DeclarationRepository).situations(ids)
  const answers = yield* batch.answers(ids)
  const when = yield* now
  const decided = new Map<DeclarationId, Decided>()
  const changes: Array<Change> = []
  const people = new Map<ProfessionalId, Guard>()
  for (const situation of situations) {
    const { declaration, professional } = situation
    if (answers.has(declaration.id)) continue
    const allowed = authorise(principal, "Declarations.approveAll", concerning(situation, "Declarations.approveAll"))
    const event = yield* Effect.result(
      Effect.andThen(Effect.fromResult(allowed), approval(principal, { ...situation, ...when }))
    )
    if (Result.isFailure(event)) {
      decided.set(declaration.id, Result.fail(event.failure))
      continue
    }
    const approved = change("Declaration", declaration.id, declaration, event.success)
    changes.push(approved)
    people.set(professional.id, unmoved(professional))
    decided.set(declaration.id, Result.succeed(approved.after as Declaration))
  }
  for (const [id, { after }] of answers) decided.set(id as DeclarationId, Result.succeed(after as Declaration))
  for (const id of ids) if (!decided.has(id)) decided.set(id, Result.fail(new NotFound({ kind: "Declaration", id })))
  return { decided, commit: { actor: actorOf(principal), at: when.at, changes, guards: [...people.values()] } }
})

type Chunk = Effect.Success<ReturnType<typeof decideEach>>

/**
 * Writes what was decided on distinct ids in one commit. Where somebody was faster it decides on each half anew, so that
 * what they changed is told as it is now, or at last is a conflict, and all else is approved.
 */
const write: (
  principal: Principal,
  ids: ReadonlyArray<DeclarationId>,
  batch: Batch,
  chunk: Chunk
) => Effect.Effect<ReadonlyMap<DeclarationId, Decided>, KeyReused, Needs> = Effect.fn("Declarations.approveTogether")(
  function* (principal, ids, batch, { commit, decided }) {
    if (commit.changes.length === 0) return decided
    const items = commit.changes.map(({ id }) => id)
    const written = yield* Effect.result(batch.commit(commit, items))
    if (Result.isSuccess(written)) return decided
    const anew = Effect.fnUntraced(function* (some: ReadonlyArray<DeclarationId>) {
      return yield* write(principal, some, batch, yield* decideEach(principal, some, batch))
    })
    // A twin has decided on some of these: what it has done is answered now.
    if (written.failure.what === "repeated") return yield* anew(ids)
    if (ids.length === 1) return new Map(ids.map((id) => [id, Result.fail(written.failure)]))
    const half = Math.ceil(ids.length / 2)
    const first = yield* anew(ids.slice(0, half))
    return new Map([...first, ...(yield* anew(ids.slice(half)))])
  }
)

/** The selection in chunks, each with the ids that it is the first to hold. */
const chunksOf = (ids: ReadonlyArray<DeclarationId>) => {
  const seen = new Set<DeclarationId>()
  return Array.from({ length: Math.ceil(ids.length / together) }, (_, index) => {
    const all = ids.slice(index * together, (index + 1) * together)
    const fresh = all.filter((id) => !seen.has(id) && seen.add(id))
    return { all, fresh }
  })
}

/** The ids that come more than once. */
const repeatedIn = (ids: ReadonlyArray<DeclarationId>): ReadonlySet<DeclarationId> => {
  const [seen, repeated] = [new Set<DeclarationId>(), new Set<DeclarationId>()]
  for (const id of ids) (seen.has(id) ? repeated : seen).add(id)
  return repeated
}

/**
 * Approves a selection, with hours as declared and convertible, each as if it were approved alone (PRO-03, DEC-05, DEC-12).
 * Gives an outcome for each id in the order given; none stops another, and an id that comes twice is decided once. Works in
 * chunks, as far as the stream is pulled; while one is written, the next is read and decided on. Given again, it approves what
 * is left: what it has approved is no longer pending. Under a key, that is answered as it was approved, whatever has happened
 * since, and the key is for this selection alone (SYS-03); what was refused is decided on again.
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
): Stream.Stream<ApprovalOutcome, KeyReused, Needs> =>
  Stream.suspend(() => {
    const batch = batchUnder(idempotency)
    const repeated = repeatedIn(ids)
    const kept = new Map<DeclarationId, Decided>()
    return Stream.fromIterable(chunksOf(ids)).pipe(
      Stream.rechunk(1),
      Stream.mapEffect((ids) => Effect.map(decideEach(principal, ids.fresh, batch), (chunk) => ({ ...ids, chunk }))),
      Stream.buffer({ capacity: 1 }),
      Stream.mapEffect(
        Effect.fnUntraced(function* ({ all, chunk, fresh }) {
          const decided = yield* write(principal, fresh, batch, chunk)
          const resultOf = (id: DeclarationId) => (decided.get(id) ?? kept.get(id)) as Decided
          for (const id of fresh) if (repeated.has(id)) kept.set(id, resultOf(id))
          return all.map((id): ApprovalOutcome => ({ id, result: resultOf(id) }))
        })
      ),
      Stream.flattenIterable
    )
  })
