import { ApiWithLogIn, makeClient } from "@xueshi/http/client"
import { Effect, Result, Schema, Stream } from "effect"
import { HttpApi, type HttpApiEndpoint } from "effect/http-api"
import type { Operation } from "./document.ts"
import { pathOf, urlOf, type Wire } from "./portal.ts"

const endpoints = new Map<string, { readonly group: string; readonly endpoint: HttpApiEndpoint.Top }>()
HttpApi.reflect(ApiWithLogIn, {
  onGroup: () => {},
  onEndpoint: ({ endpoint, group }) => {
    endpoints.set(`${group.identifier}.${endpoint.identifier}`, { group: group.identifier, endpoint })
  }
})

type Call = (request: object) => Effect.Effect<unknown, unknown>
type Client = Readonly<Record<string, Readonly<Record<string, Call>>>>

/** The client is given the answer that was made: nothing is asked again. */
let replayed = new Response()
const client = (await Effect.runPromise(
  makeClient({ url: "http://portal.test/xueshi", fetch: (async () => replayed) as typeof globalThis.fetch })
)) as unknown as Client

/** The path's parameters, as a template names them. */
const paramsOf = ({ path }: Operation, pathname: string): Readonly<Record<string, string>> => {
  const segments = pathname.split("/")
  const named = path.split("/").map((part, index) => [part, segments[index] ?? ""] as const)
  return Object.fromEntries(
    named.flatMap(([part, segment]) => (part.startsWith("{") ? [[part.slice(1, -1), decodeURIComponent(segment)]] : []))
  )
}

const decoded = (schema: Schema.Top | undefined, value: unknown): Promise<unknown> =>
  schema === undefined
    ? Promise.resolve(undefined)
    : Effect.runPromise(Schema.decodeUnknownEffect(schema as Schema.Codec<unknown>)(value))

/**
 * What keeps the typed client from making a request that is taken, or from decoding an answer to its operation as what it
 * is: a value, or a problem of the same code. Undefined where nothing does.
 */
export const clientComplaint = async (
  operation: Operation,
  wire: Wire,
  { headers, status }: Pick<Response, "headers" | "status">,
  bytes: Uint8Array<ArrayBuffer>
): Promise<string | undefined> => {
  const { endpoint, group } = endpoints.get(operation.id) ?? {}
  const call = endpoint && group ? client[group]?.[endpoint.identifier] : undefined
  if (endpoint === undefined || call === undefined) return "the client has no such call"
  replayed = new Response([204, 304].includes(status) ? null : bytes, { status, headers })
  try {
    const bodies = [...endpoint.payload.values()]
    const [payload] = bodies.flatMap(({ schemas }) => schemas)
    const streamed = bodies.some(({ encoding }) => encoding._tag === "Stream")
    const json =
      operation.body && !streamed && typeof wire.body === "string"
        ? JSON.parse(wire.body.replace(/^\uFEFF/u, ""))
        : undefined
    const file = Stream.succeed(Buffer.from(wire.body ?? ""))
    const request = {
      params: await decoded(endpoint.params, paramsOf(operation, pathOf(wire) ?? "")),
      query: await decoded(endpoint.query, Object.fromEntries(urlOf(wire)?.searchParams ?? [])),
      headers: await decoded(endpoint.headers, wire.headers),
      payload: streamed ? file : wire.body instanceof Uint8Array ? wire.body : await decoded(payload, json)
    }
    const whole = Effect.flatMap(call(request), (value) =>
      Stream.isStream(value) ? Stream.runDrain(value as Stream.Stream<unknown, unknown>) : Effect.succeed(value)
    )
    const told = await Effect.runPromise(Effect.result(whole))
    if (status < 300) return Result.isSuccess(told) ? undefined : `the client: ${String(told.failure).slice(0, 300)}`
    const { code } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly code: string }
    const failure = Result.isFailure(told) ? (told.failure as { readonly code?: string }) : undefined
    return failure?.code === code ? undefined : `the client makes of ${code}: ${String(failure).slice(0, 300)}`
  } catch (error) {
    return `the client: ${String(error).slice(0, 300)}`
  }
}
