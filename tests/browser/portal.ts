import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import { createAdaptorServer } from "@hono/node-server"
import { Policies, type Principal, Printer, UserId, Workbooks } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { xueshi } from "@xueshi/http"
import { memory } from "@xueshi/memory"
import { Effect, Layer, Stream } from "effect"
import { Hono } from "hono"

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

/** A portal with a page of its own that runs a script, and the interface beside it; whoever asks is the embedder. */
export const openPortal = async (script: string) => {
  const layer = Layer.mergeAll(memory, Policies.layer([documents.weihai2018]), paperless)
  const mounted = xueshi({ layer, principal: () => embedder })
  const app = new Hono()
    .get("/", (c) => c.html('<!doctype html><html lang="zh"><title>门户</title>'))
    .get("/client.js", (c) => c.body(script, 200, { "content-type": "text/javascript; charset=utf-8" }))
    .route("/api/xueshi", mounted)
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    server.closeAllConnections()
    server.close()
    await mounted.dispose()
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}
