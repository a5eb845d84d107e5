import { createConfig, lintFromString } from "@redocly/openapi-core"
import { Api, ApiWithLogIn, xueshi } from "@xueshi/http"
import { apiOf } from "@xueshi/http/contract"
import { plainPasswords } from "@xueshi/testing"
import { Effect, Layer } from "effect"
import { OpenApi } from "effect/http-api"
import { Hono } from "hono"
import { cors } from "hono/cors"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { administrator } from "../core/fixtures.ts"
import { openCity } from "./world.ts"

type World = Awaited<ReturnType<typeof openCity>>
let [one, two]: ReadonlyArray<World> = []
const worlds = (): readonly [World, World] => {
  if (one === undefined || two === undefined) throw new Error("two worlds")
  return [one, two]
}
const mounted = async (world: World) =>
  xueshi({
    layer: Layer.succeedContext(await world.runtime.context()),
    principal: (c) => (c.req.header("authorization") === undefined ? undefined : administrator(world.city.bureau.id))
  })
const portalCookie = { type: "apiKey", in: "cookie", name: "portal_session" } as const
const somebody = { headers: { authorization: "Bearer bureau" } }
const app = new Hono()

beforeAll(async () => {
  ;[one, two] = await Promise.all([openCity(), openCity()])
  app.get("/", (c) => c.text("portal"))
  const [first, second] = worlds()
  app.route("/xueshi", await mounted(first))
  app.route("/t/:tenant/hours", await mounted(second))
  app.get("/elsewhere", (c) => c.text("portal"))
})

const operationsOf = (document: { paths: Record<string, Record<string, Operation>> }) =>
  Object.values(document.paths).flatMap((operations) => Object.values(operations))
interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly security?: ReadonlyArray<unknown>
  readonly responses: Readonly<
    Record<
      string,
      { readonly content?: Record<string, { schema: { properties?: { code?: { enum: Array<string> } } } }> }
    >
  >
}

describe("the document", () => {
  // Only a portal that says nothing of its log-in leaves it unsaid.
  it.each([
    ["with its own log-in", ApiWithLogIn, "error"],
    ["with a portal's log-in", apiOf(portalCookie), "error"],
    ["with a log-in of which nothing is said", Api, "off"]
  ] as const)("passes a strict linter %s", async (_, api, securityDefined) => {
    const source = JSON.stringify({ ...OpenApi.fromApi(api as typeof Api), servers: [{ url: "/xueshi" }] })
    const config = await createConfig({
      extends: ["recommended-strict"],
      rules: { "security-defined": securityDefined }
    })
    const problems = await lintFromString({ source, absoluteRef: "openapi.json", config })
    expect(problems.map(({ location, message, ruleId }) => [ruleId, message, location[0]?.pointer])).toEqual([])
    expect(JSON.parse(source).openapi).toMatch(/^3\.1/u)
  })

  it("SYS-04 says of every operation what it does, in both languages, by which rules, and every code it refuses with", async () => {
    const operations = operationsOf((await (await app.request("/xueshi/openapi.json")).json()) as never)
    expect(operations.length).toBeGreaterThan(25)
    for (const { description, operationId, responses, summary } of operations) {
      expect(summary, operationId).toMatch(/\p{Script=Han}/u)
      expect(description, operationId).toMatch(/[a-z]{3}/u)
      for (const id of /rules: (.*)/u.exec(description)?.[1]?.split(", ") ?? [])
        expect(id, operationId).toMatch(/^[A-Z]{3}-\d{2}$/u)
      const codes = Object.values(responses).flatMap(({ content = {} }) =>
        Object.values(content).flatMap(({ schema }) => schema.properties?.code?.enum ?? [])
      )
      for (const code of [...codes, "InvalidRequest", "TimedOut"]) expect(description, operationId).toContain(code)
    }
  })

  it("SYS-04 tells the codes beside each status, the scheme as readers know it, and no bounds that bound nothing", () => {
    const document = OpenApi.fromApi(ApiWithLogIn)
    expect(document.components.securitySchemes["bearer"]).toMatchObject({ type: "http", scheme: "bearer" })
    const { responses = {} } = document.paths["/declarations"]?.post ?? {}
    expect(responses[403]?.description).toBe("NotAllowed, BeyondJurisdiction, NotDeclarant, PasswordMustChange")
    expect(responses[503]?.description).toBe("Unavailable, TimedOut")
    expect(JSON.stringify(document)).not.toContain(`${Number.MAX_SAFE_INTEGER}`)
  })

  it("names the credentials of whoever authenticates: its own, the portal's, or nobody's where the portal is silent", async () => {
    const [first] = worlds()
    const layer = Layer.succeedContext(await first.runtime.context())
    const principal = () => undefined
    const portal = new Hono()
      .route("/silent", xueshi({ layer, principal }))
      .route("/said", xueshi({ layer, principal, scheme: portalCookie }))
      .route("/own", xueshi({ layer: Layer.merge(layer, plainPasswords) }))
    const read = async (mount: string) => {
      const document = (await (await portal.request(`${mount}/openapi.json`)).json()) as Parameters<
        typeof operationsOf
      >[0] & { components: { securitySchemes: object } }
      const operations = operationsOf(document)
      const securities = new Map(operations.map(({ operationId, security }) => [operationId, security]))
      const told = operations.filter(({ description }) => description.includes("须先在门户登录")).length
      const anybody = operations.filter(({ security }) => security?.length === 0).map((one) => one.operationId)
      const page = await (await portal.request(`${mount}/docs`)).text()
      return {
        schemes: Object.keys(document.components.securitySchemes),
        draft: securities.get("declarations.draft"),
        rest: operations.length - anybody.length - told,
        anybody,
        cookieOnPage: [/"xueshi_session"/u.test(page), /"portal_session"/u.test(page)]
      }
    }
    const open = ["registrations.organisations", "registrations.departments"]
    const anybody = [...open, "verifications.verify", "system.health", "system.ready"]
    expect(await read("/silent")).toEqual({
      schemes: [],
      draft: undefined,
      rest: 0,
      anybody,
      cookieOnPage: [false, false]
    })
    expect(await read("/said")).toEqual({
      schemes: ["portal"],
      draft: [{ portal: [] }],
      rest: 0,
      anybody,
      cookieOnPage: [false, true]
    })
    const own = await read("/own")
    expect(own).toMatchObject({
      schemes: ["bearer", "cookie"],
      draft: [{ bearer: [] }, { cookie: [] }],
      cookieOnPage: [true, false]
    })
    expect(own.rest).toBeGreaterThan(25)
  })

  it("ACC-02 a portal is asked once who asks, and sends nobody to a log-in that it does not have", async () => {
    const [first] = worlds()
    let times = 0
    const api = xueshi({
      layer: Layer.succeedContext(await first.runtime.context()),
      principal: () => {
        times += 1
        return undefined
      }
    })
    const response = await api.request("/organisations", { headers: { "accept-language": "en" } })
    expect([response.status, times]).toEqual([401, 1])
    expect(await response.json()).toMatchObject({ code: "Unauthenticated", detail: "log in to the portal first" })
  })

  it("names the server where it is mounted, also below a parameter", async () => {
    const servers = async (path: string) => ((await (await app.request(path)).json()) as { servers: unknown }).servers
    expect(await servers("/xueshi/openapi.json")).toEqual([{ url: "/xueshi" }])
    expect(await servers("/t/weihai/hours/openapi.json")).toEqual([{ url: "/t/weihai/hours" }])
    const [first] = worlds()
    const root = new Hono().route("/", await mounted(first))
    const response = await root.request("/openapi.json")
    expect(((await response.json()) as { servers: unknown }).servers).toEqual([{ url: "/" }])
  })

  it("is shown on a page that fetches nothing from elsewhere and calls its own server", async () => {
    for (const prefix of ["/xueshi", "/t/weihai/hours"]) {
      const response = await app.request(`${prefix}/docs`)
      const html = await response.text()
      expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"])
      expect(html).toContain(`"servers":[{"url":"${prefix}"}]`)
      expect(html).toContain('<html lang="zh-CN">')
      for (const here of ['"withDefaultFonts":false', '"showDeveloperTools":"never"', '"hideClientButton":true'])
        expect(html).toContain(here)
      expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)=/u)
      expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'.*connect-src 'self'/u)
    }
  })
})

describe("beside other routes", () => {
  it("two instances do not meet", async () => {
    const [first, second] = worlds()
    const { id } = first.city.person
    const names = async (prefix: string) =>
      (await (await app.request(`${prefix}/professionals`, somebody)).json()) as {
        items: ReadonlyArray<{ id: string }>
      }
    expect((await names("/xueshi")).items.map((person) => person.id)).toEqual([id])
    const [second1] = (await names("/t/weihai/hours")).items
    expect(second1?.id).toBe(second.city.person.id)
    const drafted = await first.ask("/declarations", {
      as: "person",
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ professional: id, claim: { form: "postTraining", fields: {}, evidence: [] } })
    })
    const declaration = (await drafted.json()) as { id: string }
    const there = await first.ask(`/declarations/${declaration.id}`, { as: "person" })
    const elsewhere = await second.ask(`/declarations/${declaration.id}`, { as: "person" })
    expect([there.status, elsewhere.status]).toEqual([200, 404])
  })

  it("other routes and their headers are as they were", async () => {
    for (const path of ["/", "/elsewhere"]) {
      const response = await app.request(path)
      expect([await response.text(), [...response.headers.keys()]]).toEqual(["portal", ["content-type"]])
    }
    expect((await app.request("/nowhere")).headers.get("x-request-id")).toBeNull()
  })

  it("what the portal says in its own headers before the interface comes to its answers", async () => {
    const portal = new Hono()
    portal.use(async (c, next) => {
      c.header("x-portal", "yes")
      c.header("set-cookie", "a=1", { append: true })
      c.header("set-cookie", "b=2", { append: true })
      await next()
    })
    portal.route("/", app)
    for (const path of ["/xueshi/health", "/xueshi/docs", "/xueshi/openapi.json", "/xueshi/nowhere", "/xueshi/me"]) {
      const { headers } = await portal.request(path)
      expect([headers.get("x-portal"), headers.getSetCookie()], path).toEqual(["yes", ["a=1", "b=2"]])
      expect(headers.get("x-request-id"), path).not.toBeNull()
    }
  })

  it("what is not there is a problem, in the language asked for", async () => {
    const response = await app.request("/xueshi/nowhere", { headers: { "accept-language": "en" } })
    expect(await response.json()).toMatchObject({ code: "NoSuchRoute", status: 404, title: "Not found" })
  })

  it("every answer has a request's id, given or made, and headers for safety; no other origin is let in", async () => {
    const ids = new Set<string | null>()
    for (const path of [
      "/xueshi/health",
      "/xueshi/openapi.json",
      "/xueshi/docs",
      "/xueshi/nowhere",
      "/xueshi/professionals"
    ]) {
      const { headers } = await app.request(path, { headers: { origin: "https://elsewhere.example" } })
      ids.add(headers.get("x-request-id"))
      expect(headers.get("x-content-type-options"), path).toBe("nosniff")
      expect(headers.get("content-security-policy"), path).toContain("default-src 'none'")
      expect(headers.get("cache-control"), path).toBe("no-store")
      expect(
        [...headers.keys()].filter((name) => name.startsWith("access-control")),
        path
      ).toEqual([])
    }
    expect([ids.size, ids.has(null)]).toEqual([5, false])
    const given = await app.request("/xueshi/nowhere", { headers: { "x-request-id": "my-request-1" } })
    expect([given.headers.get("x-request-id"), ((await given.json()) as { instance: string }).instance]).toEqual([
      "my-request-1",
      "my-request-1"
    ])
    const forged = await app.request("/xueshi/health", { headers: { "x-request-id": "<script>" } })
    expect(forged.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/u)
  })

  it("a portal lets other origins in by Hono's own means", async () => {
    const [first] = worlds()
    const open = new Hono().use("/xueshi/*", cors({ origin: "https://friend.example" }))
    open.route("/xueshi", await mounted(first))
    const { headers } = await open.request("/xueshi/health", { headers: { origin: "https://friend.example" } })
    expect(headers.get("access-control-allow-origin")).toBe("https://friend.example")
  })
})

describe("the life of a mount", () => {
  it("is alive and ready without a log-in", async () => {
    for (const path of ["/xueshi/health", "/xueshi/ready"]) {
      const response = await app.request(path)
      expect([response.status, await response.json()]).toEqual([200, { status: "up" }])
    }
  })

  it("a part that was away at the start is found at a later request", async () => {
    const [first] = worlds()
    const context = await first.runtime.context()
    let away = true
    const layer = Layer.unwrap(
      Effect.sync(() => {
        if (away) throw Object.assign(new Error("no answer"), { reason: { _tag: "ConnectionError" } })
        return Layer.succeedContext(context)
      })
    )
    const late = new Hono().route("/x", xueshi({ layer, principal: () => undefined }))
    const first503 = await late.request("/x/ready")
    expect([first503.status, await first503.json()]).toEqual([503, expect.objectContaining({ code: "Unavailable" })])
    away = false
    await late.request("/x/ready")
    expect((await late.request("/x/ready")).status).toBe(200)
  })

  it("ends after what runs, and takes nothing more", async () => {
    const [first] = worlds()
    let open: (actor: undefined) => void = () => {}
    const asked = new Promise<undefined>((resolve) => {
      open = resolve
    })
    const ending = xueshi({ layer: Layer.succeedContext(await first.runtime.context()), principal: () => asked })
    const portal = new Hono().route("/x", ending)
    const running = portal.request("/x/professionals")
    let disposed = false
    const end = ending.dispose().then(() => {
      disposed = true
    })
    const late = await portal.request("/x/health")
    expect([late.status, late.headers.get("connection"), disposed]).toEqual([503, "close", false])
    open(undefined)
    expect((await running).status).toBe(401)
    await end
    expect(disposed).toBe(true)
  })

  it("a portal's log-in that breaks is an internal error, logged", async () => {
    const [first] = worlds()
    const broken = xueshi({
      layer: Layer.succeedContext(await first.runtime.context()),
      principal: () => {
        throw new Error("the session of 张三丰 371002197604256277 is broken")
      }
    })
    const response = await new Hono().route("/x", broken).request("/x/professionals")
    expect([response.status, await response.json()]).toEqual([500, expect.objectContaining({ code: "InternalError" })])
    const line = first.logged.find((one) => one.includes("is broken")) ?? ""
    expect(line).toContain("**************6277")
    expect(line).not.toContain("371002197604256277")
  })
})

afterAll(async () => {
  await Promise.all(worlds().map(({ runtime }) => runtime.dispose()))
})
