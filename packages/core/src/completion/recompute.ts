import { Effect } from "effect"
import type { ProfessionalId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { Policies } from "../policy/Policies.ts"
import { judge } from "./judge.ts"
import { type Expected, Ledgers } from "./Ledgers.ts"

/** How many organisations are asked about at once for verdicts by a document of yesterday. */
const organisationsAtOnce = 200

/** Judges all years of these people anew and keeps what was judged; gives for how many the inputs held still. */
export const settle = Effect.fn("Completions.settle")(function* (ids: ReadonlyArray<ProfessionalId>) {
  const ledgers = yield* Ledgers
  const { today } = yield* now
  const judged = yield* Effect.forEach(yield* ledgers.open(ids), (ledger) => judge(ledger, today))
  return yield* ledgers.store(judged)
})

/** What a batch of recomputation did: how many people it settled, and whether the walk came to its end. */
export interface Recomputed {
  readonly settled: number
  readonly done: boolean
}

/**
 * One batch of the job that keeps verdicts current: first people whose inputs have changed, then, organisation by
 * organisation, verdicts by a document that no longer governs. Where it stands is kept in the database, one place for
 * each set of documents, so that a killed job goes on from there; two at once do the same work twice and no harm.
 */
export const recompute = Effect.fn("Completions.recompute")(function* (limit: number) {
  const ledgers = yield* Ledgers
  const changed = yield* ledgers.unsettled(limit)
  if (changed.length > 0) return { settled: yield* settle(changed), done: false } satisfies Recomputed
  const policies = yield* Policies
  const job = `recompute ${policies.digest}`
  const after = yield* ledgers.cursor(job)
  const repository = yield* OrganisationRepository
  const { items, next } = yield* repository.jurisdiction("", {}, { after, limit: organisationsAtOnce })
  const years = yield* ledgers.years
  const expected = items.flatMap(({ id, region }) =>
    years.map((year): Expected => ({ organisation: id, year, digest: policies.digestOf(region, year) }))
  )
  const outdated = yield* ledgers.outdated(expected, limit)
  if (outdated.length > 0) return { settled: yield* settle(outdated), done: false } satisfies Recomputed
  yield* ledgers.moveCursor(job, next)
  return { settled: 0, done: next === null } satisfies Recomputed
})

/** Batch after batch until the walk comes to its end; gives how many people were settled. */
export const recomputeAll = Effect.fn("Completions.recomputeAll")(function* (limit: number) {
  let settled = 0
  while (true) {
    const batch = yield* recompute(limit)
    settled += batch.settled
    if (batch.done) return settled
  }
})
