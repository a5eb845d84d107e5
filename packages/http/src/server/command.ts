import {
  type AggregateName,
  canonical,
  Digests,
  ExpectedVersion,
  type Json,
  type KeyReused,
  once,
  type Principal,
  type StateOf,
  type Store
} from "@xueshi/core"
import { Effect } from "effect"
import { HttpEffect, type HttpServerRequest, HttpServerResponse } from "effect/http"
import { CurrentActor } from "../contract/security.ts"

export interface CommandHeaders {
  readonly "idempotency-key"?: string
  readonly "if-match"?: string
}

/** Adds headers to the answer. */
export const withHeaders = (headers: Readonly<Record<string, string>>) =>
  HttpEffect.appendPreResponseHandler((_request, response) =>
    Effect.succeed(HttpServerResponse.setHeaders(response, headers))
  )

/** What a request says, as the digest of an idempotency key sees it. */
export const json = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null))

/** Whether `If-None-Match` names a tag; it compares weakly, so that a proxy's `W/` does not matter. */
const hasSeen = (header: string | undefined, etag: string): boolean =>
  (header ?? "").split(",", 50).some((one) => one.trim() === "*" || one.trim().replace(/^W\//u, "") === etag)

/** Says by which tag the answer is known; to a caller who has seen it, says no more than that. */
export const taggedBy = (etag: string) =>
  HttpEffect.appendPreResponseHandler((request, response) => {
    const same = ["GET", "HEAD"].includes(request.method) && hasSeen(request.headers["if-none-match"], etag)
    return Effect.succeed(
      same
        ? HttpServerResponse.empty({ status: 304, headers: { etag } })
        : HttpServerResponse.setHeader(response, "etag", etag)
    )
  })

/** Says which version of a thing the answer shows. */
export const tagged = <A extends { readonly version: number } | undefined>(state: A) =>
  state === undefined ? Effect.void : taggedBy(`"v${state.version}"`)

const expectedIn = (header: string | undefined): number | undefined =>
  header === undefined || header === "*" ? undefined : Number(header.slice(2, -1))

/** Keys are the caller's own: the same key of another user or hat is another one. The database keeps only their digest. */
const keyOf = Effect.fnUntraced(function* (actor: Principal, key: string, command: Json) {
  const { sha256 } = yield* Digests
  const who = { user: actor.user, hat: { ...actor.hat } }
  const [own = "", digest = ""] = yield* sha256([canonical({ who, key }), canonical(command)])
  return { key: own, digest }
})

/** The key of a request on many things, if it has one. `body` is all that it depends on beside the actor. */
export const keyOfRequest = (actor: Principal, name: string, headers: CommandHeaders, body: Json) => {
  const key = headers["idempotency-key"]
  return key === undefined ? Effect.undefined : keyOf(actor, key, { name, body })
}

/**
 * Runs a command for whoever asks: once for its `Idempotency-Key` (SYS-03), on the version that `If-Match` names, and says
 * in `ETag` what came of it. `body` is all that the command depends on beside the actor.
 */
export const command = Effect.fnUntraced(function* <K extends AggregateName, A extends StateOf<K> | undefined, E, R>(
  aggregate: K,
  name: string,
  headers: CommandHeaders,
  body: Json,
  run: (actor: Principal) => Effect.Effect<A, E, R>
): Effect.fn.Return<A, E | KeyReused, R | Store | CurrentActor | HttpServerRequest.HttpServerRequest> {
  const actor = yield* CurrentActor
  const expecting = Effect.provideService(run(actor), ExpectedVersion, expectedIn(headers["if-match"]))
  const key = headers["idempotency-key"]
  const state = yield* key === undefined
    ? expecting
    : Effect.flatMap(keyOf(actor, key, { name, body, match: headers["if-match"] ?? null }), (idempotency) =>
        once(idempotency, aggregate, expecting)
      )
  yield* tagged(state as { readonly version: number } | undefined)
  return state
})
