import type { Principal } from "@xueshi/core"
import { DeclarationRepository, Policies, UserId } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { excel } from "@xueshi/excel"
import { xueshi } from "@xueshi/http"
import { type Client, makeClient } from "@xueshi/http/client"
import { memory } from "@xueshi/memory"
import { pdf } from "@xueshi/pdf"
import { Effect, Layer, Logger, ManagedRuntime } from "effect"
import { Hono } from "hono"
import { administrator, self, smallCity } from "../core/fixtures.ts"

/** The declarations as they are kept. */
const asKept = Layer.effect(DeclarationRepository, DeclarationRepository)

/**
 * A small city behind the interface, mounted at `/xueshi` in a portal whose log-in is a header: under Weihai's document or
 * another, and with declarations that are read as they are or otherwise.
 */
export const openCity = async (document: unknown = documents.weihai2018, declarations: typeof asKept = asKept) => {
  const kept = Layer.mergeAll(memory, Policies.layer([document]), pdf(), excel()).pipe(Layer.orDie)
  const ports = Layer.provideMerge(declarations, kept)
  const logged: Array<string> = []
  const logger = Logger.layer([Logger.map(Logger.formatJson, (line) => void logged.push(line))])
  const runtime = ManagedRuntime.make(Layer.merge(ports, logger))
  const city = await runtime.runPromise(smallCity)
  const actors = {
    person: self(city.person),
    employer: administrator(city.employer.id),
    authority: administrator(city.authority.id),
    bureau: administrator(city.bureau.id),
    other: administrator(city.other.id),
    embedder: { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
  } satisfies Record<string, Principal>
  type Who = keyof typeof actors
  const app = new Hono()
  app.get("/", (c) => c.text("portal"))
  app.route(
    "/xueshi",
    xueshi({
      layer: Layer.succeedContext(await runtime.context()),
      principal: (c) => actors[(c.req.header("authorization") ?? "").replace("Bearer ", "") as Who]
    })
  )
  /** The typed client of somebody. */
  const as = (who: Who, language: "zh" | "en" = "zh"): Promise<Client> =>
    Effect.runPromise(
      makeClient({
        url: "http://portal.test/xueshi",
        token: who,
        language,
        fetch: async (input, init) => app.request(input instanceof Request ? input : `${input}`, init)
      })
    )
  /** A request as it is, below the interface's path. */
  const ask = (path: string, init: RequestInit & { readonly as?: Who } = {}) =>
    app.request(`/xueshi${path}`, {
      ...init,
      headers: { ...(init.as && { authorization: `Bearer ${init.as}` }), ...init.headers }
    })
  return { app, as, ask, city, logged, runtime }
}

/** The body of a command. */
export const jsonBody = (body: unknown, headers: Readonly<Record<string, string>> = {}) => ({
  method: "POST",
  body: JSON.stringify(body),
  headers: { "content-type": "application/json", ...headers }
})
