import { Cause, Context, type Duration, Effect, Option, Stream } from "effect"
import { Asked } from "./Asked.ts"
import { away } from "./away.ts"
import { failuresOfRule } from "./failuresOf.ts"
import { logDefect } from "./logDefect.ts"
import { makeProblem, type Refused } from "./problemOf.ts"
import { refusals } from "./refusals.ts"

/** How long an answer may take that comes line by line, and how a defect in it is told. */
export const LineBounds = Context.Reference<{
  readonly patience: Duration.Input
  readonly unavailable: (cause: Cause.Cause<unknown>) => boolean
}>("@xueshi/http/LineBounds", { defaultValue: () => ({ patience: "10 minutes", unavailable: away }) })

/** What any answer may end with that has begun. */
type Anyhow = "TimedOut" | "Unavailable" | "InternalError"

/** Lines of an answer of which the last tells what went wrong midway, if something does: the status has been sent by then. */
export const endedWell = Effect.fnUntraced(function* <A, E extends Refused, R>(
  operation: string,
  lines: Stream.Stream<A, E, R>
) {
  const asked = yield* Asked
  const { patience, unavailable } = yield* LineBounds
  const lastLine = Effect.fnUntraced(function* (cause: Cause.Cause<E | Refused<"TimedOut">>) {
    const failed = Option.getOrUndefined(Cause.findErrorOption(cause))
    const refused: Refused<E["_tag"] | Anyhow> =
      failed ?? (unavailable(cause) ? refusals.unavailable : refusals.internalError)
    if (refused === refusals.internalError) yield* logDefect(cause, operation)
    const failures = failuresOfRule("body", refused.issues ?? [], asked.language)
    return { event: "refused" as const, problem: makeProblem<E["_tag"] | Anyhow>(refused, asked, failures) }
  })
  return lines.pipe(
    Stream.interruptWhen(Effect.delay(Effect.fail(refusals.timedOut), patience)),
    Stream.catchCause((cause) =>
      Cause.hasInterruptsOnly(cause) ? Stream.failCause(cause) : Stream.fromEffect(lastLine(cause))
    ),
    Stream.provideService(Asked, asked)
  )
})
