import { Api, makeClient } from "@xueshi/http/client"
import { Effect, Schema } from "effect"
import { HttpApi, type HttpApiEndpoint } from "effect/http-api"
import type { Operation } from "./document.ts"
import { pathOf, urlOf, type Wire } from "./portal.ts"

const endpoints = new Map<string, { readonly group: string; readonly endpoint: HttpApiEndpoint.Top }>()
HttpApi.reflect(Api, {
  onGroup: () => {},
  onEndpoint: ({ endpoint, group }) => {
    endpoints.set(`${group.identifier}.${endpoint.identifier}`, { group: group.identifier, endpoint })
  }
})

type Call = (request: object) => Effect.Effect<unknown, unknown>
type Client = Readonly<Record<string, Readonly<Record<string, Call>>>>

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
 * What keeps the typed client from making a request that was answered, or from decoding its answer; undefined where it does
 * both. The answer is the one that was given: nothing is asked again.
 */
export const clientComplaint = async (
  operation: Operation,
  wire: Wire,
  answer: Response
): Promise<string | undefined> => {
  const { endpoint, group } = endpoints.get(operation.id) ?? {}
  if (endpoint === undefined || group === undefined) return "the client has no such call"
  replayed = answer
  try {
    const query = Object.fromEntries(urlOf(wire)?.searchParams ?? [])
    const json = operation.body && typeof wire.body === "string" ? JSON.parse(wire.body) : undefined
    const [payload] = [...endpoint.payload.values()].flatMap(({ schemas }) => schemas)
    const request = {
      params: await decoded(endpoint.params, paramsOf(operation, pathOf(wire) ?? "")),
      query: await decoded(endpoint.query, query),
      headers: await decoded(endpoint.headers, wire.headers),
      payload: await decoded(payload, json)
    }
    const call = client[group]?.[endpoint.identifier]
    if (call === undefined) return "the client has no such call"
    await Effect.runPromise(call(request))
    return undefined
  } catch (error) {
    return `the client: ${String(error).slice(0, 300)}`
  }
}
