import type { Principal } from "@xueshi/core"
import { Cause, Context, Duration, type Layer, Layer as Layers } from "effect"
import { HttpRouter, HttpServer } from "effect/http"
import { type HttpApi, HttpApiBuilder, type HttpApiGroup, OpenApi } from "effect/http-api"
import { Hono, type Context as HonoContext } from "hono"
import { basePath } from "hono/route"
import { secureHeaders } from "hono/secure-headers"
import { Api, ApiWithLogIn, apiOf, type Code, type PortalScheme, problemType } from "../contract/index.ts"
import type { Guarded } from "../contract/security.ts"
import { Asked } from "./Asked.ts"
import { access } from "./access.ts"
import { allowedIn } from "./allowed.ts"
import { byPortal, bySession, type LogInPorts } from "./authenticated.ts"
import { away } from "./away.ts"
import { devices } from "./devices.ts"
import { docs } from "./docs.ts"
import { isSound } from "./flawIn.ts"
import { guarded } from "./guarded.ts"
import { handlers, type Ports } from "./handlers.ts"
import { languageOf } from "./language.ts"
import { LineBounds } from "./lines.ts"
import { passwords } from "./passwords.ts"
import { makeProblem, type Refused } from "./problemOf.ts"
import { refusals } from "./refusals.ts"
import { restarting } from "./restarting.ts"
import { running } from "./running.ts"
import { sessions } from "./sessions.ts"
import { soundRequest } from "./soundRequest.ts"
import { visitors } from "./visitors.ts"
import { WhatIfsAtOnce } from "./whatIf.ts"

/** What any mount may say. */
interface Bounded {
  /** Whether a defect means that a part is away for a while: answered 503 instead of 500. By default: any SQL error of a connection. */
  readonly unavailable?: (cause: Cause.Cause<unknown>) => boolean
  /** How long a request may take before it is cancelled, its SQL with it; 30 seconds unless said. */
  readonly patience?: Duration.Input
  /** The largest body in bytes: 1 MiB of JSON unless said. */
  readonly largest?: number
  /** The same two for whole files: 10 minutes and 20 MB unless said. */
  readonly uploads?: { readonly patience?: Duration.Input; readonly largest?: number }
  /** How many what-ifs run at once, and how long one, or another answer that comes line by line, may take: 2 and 10 minutes unless said. */
  readonly whatIfs?: { readonly atOnce?: number; readonly patience?: Duration.Input }
}

/** A mount in a portal that has a log-in: that of the interface is neither there nor in its document. */
export interface MountByPortal extends Bounded {
  /** Every port of core: where people, declarations and policies are kept (see `@xueshi/sql` and `Policies.layer`). */
  readonly layer: Layer.Layer<Ports, unknown>
  /** Who asks: the portal's own log-in. Nobody, where it gives `undefined`; what it may do, the rules say. */
  readonly principal: (c: HonoContext) => Principal | undefined | Promise<Principal | undefined>
  /** How that log-in shows itself in requests, for the document: `{ type: "apiKey", in: "cookie", name: "portal_session" }`. */
  readonly scheme?: PortalScheme
}

/** A mount that logs in by itself: by document and password (see `@xueshi/argon2`). */
export interface MountWithLogIn extends Bounded {
  readonly layer: Layer.Layer<Ports | LogInPorts, unknown>
  readonly principal?: undefined
  /** Whether browsers send the session's cookie over https alone: yes, unless a portal is tried out over http. */
  readonly secureCookie?: boolean
  /**
   * The network address that asks, so that failed log-ins lock there first (ACC-03): `(c) => getConnInfo(c).remote.address`, or
   * what a proxy of your own says, never a header that anybody may set. Without it accounts lock as a whole, for minutes.
   */
  readonly address?: (c: HonoContext) => string | undefined
}

/** How the rules are mounted into a portal. */
export type Mount = MountByPortal | MountWithLogIn

/** The app to mount, and the end of what it holds. */
export interface Mounted extends Hono {
  /**
   * Refuses what comes from now on, waits for what runs (no longer than any request may), and ends the layer that was given.
   * Call it once the server has stopped accepting.
   */
  readonly dispose: () => Promise<void>
}

/** The media type of answers that come line by line. */
const linesType = "application/x-ndjson"

/** What the router itself answers without a problem, as one. */
const unspoken: Readonly<Record<number, Refused<Code>>> = {
  404: refusals.noSuchRoute,
  413: refusals.payloadTooLarge,
  415: refusals.unsupportedMediaType,
  503: refusals.unavailable
}

const idOf = (c: HonoContext): string => {
  const given = c.req.header("x-request-id") ?? ""
  return /^[\w-]{8,64}$/u.test(given) ? given : crypto.randomUUID()
}

/** Where the interface is mounted, as this request says it. */
const prefixOf = (c: HonoContext): string => basePath(c).replace(/\/+$/u, "")

/** The answer with what the portal has said by `c.header` before: Hono adds that to answers of its own making only. */
const withSaid = (c: HonoContext, answer: Response): Response => {
  for (const [name, value] of c.body(null).headers)
    if (name === "set-cookie" || !answer.headers.has(name)) answer.headers.append(name, value)
  return answer
}

/** Whether an address can be decoded to text that can be kept. */
const isSoundAddress = ({ pathname, search }: URL): boolean => {
  try {
    return isSound(decodeURIComponent(pathname)) && isSound(decodeURIComponent(search.replaceAll("+", " ")))
  } catch {
    return false
  }
}

/** Everything has one address: what a portal says of a path before the mount cannot be spelled around. */
const exact = {
  caseSensitive: true,
  ignoreDuplicateSlashes: false,
  ignoreTrailingSlash: false,
  maxParamLength: 100_000
}

/** The document of an interface, and its page. */
const shown = <Id extends string, Groups extends HttpApiGroup.Constraint>(api: HttpApi.HttpApi<Id, Groups>) =>
  [OpenApi.fromApi(api), docs(api)] as const

/** The router of a mount: with the portal's log-in or its own. */
const routesOf = (mount: Mount, guards: Layer.Layer<Guarded>, lines: Layer.Layer<never>) =>
  mount.principal === undefined
    ? Layers.merge(HttpApiBuilder.layer(ApiWithLogIn), soundRequest).pipe(
        Layers.provide([handlers, access, sessions, visitors, passwords, devices]),
        Layers.provide(lines),
        Layers.provide([bySession, guards]),
        Layers.provide(Layers.orDie(mount.layer)),
        Layers.provide(HttpServer.layerServices)
      )
    : Layers.merge(HttpApiBuilder.layer(Api), soundRequest).pipe(
        Layers.provide(handlers),
        Layers.provide(lines),
        Layers.provide([byPortal, guards]),
        Layers.provide(Layers.orDie(mount.layer)),
        Layers.provide(HttpServer.layerServices)
      )

/**
 * The whole interface as a Hono app, to be mounted beside other routes under any prefix.
 *
 * @example
 * app.route("/xueshi", xueshi({ layer, principal: (c) => actorOfSession(c) }))
 * @example
 * app.route("/xueshi", xueshi({ layer: Layer.merge(layer, argon2()) }))
 */
export const xueshi = (mount: Mount): Mounted => {
  const { largest = 1 << 20, patience = "30 seconds", unavailable = away } = mount
  const uploads = { largest: 20_000_000, patience: "10 minutes" as Duration.Input, ...mount.uploads }
  const guards = guarded({ largest, patience, unavailable, uploads })
  const whatIfs = { atOnce: 2, patience: "10 minutes" as Duration.Input, ...mount.whatIfs }
  const bounds = Layers.merge(
    Layers.succeed(LineBounds, { patience: whatIfs.patience, unavailable }),
    Layers.succeed(WhatIfsAtOnce, whatIfs.atOnce)
  )
  const inner = restarting(() =>
    HttpRouter.toWebHandler(routesOf(mount, guards, bounds), { disableLogger: true, routerConfig: exact })
  )
  const requests = running()
  const [document, page] = mount.principal === undefined ? shown(ApiWithLogIn) : shown(apiOf(mount.scheme))
  const allowed = allowedIn(document.paths)

  /** The ids of requests: kept here, since a context whose headers are touched early copies every answer. */
  const ids = new WeakMap<HonoContext, string>()

  const respond = (c: HonoContext, refused: Refused, headers: Readonly<Record<string, string>> = {}) => {
    const problem = makeProblem(refused, {
      id: ids.get(c) ?? "",
      language: languageOf(c.req.header("accept-language"))
    })
    return c.body(JSON.stringify(problem), problem.status, { "content-type": problemType, ...headers })
  }

  /** An answer that comes bit by bit runs until it has come. */
  const awaited = (answer: Response): Response => {
    if (answer.body === null || answer.headers.get("content-type") !== linesType) return answer
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    requests.add(answer.body.pipeTo(writable))
    return new Response(readable, answer)
  }

  const handle = async (c: HonoContext): Promise<Response> => {
    const url = new URL(c.req.url)
    if (!isSoundAddress(url)) return respond(c, refusals.unreadableAddress)
    const prefix = prefixOf(c)
    // The router would take what follows a `;` for a query.
    const path = url.pathname.slice(prefix.length).replaceAll(";", "%3B") || "/"
    // Asked once, whatever credentials the interface would try one after the other.
    let principal: Promise<Principal | undefined> | undefined
    const asked = {
      id: ids.get(c) ?? "",
      url: `${path}${url.search}`,
      language: languageOf(c.req.header("accept-language")),
      principal: () => (principal ??= (async () => mount.principal?.(c))()),
      caller: {},
      address: mount.principal === undefined ? mount.address?.(c) : undefined,
      cookie: { path: prefix || "/", secure: mount.principal !== undefined || mount.secureCookie !== false }
    }
    const answer = await inner.handler(c.req.raw, Context.make(Asked, asked))
    const spoken = answer.status < 400 || answer.headers.get("content-type") === problemType
    if (spoken) return withSaid(c, awaited(answer))
    const allow = answer.status === 404 ? allowed(path) : undefined
    return allow === undefined || allow.includes(c.req.method)
      ? respond(c, unspoken[answer.status] ?? refusals.internalError)
      : respond(c, refusals.methodNotAllowed, { allow: allow.join(", ") })
  }

  const app = new Hono()
  app.use(secureHeaders(), async (c, next) => {
    const id = idOf(c)
    ids.set(c, id)
    await next()
    const { headers } = c.res
    headers.set("x-request-id", id)
    headers.set("cache-control", "no-store")
    if (!headers.has("content-security-policy"))
      headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
  })
  app.get("/openapi.json", (c) => c.json({ ...document, servers: [{ url: prefixOf(c) || "/" }] }))
  app.get("/docs", async (c) => withSaid(c, await page(prefixOf(c))))
  app.all("/*", async (c) => {
    const answer = requests.run(() => handle(c))
    return (await answer) ?? respond(c, refusals.unavailable, { connection: "close", "retry-after": "5" })
  })
  app.onError((error, c) =>
    unavailable(Cause.die(error))
      ? respond(c, refusals.unavailable, { "retry-after": "5" })
      : respond(c, refusals.internalError)
  )
  const dispose = async () => {
    await requests.end(Math.max(...[patience, uploads.patience, whatIfs.patience].map(Duration.toMillis)))
    await inner.dispose()
  }
  return Object.assign(app, { dispose })
}
