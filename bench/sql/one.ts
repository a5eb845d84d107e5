import type { Connection } from "@xueshi/embedded"
import { Effect } from "effect"
import { alternate } from "./alternate.ts"
import { byHand, install } from "./byHand.ts"
import { byLibrary } from "./byLibrary.ts"
import type { Waiting } from "./city.ts"
import { assertSame } from "./same.ts"
import { copy } from "./server.ts"
import { spentOn } from "./spent.ts"

/** As warm as a server that has run for a while: V8 compiles what is called hundreds of times. */
const [rounds, warming, each] = [100, 60, 10]

/** Times single approvals on one connection, alone or each with its person's verdict. */
export const timeOne = Effect.fnUntraced(function* (
  template: Connection,
  pending: ReadonlyArray<Waiting>,
  what: "approve" | "approveJudged"
) {
  const [here, there] = [yield* copy(template, "one_library"), yield* copy(template, "one_by_hand")]
  yield* install(there)
  const batches = Array.from({ length: rounds }, (_, round) => pending.slice(round * each, (round + 1) * each))
  const laps = yield* Effect.scoped(
    Effect.gen(function* () {
      const [library, hand] = [yield* byLibrary(here), yield* byHand(there)]
      const sides = [
        { name: "library", run: library[what], spent: yield* spentOn(here) },
        { name: "by hand", run: hand[what], spent: yield* spentOn(there) }
      ]
      return yield* Effect.promise(() => alternate<Waiting>(sides, batches, warming))
    })
  )
  yield* assertSame(here, there, { batched: false })
  return laps
})
