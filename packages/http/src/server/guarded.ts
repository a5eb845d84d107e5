import { Cause, Clock, type Duration, Effect, Exit, Layer, Option } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiError } from "effect/http-api"
import { problemType } from "../contract/Problem.ts"
import { Guarded } from "../contract/security.ts"
import { Asked } from "./Asked.ts"
import { failuresOfSchema } from "./failuresOf.ts"
import { makeProblem, type Refused } from "./problemOf.ts"
import { refusals } from "./refusals.ts"

const respond = (refused: Refused, failures?: Parameters<typeof makeProblem>[2]) =>
  Effect.map(Asked, (asked) => {
    const problem = makeProblem(refused, asked, failures)
    return HttpServerResponse.jsonUnsafe(problem, {
      status: problem.status,
      contentType: problemType
    })
  })

/** The slots of a request as paths name them. */
const slots = { Params: "path", Headers: "headers", Query: "query", Payload: "body" } as const

/** How a defect is told: the embedder's ports say which of them mean that a part is away for a while. */
export interface Faults {
  /** Whether a defect means that the database or another part cannot be used just now. */
  readonly unavailable: (cause: Cause.Cause<unknown>) => boolean
  /** How long a request may take. */
  readonly patience: Duration.Input
}

/** A defect's text without long numbers: a database may repeat what it was given. */
const withoutNumbers = (text: string): string =>
  text.replace(/\d{7,17}[\dXx]/gu, (number) => `${"*".repeat(number.length - 4)}${number.slice(-4)}`)

/** The status of a failure: a problem's own, or none where the request was given up. */
const statusIn = (cause: Cause.Cause<unknown>): number =>
  Option.match(Cause.findErrorOption(cause), {
    onNone: () => 0,
    onSome: (error) => (error as { readonly status?: number }).status ?? 0
  })

/** What is logged of a request: never its path, query or body, which may hold what is personal. */
const logged = (operation: string, status: number, begun: number) =>
  Effect.flatMap(Effect.all([Asked, Clock.currentTimeMillis]), ([{ actor, id }, now]) =>
    Effect.logInfo("request").pipe(
      Effect.annotateLogs({ operation, status, millis: now - begun, request: id, user: actor?.user ?? null })
    )
  )

/** Every fault as a problem: what does not decode, what takes too long, what is away, and what nobody foresaw. */
export const guarded = ({ patience, unavailable }: Faults): Layer.Layer<Guarded> => {
  const told = (cause: Cause.Cause<unknown>, operation: string) => {
    const error = Option.getOrUndefined(Cause.findErrorOption(cause))
    if (HttpApiError.HttpApiSchemaError.is(error) && error.kind in slots)
      return Effect.flatMap(Asked, ({ language }) =>
        respond(
          refusals.invalidRequest,
          failuresOfSchema(slots[error.kind as keyof typeof slots], error.cause, language)
        )
      )
    if (unavailable(cause)) return respond(refusals.unavailable)
    return Effect.andThen(
      Effect.logError("a request ended in a defect", withoutNumbers(Cause.pretty(cause))).pipe(
        Effect.annotateLogs({ operation })
      ),
      respond(refusals.internalError)
    )
  }
  /** A problem that the endpoint declares goes on as it is. */
  const declared = (cause: Cause.Cause<unknown>) =>
    Cause.hasInterruptsOnly(cause) ||
    Option.exists(Cause.findErrorOption(cause), (error) => !HttpApiError.HttpApiSchemaError.is(error))
  return Layer.succeed(
    Guarded,
    Guarded.of(
      Effect.fnUntraced(function* (effect, { endpoint, group }) {
        const operation = `${group.identifier}.${endpoint.identifier}`
        const begun = yield* Clock.currentTimeMillis
        return yield* effect.pipe(
          Effect.timeoutOrElse({ duration: patience, orElse: () => respond(refusals.timedOut) }),
          Effect.catchCauseIf(
            (cause) => !declared(cause),
            (cause) => told(cause, operation)
          ),
          Effect.onExit((exit) =>
            logged(operation, Exit.isSuccess(exit) ? exit.value.status : statusIn(exit.cause), begun)
          )
        )
      })
    )
  )
}
