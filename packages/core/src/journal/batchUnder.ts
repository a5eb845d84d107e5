import { Effect } from "effect"
import type { Change } from "./Change.ts"
import { type Answer, type IdempotencyKey, KeyReused } from "./IdempotencyKey.ts"
import { type Commit, type Conflict, Store } from "./Store.ts"

/** The items of a batch, each a command of its own (SYS-01), under the batch's key or under none. */
export interface Batch {
  /** What those items led to that were accepted under the batch's key, by their names. */
  readonly answers: (items: ReadonlyArray<string>) => Effect.Effect<ReadonlyMap<string, Answer>, KeyReused, Store>
  /** Writes what was decided, so that each item is answered with its change. */
  readonly commit: (
    commit: Commit,
    items: ReadonlyArray<readonly [item: string, change: Change]>
  ) => Effect.Effect<void, Conflict, Store>
}

const keyless: Batch = {
  answers: () => Effect.succeed(new Map()),
  commit: (commit) => Effect.flatMap(Store, (store) => store.commit(commit))
}

/**
 * SYS-03 for a batch: what was accepted under its key is answered as it was then, and the rest is decided as things stand. The
 * batch's own key is kept with the first item that is accepted, and says for which batch it is; an item's is the batch's and
 * the item's name. Read the answers after what is decided on: a twin that is done by then has left its answers too. A commit
 * that is `repeated` is a twin's; read and decide again, and it is answered.
 */
export const batchUnder = (idempotency: IdempotencyKey | undefined): Batch => {
  if (idempotency === undefined) return keyless
  const { digest, key } = idempotency
  const nameOf = (item: string): string => `${key}/${item}`
  let known = false
  return {
    answers: Effect.fnUntraced(function* (items) {
      const found = yield* (yield* Store).answers([key, ...items.map(nameOf)])
      const own = found.get(key)
      if (own !== undefined && own.digest !== digest) return yield* new KeyReused()
      known ||= own !== undefined
      return new Map(
        items.flatMap((item) => {
          const answer = found.get(nameOf(item))
          return answer === undefined ? [] : [[item, answer] as const]
        })
      )
    }),
    commit: Effect.fnUntraced(function* (commit, items) {
      const answers = items.map(([item, change]) => ({ idempotency: { key: nameOf(item), digest }, change }))
      const first = known ? [] : items.slice(0, 1).map(([, change]) => ({ idempotency, change }))
      yield* (yield* Store).commit({ ...commit, answers: [...first, ...answers] })
      known = true
    })
  }
}
