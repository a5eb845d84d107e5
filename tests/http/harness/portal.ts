import { Printer, xueshi } from "@xueshi/http"
import { Effect, Layer, Logger, ManagedRuntime } from "effect"
import { Hono } from "hono"
import { type Built, buildCity, type Caller, ports } from "./city.ts"

/** Prints at once, without fonts: what is printed is looked at elsewhere. */
const printer = Layer.succeed(Printer, {
  print: ({ number }) => Effect.succeed(new TextEncoder().encode(`%PDF-1.7 ${number}`))
})

export interface Portal extends Built {
  readonly app: Hono
  readonly close: () => Promise<void>
  /** The lines of the log, to be emptied by whoever looks at them. */
  readonly logged: Array<string>
}

/** The city behind the interface, mounted in a portal whose token is the kind of caller. */
export const openPortal = async (): Promise<Portal> => {
  const logged: Array<string> = []
  const logger = Logger.layer([Logger.map(Logger.formatJson, (line) => void logged.push(line))])
  const runtime = ManagedRuntime.make(Layer.mergeAll(ports, printer, logger))
  const built = await runtime.runPromise(buildCity)
  const { actors } = built.city
  const api = xueshi({
    layer: Layer.succeedContext(await runtime.context()),
    principal: (c) => {
      const token = (c.req.header("authorization") ?? "").replace("Bearer ", "")
      return Object.hasOwn(actors, token) ? actors[token as Caller] : undefined
    }
  })
  const app = new Hono().route("/xueshi", api)
  const close = async () => {
    await api.dispose()
    await runtime.dispose()
  }
  return { ...built, app, close, logged }
}
/** A request as it goes out. */
export interface Wire {
  readonly method: string
  /** Below the mount, with its query. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | undefined
}

const origin = "http://portal.test/xueshi"

/** The URL that a request asks for, as the platform reads it; undefined where it is none. */
export const urlOf = ({ target }: Pick<Wire, "target">): URL | undefined => URL.parse(origin + target) ?? undefined

/** The path below the mount, undefined where the request leads out of it. */
export const pathOf = (wire: Pick<Wire, "target">): string | undefined => {
  const pathname = urlOf(wire)?.pathname ?? ""
  return pathname.startsWith("/xueshi/") ? pathname.slice("/xueshi".length) : undefined
}

export const requestOf = ({ body, headers, method, target }: Wire): Request =>
  new Request(origin + target, { method, headers, ...(body !== undefined && { body }) })

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** A request as a line for a shell, to try it by hand. */
export const curl = ({ body, headers, method, target }: Wire): string =>
  [
    `curl -X ${method} ${quoted(origin + target)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined
      ? []
      : [`--data-binary ${quoted(typeof body === "string" ? body : JSON.stringify([...body]))}`])
  ].join(" ")
