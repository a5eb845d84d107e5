import {
  type Attempts,
  type Challenges,
  type Credentials,
  type Devices,
  type KeyedDigests,
  type Passwords,
  type Principal,
  type SessionRepository,
  Sessions
} from "@xueshi/core"
import { Context, Effect, Layer, type Redacted } from "effect"
import { HttpServerRequest } from "effect/http"
import { Authenticated, CurrentActor, WhileChoosing } from "../contract/security.ts"
import { Asked } from "./Asked.ts"
import { makeProblem, type Refused } from "./problemOf.ts"
import { refusals } from "./refusals.ts"

type Guarding = Parameters<typeof Authenticated.Service.bearer>[0]

const letIn = Effect.fnUntraced(function* (
  effect: Guarding,
  actor: Principal | undefined,
  nobody: Refused<"Unauthenticated" | "PasswordMustChange"> = refusals.unauthenticated
) {
  const asked = yield* Asked
  // Whatever credential of the request is tried last: what one of them was refused for is told.
  if (actor === undefined) return yield* Effect.fail(makeProblem(asked.caller.refused ?? nobody, asked))
  asked.caller.user = actor.user
  return yield* Effect.provideService(effect, CurrentActor, actor)
})

/** Who asks, by the portal's own log-in. What is a credential there, is its own matter. */
const ofPortal: typeof Authenticated.Service.bearer = (effect) =>
  Effect.flatMap(Asked, ({ principal }) =>
    Effect.flatMap(Effect.promise(principal), (actor) => letIn(effect, actor, refusals.unknownToPortal))
  )

export const byPortal = Layer.succeed(Authenticated, Authenticated.of({ bearer: ofPortal, cookie: ofPortal }))

/** What the interface's own log-in needs beside the ports of the rules. */
export type LogInPorts = Attempts | Challenges | Credentials | Devices | KeyedDigests | Passwords | SessionRepository

const safe = new Set(["GET", "HEAD"])

/**
 * Whether a browser says that a page of this very origin has asked. It adds a cookie to what other pages make it send; a
 * program that is no browser says nothing of the kind, and has the cookie by right.
 */
export const isOwnPage = ({ headers }: HttpServerRequest.HttpServerRequest): boolean => {
  const site = headers["sec-fetch-site"]
  if (site !== undefined) return site === "same-origin" || site === "none"
  const origin = headers["origin"]
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === headers["host"])
}

/** Who asks, by the interface's own sessions. */
export const bySession = Layer.effect(
  Authenticated,
  Effect.gen(function* () {
    const services = yield* Effect.context<SessionRepository>()
    const ofToken = Effect.fnUntraced(function* (effect: Guarding, token: Redacted.Redacted, choosing: boolean) {
      const asked = yield* Asked
      const standing = choosing ? Sessions.principalChoosing(token) : Sessions.principal(token)
      const actor = yield* Effect.provideContext(standing, services).pipe(
        Effect.catchTag("PasswordMustChange", (refused) => {
          asked.caller.refused = refused
          return Effect.undefined
        })
      )
      if (actor !== undefined) asked.caller.token = token
      return yield* letIn(effect, actor)
    })
    const choosing = (endpoint: Parameters<typeof Authenticated.Service.bearer>[1]["endpoint"]) =>
      Context.get(endpoint.annotations, WhileChoosing)
    return Authenticated.of({
      bearer: (effect, { credential, endpoint }) => ofToken(effect, credential, choosing(endpoint)),
      cookie: (effect, { credential, endpoint }) =>
        Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
          safe.has(request.method) || isOwnPage(request)
            ? ofToken(effect, credential, choosing(endpoint))
            : letIn(effect, undefined)
        )
    })
  })
)
