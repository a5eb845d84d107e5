import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import { createAdaptorServer } from "@hono/node-server"
import { Policies, type Principal, Printer, UserId, Workbooks } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { xueshi } from "@xueshi/http"
import { memory } from "@xueshi/memory"
import { Effect, Layer, ManagedRuntime, Stream } from "effect"
import { Hono } from "hono"
import { self, smallCity } from "../core/fixtures.ts"

const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }

/** Nothing is printed and no workbook read here. */
const paperless = Layer.merge(
  Layer.succeed(Printer, { print: () => Effect.succeed(new Uint8Array()) }),
  Layer.succeed(Workbooks, {
    rows: () => Stream.empty,
    refusals: () => Effect.succeed(new Uint8Array()),
    template: () => Effect.succeed(new Uint8Array())
  })
)

/**
 * A portal with a page of its own that runs a script, and the interface beside it twice: empty, where whoever asks is the
 * embedder, and over a small city, where it is the city's one professional.
 */
export const openPortal = async (script: string) => {
  const layer = Layer.mergeAll(memory, Policies.layer([documents.weihai2018]), paperless)
  const mounted = xueshi({ layer, principal: () => embedder })
  const runtime = ManagedRuntime.make(layer)
  const { person } = await runtime.runPromise(smallCity)
  const peopled = xueshi({ layer: Layer.succeedContext(await runtime.context()), principal: () => self(person) })
  const app = new Hono()
    .get("/", (c) => c.html('<!doctype html><html lang="zh"><title>门户</title>'))
    .get("/client.js", (c) => c.body(script, 200, { "content-type": "text/javascript; charset=utf-8" }))
    .route("/api/xueshi", mounted)
    .route("/api/city", peopled)
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    server.closeAllConnections()
    server.close()
    await mounted.dispose()
    await peopled.dispose()
    await runtime.dispose()
  }
  return { url: `http://127.0.0.1:${port}`, person: person.id, stop }
}
