import {
  type Attempts,
  type Challenges,
  type Credentials,
  type Devices,
  Policies,
  Printer,
  type SessionRepository,
  type Workbooks
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { type Ports, xueshi } from "@xueshi/http"
import { evidenceFiles, memory } from "@xueshi/memory"
import { plainPasswords } from "@xueshi/testing"
import { Effect, Layer, Logger, ManagedRuntime } from "effect"
import { Hono } from "hono"
import { buildCity, type City, type Kept, keep } from "./city.ts"
import { type Standing, standing } from "./standing.ts"
import { workbooks } from "./workbooks.ts"

/** Prints at once, without fonts: what is printed is looked at elsewhere. */
const printer = Layer.succeed(Printer, {
  print: ({ number }) => Effect.succeed(new TextEncoder().encode(`%PDF-1.7 ${number}`))
})

/** The city behind the interface. */
interface Opened {
  readonly app: Hono
  readonly city: City
  readonly close: () => Promise<void>
  /** The lines of the log, to be emptied by whoever looks at them. */
  readonly logged: Array<string>
}
export interface Portal extends Opened, Kept {}

type CorePorts =
  | Exclude<Ports, Printer | Policies | Workbooks>
  | Attempts
  | Challenges
  | Credentials
  | Devices
  | SessionRepository

/** Builds the city on an adapter and mounts the interface with its own log-in. */
const opened = async <Extra>(adapter: Layer.Layer<CorePorts | Extra>) => {
  const logged: Array<string> = []
  const logger = Logger.layer([Logger.map(Logger.formatJson, (line) => void logged.push(line))])
  const policies = Policies.layer([{ ...(documents.weihai2018 as object), appeal: { days: 30 } }]).pipe(Layer.orDie)
  const who: Standing = { actors: {} }
  const proofs = Layer.provideMerge(standing(who), Layer.merge(adapter, plainPasswords))
  const runtime = ManagedRuntime.make(Layer.mergeAll(proofs, evidenceFiles, policies, printer, workbooks, logger))
  const city = await runtime.runPromise(buildCity)
  Object.assign(who.actors, city.actors)
  who.document = city.people.person.person.document
  const api = xueshi({ layer: Layer.succeedContext(await runtime.context()) })
  const app = new Hono().route("/xueshi", api)
  const close = async () => {
    await api.dispose()
    await runtime.dispose()
  }
  return { app, city, close, logged, runtime }
}

/** The city on memory. */
export const openPortal = async (): Promise<Portal> => {
  const { runtime, ...portal } = await opened(memory)
  return { ...portal, ...(await runtime.runPromise(keep)) }
}

/** The city on another adapter: it is not made anew. */
export const openPortalOn = async (adapter: Layer.Layer<CorePorts>): Promise<Opened> => {
  const { runtime: _, ...portal } = await opened(adapter)
  return portal
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
