import type { Problem } from "@xueshi/http"
import { xueshi } from "@xueshi/http"
import { Layer } from "effect"
import { Hono } from "hono"
import { cors } from "hono/cors"
import { beforeAll, describe, expect, it } from "vitest"
import { administrator } from "../core/fixtures.ts"
import { operationAt, operations } from "./harness/document.ts"
import { openCity } from "./world.ts"

const methods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
const pages = ["/openapi.json", "/docs"]
/** The operations of a mount with the portal's own log-in. */
const own = operations.filter(({ id }) => !/^(sessions|passwords|devices|access|visitors)\./u.test(id))
const pathOf = (path: string) => path.replaceAll(/\{\w+\}/gu, "nobody")
const paths = [...new Set(own.map(({ path }) => pathOf(path)))]
const standsAt = (method: string, path: string): boolean => {
  const read = method === "HEAD" ? "GET" : method
  const found = operationAt(read, path)
  return pages.includes(path) ? read === "GET" : found !== undefined && own.includes(found)
}

let world: Awaited<ReturnType<typeof openCity>>
const app = new Hono()
const prefixes = ["", "/xueshi", "/t/weihai/hours"]
beforeAll(async () => {
  world = await openCity()
  const mount = {
    layer: Layer.succeedContext(await world.runtime.context()),
    principal: () => administrator(world.city.bureau.id)
  }
  app.route("/xueshi", xueshi(mount))
  app.route("/t/:tenant/hours", xueshi(mount))
  app.use("/open/*", cors({ origin: "https://friend.example" })).route("/open", xueshi(mount))
  app.route("/", xueshi(mount))
})

describe("a method that an address does not have", () => {
  it.each(prefixes)("is refused below %j with those that it has", async (prefix) => {
    const refused: Array<string> = []
    for (const path of [...paths, ...pages])
      for (const method of methods) {
        if (standsAt(method, path)) continue
        const response = await app.request(`${prefix}${path}`, { method })
        const allow = methods.filter((one) => standsAt(one, path)).join(", ")
        const { headers, status } = response
        expect([status, headers.get("allow")], `${method} ${path}`).toEqual([405, allow])
        expect(headers.get("content-type")).toBe("application/problem+json")
        refused.push(method)
        if (method === "HEAD") continue
        const { code, instance } = (await response.json()) as Problem
        expect([code, instance]).toEqual(["MethodNotAllowed", headers.get("x-request-id")])
      }
    expect(refused.length).toBeGreaterThan(paths.length * 4)
  })

  it("says nothing of whether an id stands, nor asks who it is", async () => {
    const told = async (id: string, headers = {}) => {
      const response = await world.ask(`/professionals/${id}`, { method: "PUT", headers })
      const { instance: _, ...problem } = (await response.json()) as Problem
      return [response.headers.get("allow"), problem]
    }
    const { id } = world.city.person
    expect(await told(id, { authorization: "Bearer bureau" })).toEqual(await told("nobody"))
    expect((await told(id))[0]).toBe("GET, HEAD")
  })

  it("where there is nothing, is not the reason", async () => {
    for (const path of ["/nowhere", "/professionals/a/b/c", "//professionals", "/Professionals", "/health/"])
      for (const method of methods) expect((await app.request(path, { method })).status, `${method} ${path}`).toBe(404)
  })
})

describe("HEAD", () => {
  it("is answered as GET is, without the body", async () => {
    const { id } = world.city.person
    for (const path of ["/health", "/docs", "/openapi.json", "/professionals", `/professionals/${id}`, "/nowhere"]) {
      const shown = async (method: string) => {
        const response = await app.request(`/xueshi${path}`, { method, headers: { "x-request-id": "the-same-one" } })
        const headers = [...response.headers].filter(([name]) => name !== "content-length")
        return { status: response.status, headers, body: (await response.text()).length }
      }
      const [get, head] = [await shown("GET"), await shown("HEAD")]
      expect(head, path).toEqual({ ...get, body: 0 })
      expect(get.body, path).toBeGreaterThan(0)
    }
  })
})

describe("OPTIONS", () => {
  const preflight = (path: string) =>
    app.request(path, {
      method: "OPTIONS",
      headers: { origin: "https://friend.example", "access-control-request-method": "POST" }
    })

  it("lets no page of another origin ask, unless the portal says so", async () => {
    const closed = await preflight("/xueshi/declarations")
    expect([closed.status, closed.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"])
    expect([...closed.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([])
    const open = await preflight("/open/declarations")
    expect([open.status, open.headers.get("access-control-allow-origin")]).toEqual([204, "https://friend.example"])
  })
})
