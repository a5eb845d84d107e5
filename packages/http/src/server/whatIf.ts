import { WhatIfs } from "@xueshi/core"
import { Context, type Duration, Effect } from "effect"
import { asking } from "./asking.ts"
import { endedWell, LineBounds } from "./lines.ts"
import { refusals } from "./refusals.ts"

/** How many what-ifs run at once, so that others have their turn. */
export const WhatIfsAtOnce = Context.Reference<number>("@xueshi/http/WhatIfsAtOnce", { defaultValue: () => 2 })

/** A place for each of so many; whoever comes on top of these is refused. It is left with the scope, or when the time is over. */
const places = (atOnce: number, patience: Duration.Input) => {
  const taken = new Set<object>()
  const enter = Effect.suspend(() => {
    const place = {}
    if (taken.size >= atOnce) return Effect.fail(refusals.busy)
    taken.add(place)
    return Effect.succeed(place)
  })
  const leave = (place: object) => Effect.sync(() => void taken.delete(place))
  return Effect.tap(Effect.acquireRelease(enter, leave), (place) =>
    // Whoever reads no longer is not waited for.
    Effect.forkScoped(Effect.delay(leave(place), patience))
  )
}

/** Handles what-ifs within the bounds of the mount. */
export const whatIf = Effect.gen(function* () {
  const bounds = yield* LineBounds
  const place = places(yield* WhatIfsAtOnce, bounds.patience)
  return (request: Parameters<typeof WhatIfs.ofJurisdiction>[1]) =>
    asking(
      Effect.fnUntraced(function* (actor) {
        const events = yield* WhatIfs.ofJurisdiction(actor, request)
        yield* place
        return yield* Effect.provideService(endedWell("policies.whatIf", events), LineBounds, bounds)
      })
    )
})
