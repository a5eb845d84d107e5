import { Effect } from "effect"
import type { Page } from "../kernel/Page.ts"
import { ReviewRepository, type WaitingFor } from "./ReviewRepository.ts"

/** A list of what waits: how many there are in all, no further than one more than `mostCounted`, and as of when (PRO-03). */
export interface ShownPage<A> extends Page<A> {
  readonly count: number
  /** Names what stood in the list: `Reviews.decideShown` decides on that and on nothing that comes later. */
  readonly moment: string
}

/** A page of what waits for an organisation, with its count; its moment is before it, so that what comes in between is in neither. */
export const shownList = Effect.fnUntraced(function* <A, E, R>(
  asked: WaitingFor,
  list: (repository: typeof ReviewRepository.Service) => Effect.Effect<Page<A>, E, R>
) {
  const repository = yield* ReviewRepository
  const moment = yield* repository.moment
  const page = yield* list(repository)
  const [count = 0] = yield* repository.counts([asked])
  return { ...page, count, moment } satisfies ShownPage<A> as ShownPage<A>
})
