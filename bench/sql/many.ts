import type { Connection } from "@xueshi/embedded"
import { Effect, Result } from "effect"
import { byHand, install } from "./byHand.ts"
import { byLibrary } from "./byLibrary.ts"
import type { Waiting } from "./city.ts"
import { assertSame } from "./same.ts"
import { copy } from "./server.ts"
import { plus, type Spent, since, spentOn } from "./spent.ts"

/** How many are approved at once. */
export const batch = 10_000
const rounds = 3

/** Bytes in use by JavaScript after a collection, and of the whole process. */
export interface Memory {
  readonly heap: number
  readonly rss: number
}
const memory = (): Memory => {
  globalThis.gc?.()
  const { heapUsed: heap, rss } = process.memoryUsage()
  return { heap, rss }
}

/** A batch of its own, untimed, that warms the library up and shows what it holds. */
const watched = Effect.fnUntraced(function* (template: Connection, asked: ReadonlyArray<Waiting>) {
  const { approveMany, recompute } = yield* byLibrary(yield* copy(template, "many_watched"))
  const seen = [memory()]
  let told = 0
  yield* Effect.promise(() =>
    approveMany(asked, ({ id, result }) => {
      if (Result.isFailure(result)) throw new Error(`${id}: ${result.failure.message}`)
      if (++told === asked.length / 2) seen.push(memory())
    })
  )
  seen.push(memory())
  yield* Effect.promise(recompute)
  return seen
})

/** Milliseconds by the clock on the wall, and of processor time. */
export interface Took extends Spent {
  readonly wall: number
}

interface Work {
  readonly on: Connection
  readonly run: () => Promise<unknown>
}

const timed = Effect.fnUntraced(function* ({ on, run }: Work) {
  const spent = yield* spentOn(on)
  return yield* Effect.promise(async (): Promise<Took> => {
    const [before, start] = [spent(), performance.now()]
    await run()
    return { wall: performance.now() - start, ...since(before, spent()) }
  })
})

/** Times two works one after the other; who begins changes from round to round. */
const inTurn = Effect.fnUntraced(function* (round: number, first: Work, second: Work) {
  if (round % 2 === 0) return [yield* timed(first), yield* timed(second)] as const
  const later = yield* timed(second)
  return [yield* timed(first), later] as const
})

/** A batch alone and one with all its verdicts, each on rows that nobody has touched. */
const round = Effect.fnUntraced(function* (template: Connection, asked: ReadonlyArray<Waiting>, number: number) {
  const here = yield* copy(template, `many_library_${number}`)
  const there = yield* copy(template, `many_by_hand_${number}`)
  const judgedThere = yield* copy(template, `many_by_hand_judged_${number}`)
  yield* install(there)
  yield* install(judgedThere)
  const approved = yield* Effect.scoped(
    Effect.gen(function* () {
      const [library, hand] = [yield* byLibrary(here), yield* byHand(there)]
      return yield* inTurn(
        number,
        { on: here, run: () => library.approveMany(asked, () => {}) },
        { on: there, run: () => hand.approveMany(asked) }
      )
    })
  )
  yield* assertSame(here, there, { batched: true })
  const judged = yield* Effect.scoped(
    Effect.gen(function* () {
      const [library, hand] = [yield* byLibrary(here), yield* byHand(judgedThere)]
      return yield* inTurn(
        number,
        { on: here, run: library.recompute },
        { on: judgedThere, run: () => hand.approveManyJudged(asked) }
      )
    })
  )
  yield* assertSame(here, judgedThere, { batched: true })
  return {
    library: approved[0],
    byHand: approved[1],
    libraryJudged: { wall: approved[0].wall + judged[0].wall, ...plus(approved[0], judged[0]) },
    byHandJudged: judged[1]
  }
})

/** Times batches with and without all their verdicts. */
export const timeMany = Effect.fnUntraced(function* (template: Connection, pending: ReadonlyArray<Waiting>) {
  const asked = pending.slice(0, batch)
  const seen = yield* Effect.scoped(watched(template, asked))
  const all = yield* Effect.forEach(Array(rounds).keys(), (number) => Effect.scoped(round(template, asked, number)))
  return { rounds: all, memory: seen }
})
