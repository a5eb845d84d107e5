import { argon2 } from "@xueshi/argon2"
import {
  Accounts,
  Administrators,
  type IdentityDocument,
  LockLimits,
  Policies,
  type Principal,
  SessionLifetime,
  UserId
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { excel } from "@xueshi/excel"
import { type Problem, xueshi } from "@xueshi/http"
import { makeClient } from "@xueshi/http/client"
import { memory } from "@xueshi/memory"
import { pdf } from "@xueshi/pdf"
import { Duration, Effect, Layer, Logger, ManagedRuntime, Redacted } from "effect"
import { Hono } from "hono"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { smallCity } from "../core/fixtures.ts"

const logged: Array<string> = []
const logger = Logger.layer([Logger.map(Logger.formatJson, (line) => void logged.push(line))])
const policies = Policies.layer([documents.weihai2018]).pipe(Layer.orDie)
const runtime = ManagedRuntime.make(
  Layer.mergeAll(memory, policies, pdf(), excel(), argon2({ atOnce: 2, waiting: 20 }), logger).pipe(
    Layer.provideMerge(Layer.succeed(SessionLifetime, Duration.hours(2)))
  )
)
const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
const password = "canary-password-1"
const app = new Hono()
let city: Effect.Success<typeof smallCity>
let document: IdentityDocument

beforeAll(async () => {
  city = await runtime.runPromise(smallCity)
  document = city.person.person.document
  await runtime.runPromise(Accounts.setPassword(embedder, document, Redacted.make(password)))
  await runtime.runPromise(
    Administrators.found(embedder, city.employer.id, { document, name: "某", mobile: "1" }, "super")
  )
  const layer = Layer.succeedContext(await runtime.context())
  app.route("/xueshi", xueshi({ layer }))
  const limit = { free: 10_000, first: 1, longest: 1, forgotten: 1 }
  const limits = { pair: limit, account: limit, address: limit, device: limit, request: limit }
  app.route("/unlocked", xueshi({ layer: Layer.merge(layer, Layer.succeed(LockLimits, limits)) }))
  app.route("/open", xueshi({ layer, secureCookie: false }))
  app.route("/portal", xueshi({ layer, principal: () => undefined }))
})
afterAll(() => runtime.dispose())

const at = "https://portal.test"
const logIn = (change: Readonly<Record<string, unknown>> = {}, mount = "/xueshi") =>
  app.request(`${at}${mount}/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ document, password, ...change })
  })
interface Opened {
  readonly token: string
  readonly actor: Principal
  readonly expiresAt: number
}
const opened = async (change: Readonly<Record<string, unknown>> = {}) => {
  const response = await logIn(change)
  expect(response.status).toBe(201)
  return { ...((await response.json()) as Opened), cookie: response.headers.get("set-cookie") ?? "" }
}
const me = (headers: Readonly<Record<string, string>>, mount = "/xueshi") =>
  app.request(`${at}${mount}/me`, { headers })
const codeOf = async (response: Response) => {
  const { code, status } = (await response.json()) as Problem
  expect([status, response.headers.get("content-type")]).toEqual([response.status, "application/problem+json"])
  return [status, code]
}

describe("a log-in", () => {
  it("ACC-02 ACC-03 opens a session under one hat, by token or by a cookie that scripts cannot read", async () => {
    const before = Date.now()
    const { actor, cookie, expiresAt, token } = await opened()
    expect(actor).toEqual({ user: city.person.user, hat: { _tag: "Professional", professional: city.person.id } })
    expect(expiresAt - before).toBeGreaterThan(7_100_000)
    expect(cookie).toMatch(
      new RegExp(`^xueshi_session=${token}; Path=/xueshi; Max-Age=7(199|200); HttpOnly; SameSite=Lax; Secure$`, "u")
    )
    for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: `a=b; xueshi_session=${token}` }]) {
      const response = await me(headers)
      expect([response.status, await response.json()]).toEqual([200, actor])
    }
    const administrator = await opened({ hat: { _tag: "Administrator", organisation: city.employer.id } })
    expect(administrator.actor.hat).toEqual({ _tag: "Administrator", organisation: city.employer.id })
  })

  it("is tried out over http where the portal says so", async () => {
    const response = await logIn({}, "/open")
    expect(response.headers.get("set-cookie")).toMatch(/Path=\/open; .*SameSite=Lax$/u)
  })

  it("ACC-03 never tells which of the two was wrong, nor a hat that is not held", async () => {
    const unknown = { type: document.type, number: "371002197604256285" }
    const answers = await Promise.all(
      [
        { password: "another-1" },
        { document: unknown },
        { document: { ...document, number: "1" } },
        { password: "" }
      ].map(async (change) => {
        const response = await logIn(change)
        const { instance: _, ...problem } = (await response.json()) as Problem
        return [JSON.stringify(problem), response.headers.get("set-cookie")]
      })
    )
    expect(new Set(answers.map(String)).size).toBe(1)
    expect(answers[0]?.[0]).toContain('"code":"LogInFailed"')
    expect(answers[0]?.[1]).toBeNull()
    const hat = { _tag: "Administrator", organisation: city.bureau.id }
    expect(await codeOf(await logIn({ hat }))).toEqual([403, "NoSuchHat"])
  })

  it.each([{ password: 1 }, { password: "x".repeat(1001) }, { document: null }, { hat: { _tag: "Embedder" } }])(
    "%j is no request",
    async (change) => expect(await codeOf(await logIn(change))).toEqual([400, "InvalidRequest"])
  )

  it("ACC-12 ends, and its token with it", async () => {
    const [one, other] = [await opened(), await opened()]
    const bearer = ({ token }: Opened) => ({ authorization: `Bearer ${token}` })
    const end = (headers: Readonly<Record<string, string>>) =>
      app.request(`${at}/xueshi/sessions/current`, { method: "DELETE", headers })
    const ended = await end(bearer(one))
    expect([ended.status, ended.headers.get("set-cookie")]).toEqual([
      204,
      "xueshi_session=; Path=/xueshi; Max-Age=0; HttpOnly; SameSite=Lax; Secure"
    ])
    expect(await codeOf(await me(bearer(one)))).toEqual([401, "Unauthenticated"])
    expect(await codeOf(await end(bearer(one)))).toEqual([401, "Unauthenticated"])
    expect((await me(bearer(other))).status).toBe(200)
  })

  it.each(["", "x", "x".repeat(43), "a b", "x".repeat(5000)])("nobody is let in by the token %j", async (token) => {
    expect(await codeOf(await me({ authorization: `Bearer ${token}` }))).toEqual([401, "Unauthenticated"])
    expect(await codeOf(await me({ cookie: `xueshi_session=${token}` }))).toEqual([401, "Unauthenticated"])
  })

  it("a page of another origin commands nothing by the cookie, while a token is let in from anywhere", async () => {
    const { token } = await opened()
    const body = JSON.stringify({
      professional: city.person.id,
      claim: { form: "postTraining", fields: {}, evidence: [] }
    })
    const draft = async (headers: Readonly<Record<string, string>>) =>
      (
        await app.request(`${at}/xueshi/declarations`, {
          method: "POST",
          body,
          headers: { host: "portal.test", "content-type": "application/json", ...headers }
        })
      ).status
    const cookie = { cookie: `xueshi_session=${token}` }
    const statuses = {
      program: await draft(cookie),
      page: await draft({ ...cookie, "sec-fetch-site": "same-origin", origin: at }),
      elsewhere: await draft({ ...cookie, "sec-fetch-site": "cross-site", origin: "https://evil.example" }),
      sibling: await draft({ ...cookie, "sec-fetch-site": "same-site", origin: "https://evil.portal.test" }),
      oldPage: await draft({ ...cookie, origin: at }),
      oldElsewhere: await draft({ ...cookie, origin: "https://evil.example" }),
      sandboxed: await draft({ ...cookie, origin: "null" }),
      token: await draft({
        authorization: `Bearer ${token}`,
        origin: "https://app.example",
        "sec-fetch-site": "cross-site"
      })
    }
    expect(statuses).toEqual({
      program: 201,
      page: 201,
      elsewhere: 401,
      sibling: 401,
      oldPage: 201,
      oldElsewhere: 401,
      sandboxed: 401,
      token: 201
    })
    expect((await me({ ...cookie, "sec-fetch-site": "cross-site" })).status).toBe(200)
  })

  it("the typed client logs in and goes on", async () => {
    const fetch = ((input: string | URL | Request, init?: RequestInit) =>
      app.request(input, init)) as typeof globalThis.fetch
    const url = `${at}/xueshi`
    const nobody = await Effect.runPromise(makeClient({ url, fetch }))
    const { token } = await Effect.runPromise(
      nobody.sessions.open({ payload: { document, password: Redacted.make(password) } })
    )
    const client = await Effect.runPromise(makeClient({ url, fetch, token: Redacted.value(token) }))
    expect((await Effect.runPromise(client.sessions.me())).user).toBe(city.person.user)
  })

  const thousand = async (mount: string) => {
    const answers = await Promise.all(Array.from({ length: 1000 }, () => logIn({}, mount)))
    return { answers, count: (status: number) => answers.filter((one) => one.status === status).length }
  }

  it("a thousand at once are taken as far as the machine goes, the others told so, and the next one is let in", async () => {
    const { answers, count } = await thousand("/unlocked")
    expect([count(201) + count(503), count(201) >= 22]).toEqual([1000, true])
    expect(await codeOf(answers.find(({ status }) => status === 503) as Response)).toEqual([503, "Busy"])
    expect((await logIn({}, "/unlocked")).status).toBe(201)
  })

  it("ACC-03 a thousand at once for one account are no more than its lock lets in, and the others are told for how long", async () => {
    const { answers, count } = await thousand("/xueshi")
    const locked = answers.find(({ status }) => status === 429) as Response
    expect([count(201) + count(429), count(201)]).toEqual([1000, 20])
    expect(locked.headers.get("retry-after")).toBe("60")
    expect(await codeOf(locked)).toEqual([429, "Locked"])
    await opened()
  })

  it("is of one instance: another in the same process knows no session of it", async () => {
    const { cookie, token } = await opened()
    const other = xueshi({ layer: Layer.mergeAll(memory, policies, pdf(), excel(), argon2()).pipe(Layer.orDie) })
    for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: cookie.split(";")[0] ?? "" }]) {
      expect((await me(headers)).status).toBe(200)
      expect(await codeOf(await other.request("/me", { headers }))).toEqual([401, "Unauthenticated"])
    }
    await other.dispose()
  })

  it("is neither there nor described where the portal has its own", async () => {
    expect(await codeOf(await logIn({}, "/portal"))).toEqual([404, "NoSuchRoute"])
    const whole = async (mount: string) => await (await app.request(`${mount}/openapi.json`)).text()
    const told = await Promise.all(["/portal", "/xueshi"].map(whole))
    expect(told.map((text) => text.includes("PasswordMustChange"))).toEqual([false, true])
    const paths = async (mount: string) => {
      const { paths } = (await (await app.request(`${mount}/openapi.json`)).json()) as { paths: object }
      return Object.keys(paths).filter((path) => /sessions|passwords?|captcha|invitation|\/me/u.test(path))
    }
    const registering = ["/me/registrations/professionals", "/me/registrations/organisations"]
    expect([await paths("/portal"), await paths("/xueshi")]).toEqual([
      registering,
      [
        ...registering,
        ...["/administrators/{id}/one-time-password", "/professionals/{id}/one-time-password"],
        ...["/administrators/{id}/invitation", "/sessions", "/sessions/resumed", "/sessions/current", "/me"],
        ...["/captchas", "/password-codes", "/passwords", "/me/password", "/me/devices", "/me/devices/{id}"]
      ]
    ])
  })

  it("leaves no password, token or document in the log", async () => {
    const { token } = await opened()
    const text = logged.join("\n")
    expect(text).toContain("sessions.open")
    for (const secret of [password, token, document.number, "another-1"]) expect(text).not.toContain(secret)
  })
})
