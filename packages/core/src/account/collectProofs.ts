import { Effect } from "effect"
import { now } from "../kernel/now.ts"
import { Attempts } from "./Attempts.ts"
import { Challenges } from "./Challenges.ts"
import { Devices } from "./Devices.ts"

/** Removes failures, captchas, codes and devices that have expired; gives how many. To be run now and then. */
export const collectProofs = Effect.gen(function* () {
  const { at } = yield* now
  const stores = [yield* Attempts, yield* Challenges, yield* Devices]
  const counts = yield* Effect.forEach(stores, (store) => store.collect(at))
  return counts.reduce((sum, one) => sum + one, 0)
}).pipe(Effect.withSpan("collectProofs"))
