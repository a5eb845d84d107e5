import { Cause, Clock, Context, type Duration, Effect, Exit, Layer, Option } from "effect"
import { bytes } from "effect/ByteSize"
import { HttpIncomingMessage, HttpServerError, HttpServerRequest, HttpServerResponse } from "effect/http"
import { HttpApiError } from "effect/http-api"
import { problemType } from "../contract/Problem.ts"
import { Guarded, Upload } from "../contract/security.ts"
import { Asked } from "./Asked.ts"
import { failureOfBody, failuresOfSchema } from "./failuresOf.ts"
import { logDefect } from "./logDefect.ts"
import { makeProblem, type Refused } from "./problemOf.ts"
import { refusals } from "./refusals.ts"
import { UnsoundBody } from "./soundRequest.ts"

const respond = (
  refused: Refused,
  failures?: Parameters<typeof makeProblem>[2],
  headers: Readonly<Record<string, string>> = {}
) =>
  Effect.map(Asked, (asked) => {
    const problem = makeProblem(refused, asked, failures)
    return HttpServerResponse.jsonUnsafe(problem, { status: problem.status, contentType: problemType, headers })
  })

/** The slots of a request as paths name them. */
const slots = { Params: "path", Headers: "headers", Query: "query", Payload: "body" } as const

/** What a request may cost. */
export interface Bounds {
  /** The largest body in bytes. */
  readonly largest: number
  /** How long a request may take. */
  readonly patience: Duration.Input
}

/** How a request is bounded, and how a defect is told. */
export interface Guards extends Bounds {
  /** The same for endpoints that take a whole file. */
  readonly uploads: Bounds
  /** Whether a defect means that the database or another part cannot be used just now. */
  readonly unavailable: (cause: Cause.Cause<unknown>) => boolean
}

/** The status of a failure: a problem's own, or none where the request was given up. */
const statusIn = (cause: Cause.Cause<unknown>): number =>
  Option.match(Cause.findErrorOption(cause), {
    onNone: () => 0,
    onSome: (error) => (error as { readonly status?: number }).status ?? 0
  })

/** What is logged of a request: never its path, query or body, which may hold what is personal. */
const logged = (operation: string, status: number, begun: number) =>
  Effect.flatMap(Effect.all([Asked, Clock.currentTimeMillis]), ([{ caller, id }, now]) =>
    Effect.logInfo("request").pipe(
      Effect.annotateLogs({ operation, status, millis: now - begun, request: id, user: caller.user ?? null })
    )
  )

const defectsOf = (cause: Cause.Cause<unknown>): ReadonlyArray<unknown> =>
  cause.reasons.flatMap((reason) => (reason._tag === "Die" ? [reason.defect] : []))

/** What a body that cannot be read is refused with. */
const unreadable = (cause: Cause.Cause<unknown>) => {
  for (const defect of defectsOf(cause)) {
    if (defect instanceof UnsoundBody)
      return Effect.flatMap(Asked, ({ language }) =>
        respond(refusals.invalidRequest, [failureOfBody(defect.flaw, language)])
      )
    if (!(defect instanceof HttpServerError.HttpServerError)) continue
    const { reason } = defect
    if (reason._tag !== "RequestParseError") continue
    // Nobody reads on: what is still on its way must not be taken for the next request.
    return reason.reason === "BodyTooLarge"
      ? respond(refusals.payloadTooLarge, [], { connection: "close" })
      : respond(refusals.invalidRequest, [], { connection: "close" })
  }
  return undefined
}

/** Every fault as a problem: what does not decode, what takes too long, what is away, and what nobody foresaw. */
export const guarded = ({ unavailable, uploads, ...usual }: Guards): Layer.Layer<Guarded> => {
  const told = (cause: Cause.Cause<unknown>, operation: string) => {
    const error = Option.getOrUndefined(Cause.findErrorOption(cause))
    if (HttpApiError.HttpApiSchemaError.is(error) && error.kind in slots)
      return Effect.flatMap(Asked, ({ language }) =>
        respond(
          refusals.invalidRequest,
          failuresOfSchema(slots[error.kind as keyof typeof slots], error.cause, language)
        )
      )
    const refused = unreadable(cause)
    if (refused !== undefined) return refused
    if (unavailable(cause)) return respond(refusals.unavailable, [], { "retry-after": "5" })
    return Effect.andThen(logDefect(cause, operation), respond(refusals.internalError))
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
        const { largest, patience } = Context.get(endpoint.annotations, Upload) ? uploads : usual
        const begun = yield* Clock.currentTimeMillis
        const { headers } = yield* HttpServerRequest.HttpServerRequest
        // No server hands on more than was announced: what is small enough need not be counted as it comes.
        const announced = Number(headers["content-length"] ?? Number.NaN) <= largest
        return yield* effect.pipe(
          Effect.provideService(HttpIncomingMessage.MaxBodySize, announced ? undefined : bytes(largest)),
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
