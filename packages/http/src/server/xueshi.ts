import type { Actor } from "@xueshi/core"
import { type Cause, Context, type Duration, type Layer, Layer as Layers } from "effect"
import { HttpRouter, HttpServer } from "effect/http"
import { HttpApiBuilder, HttpApiScalar, OpenApi } from "effect/http-api"
import { Hono, type Context as HonoContext } from "hono"
import { bodyLimit } from "hono/body-limit"
import { baseRoutePath } from "hono/route"
import { secureHeaders } from "hono/secure-headers"
import { Api, type Code, problemType } from "../contract/index.ts"
import { Asked } from "./Asked.ts"
import { authenticated } from "./authenticated.ts"
import { guarded } from "./guarded.ts"
import { handlers, type Ports } from "./handlers.ts"
import { languageOf } from "./language.ts"
import { makeProblem, type Refused } from "./problemOf.ts"
import { refusals } from "./refusals.ts"

/** How the rules are mounted into a portal. */
export interface Mount {
  /** Every port of core: where people, declarations and policies are kept (see `@xueshi/sql` and `Policies.layer`). */
  readonly layer: Layer.Layer<Ports, unknown>
  /** Who asks: the portal's own log-in. Nobody, where it gives `undefined`; what it may do, the rules say. */
  readonly principal: (c: HonoContext) => Actor | undefined | Promise<Actor | undefined>
  /** Whether a defect means that a part is away for a while: answered 503 instead of 500. By default: any SQL error of a connection. */
  readonly unavailable?: (cause: Cause.Cause<unknown>) => boolean
  /** How long a request may take before it is cancelled, its SQL with it; 30 seconds unless said. */
  readonly patience?: Duration.Input
  /** The largest body in bytes: 1 MiB of JSON unless said. */
  readonly largest?: number
}

/** The app to mount, and the end of what it holds. */
export interface Mounted extends Hono {
  /** Waits for nothing: ends the layer that was given. Stop the server first. */
  readonly dispose: () => Promise<void>
}

/** What the router itself answers without a problem, as one. */
const unspoken: Readonly<Record<number, Refused<Code>>> = {
  404: refusals.noSuchRoute,
  405: refusals.methodNotAllowed,
  413: refusals.payloadTooLarge,
  415: refusals.unsupportedMediaType,
  503: refusals.unavailable
}

const away = (cause: Cause.Cause<unknown>): boolean =>
  cause.reasons.some((reason) => {
    const { reason: said } = ((reason._tag === "Die" ? reason.defect : undefined) ?? {}) as {
      reason?: { _tag?: string }
    }
    return ["ConnectionError", "StatementTimeoutError", "LockTimeoutError"].includes(said?._tag ?? "")
  })

const idOf = (c: HonoContext): string => {
  const given = c.req.header("x-request-id") ?? ""
  return /^[\w-]{8,64}$/u.test(given) ? given : crypto.randomUUID()
}

/**
 * The whole interface as a Hono app, to be mounted beside other routes under any prefix.
 *
 * @example
 * app.route("/xueshi", xueshi({ layer, principal: (c) => actorOfSession(c) }))
 */
export const xueshi = ({
  largest = 1 << 20,
  layer,
  patience = "30 seconds",
  principal,
  unavailable = away
}: Mount): Mounted => {
  const routes = Layers.mergeAll(
    HttpApiBuilder.layer(Api).pipe(Layers.provide(handlers)),
    HttpApiScalar.layer(Api, { path: "/docs" })
  ).pipe(
    Layers.provide([authenticated, guarded({ patience, unavailable })]),
    Layers.provideMerge(Layers.orDie(layer)),
    Layers.provide(HttpServer.layerServices)
  )
  const { dispose, handler } = HttpRouter.toWebHandler(routes, { disableLogger: true })
  const document = OpenApi.fromApi(Api)

  const respond = (c: HonoContext, refused: Refused) => {
    const problem = makeProblem(refused, {
      id: c.res.headers.get("x-request-id") ?? "",
      language: languageOf(c.req.header("accept-language"))
    })
    return c.body(JSON.stringify(problem), problem.status, { "content-type": problemType })
  }

  const app = new Hono()
  app.use(secureHeaders(), async (c, next) => {
    c.header("x-request-id", idOf(c))
    c.header("cache-control", "no-store")
    await next()
  })
  app.get("/openapi.json", (c) => {
    const url = baseRoutePath(c).replace(/\/\*?$/u, "")
    return c.json({ ...document, servers: [{ url: url === "" ? "/" : url }] })
  })
  app.use(bodyLimit({ maxSize: largest, onError: (c) => respond(c, refusals.payloadTooLarge) }))
  app.all("/*", async (c) => {
    const id = c.res.headers.get("x-request-id") ?? ""
    const url = new URL(c.req.url)
    url.pathname = url.pathname.slice(baseRoutePath(c).replace(/\/\*?$/u, "").length)
    const asked = {
      id,
      language: languageOf(c.req.header("accept-language")),
      actor: await principal(c)
    }
    const answer = await handler(new Request(url, c.req.raw), Context.make(Asked, asked))
    const refused = answer.status >= 400 && answer.headers.get("content-type") !== problemType
    if (!refused) return answer
    return respond(c, unspoken[answer.status] ?? refusals.internalError)
  })
  app.onError((_error, c) => respond(c, refusals.internalError))
  return Object.assign(app, { dispose })
}
