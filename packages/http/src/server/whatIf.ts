import { WhatIfs } from "@xueshi/core"
import { Cause, Context, type Duration, Effect, Option, Stream } from "effect"
import type { WhatIfLine } from "../contract/whatIf.ts"
import { Asked } from "./Asked.ts"
import { asking } from "./asking.ts"
import { away } from "./away.ts"
import { failuresOfRule } from "./failuresOf.ts"
import { logDefect } from "./logDefect.ts"
import { makeProblem, type Refused } from "./problemOf.ts"
import { refusals } from "./refusals.ts"

/** How many what-ifs run at once, so that others have their turn, and how long one may; and how a defect is told. */
export const WhatIfBounds = Context.Reference<{
  readonly atOnce: number
  readonly patience: Duration.Input
  readonly unavailable: (cause: Cause.Cause<unknown>) => boolean
}>("@xueshi/http/WhatIfBounds", { defaultValue: () => ({ atOnce: 2, patience: "10 minutes", unavailable: away }) })

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

type Midway = Extract<WhatIfLine, { readonly event: "refused" }>["problem"]["code"]

/** Handles what-ifs within the bounds of the mount. */
export const whatIf = Effect.map(WhatIfBounds, ({ atOnce, patience, unavailable }) => {
  const place = places(atOnce, patience)
  /** What ends an answer that has begun: its last line. */
  const lastLine = Effect.fnUntraced(function* (cause: Cause.Cause<Refused<Midway>>) {
    const asked = yield* Asked
    const failed = Option.getOrUndefined(Cause.findErrorOption(cause))
    const refused = failed ?? (unavailable(cause) ? refusals.unavailable : refusals.internalError)
    if (refused === refusals.internalError) yield* logDefect(cause, "policies.whatIf")
    const failures = failuresOfRule("body", refused.issues ?? [], asked.language)
    const line: WhatIfLine = { event: "refused", problem: makeProblem<Midway>(refused, asked, failures) }
    return line
  })
  return (request: Parameters<typeof WhatIfs.ofJurisdiction>[1]) =>
    asking(
      Effect.fnUntraced(function* (actor) {
        const events = yield* WhatIfs.ofJurisdiction(actor, request)
        yield* place
        const asked = yield* Asked
        return events.pipe(
          Stream.interruptWhen(Effect.delay(Effect.fail(refusals.timedOut), patience)),
          Stream.catchCause((cause) =>
            Cause.hasInterruptsOnly(cause) ? Stream.failCause(cause) : Stream.fromEffect(lastLine(cause))
          ),
          Stream.provideService(Asked, asked)
        )
      })
    )
})
