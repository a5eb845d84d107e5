import {
  Accounts,
  CaptchaPainter,
  CodeLimits,
  type IdentityDocument,
  LockLimits,
  Messages,
  OneTimePasswords,
  Policies,
  type Principal,
  UserId
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { excel } from "@xueshi/excel"
import { type Problem, xueshi } from "@xueshi/http"
import { makeClient } from "@xueshi/http/client"
import { memory } from "@xueshi/memory"
import { pdf } from "@xueshi/pdf"
import { HashingCount, plainPasswords } from "@xueshi/testing"
import { Effect, Layer, Logger, ManagedRuntime, Redacted } from "effect"
import { Hono } from "hono"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { smallCity } from "../core/fixtures.ts"

const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
const [password, chosen, wrong] = ["canary horse battery", "林深时见鹿 staple", "canary wrong staple"]
const stranger: IdentityDocument = { type: "residentId", number: "371002197604256285" }
const at = "https://portal.test/xueshi"

/** A portal of its own for every test: with what was sent, what was logged, and how much was hashed. */
const openPortal = async (extra: Layer.Layer<never> = Layer.empty) => {
  const [logged, messages]: [Array<string>, Array<string>] = [[], []]
  const logger = Logger.layer([Logger.map(Logger.formatJson, (line) => void logged.push(line))])
  const policies = Policies.layer([documents.weihai2018]).pipe(Layer.orDie)
  const sending = Layer.succeed(Messages, {
    send: (_to, text) => Effect.sync(() => void messages.push(Redacted.value(text)))
  })
  const runtime = ManagedRuntime.make(
    Layer.mergeAll(memory, policies, pdf(), excel(), plainPasswords, logger, sending, extra)
  )
  const { person } = await runtime.runPromise(smallCity)
  const { document } = person.person
  await runtime.runPromise(Accounts.setPassword(embedder, document, Redacted.make(password)))
  const layer = Layer.succeedContext(await runtime.context())
  const app = new Hono().route("/xueshi", xueshi({ layer, address: (c) => c.req.header("x-from") }))
  const ask = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
    app.request(at + path, {
      method,
      headers: { "content-type": "application/json", "accept-language": "en", ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) })
    })
  const logIn = (change: object = {}, headers = {}) =>
    ask("POST", "/sessions", { document, password, ...change }, headers)
  const opened = async (change: object = {}, headers = {}) => {
    const response = await logIn(change, headers)
    expect(response.status).toBe(201)
    const answer = (await response.json()) as { token: string; device?: string; mustChoose: boolean }
    return { ...answer, bearer: { authorization: `Bearer ${answer.token}` }, cookies: response.headers.getSetCookie() }
  }
  return { app, ask, document, logIn, logged, messages, opened, person, runtime }
}
type Portal = Awaited<ReturnType<typeof openPortal>>

const codeOf = async (response: Response) => {
  if (response.status < 400) return response.status
  const { code, status } = (await response.json()) as Problem
  expect([status, response.headers.get("content-type")]).toEqual([response.status, "application/problem+json"])
  return `${status} ${code}`
}

let portal: Portal
const portals: Array<Portal> = []
const open = async (extra?: Layer.Layer<never>) => {
  portal = await openPortal(extra)
  portals.push(portal)
}
beforeEach(() => open())
afterAll(() => Promise.all(portals.map(({ runtime }) => runtime.dispose())))

/** The code in the last message, once there is another one. */
const codeSent = async (before: number) => {
  while (portal.messages.length === before) await new Promise((resolve) => setTimeout(resolve, 1))
  return /\d{6}/u.exec(portal.messages.at(-1) ?? "")?.[0] ?? ""
}
const askCode = async (document: IdentityDocument, headers = {}) => {
  const before = portal.messages.length
  expect((await portal.ask("POST", "/password-codes", { document }, headers)).status).toBe(204)
  return await codeSent(before)
}

describe("a password", () => {
  it("ACC-04 is changed by the old one, and ends the other sessions; a token from before is nobody's", async () => {
    const [one, two] = [await portal.opened(), await portal.opened()]
    const change = (body: unknown, { bearer } = one) => portal.ask("PUT", "/me/password", body, bearer)
    expect(await codeOf(await change({ password: chosen }))).toBe("422 WrongPassword")
    expect(await codeOf(await change({ old: wrong, password: chosen }))).toBe("422 WrongPassword")
    const refused = await change({ old: password, password: "1976" })
    const { code, failures } = (await refused.json()) as Problem
    expect([code, failures.map(({ code, path }) => [path, code])]).toEqual([
      "InvalidFields",
      [
        ["body/password", "Password.tooShort"],
        ["body/password", "Password.document"]
      ]
    ])
    expect(await codeOf(await change({ old: password, password: chosen }))).toBe(204)
    expect(await codeOf(await portal.ask("GET", "/me", undefined, one.bearer))).toBe(200)
    expect(await codeOf(await portal.ask("GET", "/me", undefined, two.bearer))).toBe("401 Unauthenticated")
    expect(await codeOf(await change({ old: chosen, password }, two))).toBe("401 Unauthenticated")
    expect(await codeOf(await portal.logIn())).toBe("401 LogInFailed")
    expect(await codeOf(await portal.logIn({ password: chosen }))).toBe(201)
  })

  it("ACC-04 that was made for one time lets in to choose another, and to nothing else", async () => {
    const { document, runtime } = portal
    const issued = await runtime.runPromise(OneTimePasswords.issue(document))
    const once = Redacted.value(issued.password)
    const { bearer, mustChoose } = await portal.opened({ password: once, remember: true })
    expect(mustChoose).toBe(true)
    for (const path of ["/me", "/me/devices", "/organisations"])
      expect([path, await codeOf(await portal.ask("GET", path, undefined, bearer))]).toEqual([
        path,
        "403 PasswordMustChange"
      ])
    expect(await codeOf(await portal.logIn({ password: once }))).toBe("401 LogInFailed")
    expect(await codeOf(await portal.ask("PUT", "/me/password", { password: "short" }, bearer))).toBe(
      "422 InvalidFields"
    )
    expect(await codeOf(await portal.ask("PUT", "/me/password", { password: chosen }, bearer))).toBe(204)
    expect(await codeOf(await portal.ask("GET", "/me", undefined, bearer))).toBe(200)
    const again = Redacted.value((await runtime.runPromise(OneTimePasswords.issue(document))).password)
    const other = await portal.opened({ password: again })
    expect(await codeOf(await portal.ask("DELETE", "/sessions/current", undefined, other.bearer))).toBe(204)
  })

  it.each([
    ["a megabyte", "x".repeat(1_000_000), "400 InvalidRequest"],
    ["more than a megabyte", "x".repeat(1_100_000), "413 PayloadTooLarge"],
    ["NUL", "a\0bcdefgh", "400 InvalidRequest"],
    ["half a character", "\uD800abcdefgh", "400 InvalidRequest"],
    ["too long for a password", "x".repeat(300), "422 InvalidFields"],
    ["no text", 5, "400 InvalidRequest"]
  ])("SYS-04 of %s is refused wherever one is given", async (_, text, expected) => {
    const { bearer } = await portal.opened()
    const body = { document: portal.document, password: text }
    const logIn = await codeOf(await portal.ask("POST", "/sessions", body))
    expect(logIn).toBe(expected === "422 InvalidFields" ? "401 LogInFailed" : expected)
    expect(await codeOf(await portal.ask("PUT", "/me/password", { old: password, password: text }, bearer))).toBe(
      expected
    )
    const reset = await portal.ask("POST", "/passwords", { ...body, code: "123456" })
    expect(await codeOf(reset)).toBe(expected)
  })

  it("ACC-03 in wide letters is another password, and may be chosen", async () => {
    const wide = "ｃａｎａｒｙ　ｗｉｄｅ"
    const { bearer } = await portal.opened()
    expect(await codeOf(await portal.ask("PUT", "/me/password", { old: password, password: wide }, bearer))).toBe(204)
    expect(await codeOf(await portal.logIn({ password: "canary wide" }))).toBe("401 LogInFailed")
    expect(await codeOf(await portal.logIn({ password: wide }))).toBe(201)
  })
})

describe("a lock", () => {
  it("ACC-03 SYS-04 answers known and unknown documents alike: status, text, time to wait, and verifications", async () => {
    const limits = await portal.runtime.runPromise(LockLimits)
    const count = await portal.runtime.runPromise(HashingCount)
    const told = new Set<string>()
    for (const document of [portal.document, stranger, { ...stranger, number: "1" }]) {
      const before = { ...count }
      const answers: Array<unknown> = []
      for (let times = 0; times < limits.pair.free + 2; times++) {
        const response = await portal.logIn({ document, password: wrong }, { "x-from": "192.0.2.1" })
        const { instance: _, ...problem } = (await response.json()) as Problem
        answers.push([response.status, response.headers.get("retry-after"), problem])
      }
      told.add(JSON.stringify([answers, count.verified - before.verified, count.hashed - before.hashed]))
    }
    const [only = ""] = told
    expect(told.size).toBe(1)
    expect(only).toContain("try again in 60 seconds")
    expect(only).toMatch(/"60",\{.*"Locked".*,5,0\]$/u)
  })

  it("ACC-03 of strangers leaves another address and a device that is known alone", async () => {
    const known = await portal.opened({ remember: true }, { "x-from": "192.0.2.1" })
    for (let turn = 0; turn < 25; turn++) await portal.logIn({ password: wrong }, { "x-from": `198.51.100.${turn}` })
    expect(await codeOf(await portal.logIn({}, { "x-from": "192.0.2.1" }))).toBe("429 Locked")
    expect(await codeOf(await portal.logIn({ device: known.device }, { "x-from": "192.0.2.1" }))).toBe(201)
    expect(await codeOf(await portal.ask("GET", "/me", undefined, known.bearer))).toBe(200)
  })
})

describe("a device", () => {
  const jar = (cookies: ReadonlyArray<string>) => cookies.map((one) => one.split(";")[0]).join("; ")

  it("ACC-12 is remembered by a cookie that no script and no other site sees, and is another one after each use", async () => {
    const { cookies, device = "", token } = await portal.opened({ remember: true })
    expect(cookies).toHaveLength(2)
    expect(cookies[1]).toMatch(
      new RegExp(
        `^xueshi_device=${device.replace(".", "\\.")}; Max-Age=7776000; Path=/xueshi; HttpOnly; Secure; SameSite=Strict$`,
        "u"
      )
    )
    const resume = (headers: Readonly<Record<string, string>>, body: unknown = {}) =>
      portal.ask("POST", "/sessions/resumed", body, headers)
    const foreign = { cookie: jar(cookies), origin: "https://evil.example", "sec-fetch-site": "cross-site" }
    expect(await codeOf(await resume(foreign))).toBe("401 DeviceUnknown")
    const resumed = await resume({ cookie: jar(cookies) })
    expect(resumed.status).toBe(201)
    const next = (await resumed.json()) as { token: string; device: string }
    expect([next.token === token, next.device === device]).toEqual([false, false])
    expect(await codeOf(await resume({}, { device }))).toBe("401 DeviceUnknown")
    expect(await codeOf(await resume({}, { device: next.device }))).toBe("401 DeviceUnknown")
  })

  it("ACC-12 opens nothing once its owner has logged out, and is forgotten on demand", async () => {
    const one = await portal.opened({ remember: true })
    const two = await portal.opened({ remember: true })
    const resume = (device: string | undefined) => portal.ask("POST", "/sessions/resumed", { device })
    const list = async () =>
      (await (await portal.ask("GET", "/me/devices", undefined, two.bearer)).json()) as ReadonlyArray<{
        id: string
        opens: boolean
      }>
    const close = { ...one.bearer, cookie: jar(one.cookies) }
    expect(await codeOf(await portal.ask("DELETE", "/sessions/current", undefined, close))).toBe(204)
    expect((await list()).map(({ opens }) => opens).toSorted()).toEqual([false, true])
    expect(await codeOf(await resume(one.device))).toBe("401 DeviceUnknown")
    const id = (await list()).find(({ opens }) => opens)?.id
    expect(await codeOf(await portal.ask("DELETE", `/me/devices/${id}`, undefined, two.bearer))).toBe(204)
    expect(await codeOf(await portal.ask("DELETE", `/me/devices/${id}`, undefined, two.bearer))).toBe("404 NotFound")
    expect(await codeOf(await resume(two.device))).toBe("401 DeviceUnknown")
    for (const device of ["", "x", `${id}.${"A".repeat(43)}`, "a".repeat(100)])
      expect(await codeOf(await resume(device))).toBe("401 DeviceUnknown")
  })

  it("ACC-12 SYS-04 a token that is cut, longer, or was closed lets nobody in", async () => {
    const { bearer, token } = await portal.opened()
    const me = async (text: string) =>
      await codeOf(await portal.ask("GET", "/me", undefined, { authorization: `Bearer ${text}` }))
    for (const text of [token.slice(1), token.slice(0, -1), `${token}A`, token.toUpperCase(), `${token}.`])
      expect(await me(text)).toBe("401 Unauthenticated")
    expect(await me(token)).toBe(200)
    await portal.ask("DELETE", "/sessions/current", undefined, bearer)
    expect(await me(token)).toBe("401 Unauthenticated")
  })
})

describe("a forgotten password", () => {
  const reset = (code: string, document = portal.document, headers = {}) =>
    portal.ask("POST", "/passwords", { document, code, password: chosen }, headers)

  it("ACC-11 is replaced by whoever has the code, once", async () => {
    const { bearer } = await portal.opened()
    const code = await askCode(portal.document)
    expect(await codeOf(await reset(` ${code} `))).toBe(204)
    expect(await codeOf(await portal.ask("GET", "/me", undefined, bearer))).toBe("401 Unauthenticated")
    expect(await codeOf(await reset(code))).toBe("422 CodeRefused")
    expect(await codeOf(await portal.logIn({ password: chosen }))).toBe(201)
  })

  it("ACC-11 a code that is another person's, tried too often, or replaced by the next is refused alike", async () => {
    const { tries } = await portal.runtime.runPromise(CodeLimits)
    const code = await askCode(portal.document)
    const beside = (by: number) => String((Number(code) + by) % 1_000_000).padStart(6, "0")
    const answers = [await reset(code, stranger)]
    for (let by = 1; by <= tries; by++) answers.push(await reset(beside(by)))
    answers.push(await reset(code))
    const told = await Promise.all(
      answers.map(async (response) => {
        const { instance: _, ...problem } = (await response.json()) as Problem
        return JSON.stringify(problem)
      })
    )
    expect(new Set(told).size).toBe(1)
    expect(told[0]).toContain('"code":"CodeRefused"')
    expect(await codeOf(await portal.logIn())).toBe(201)
  })

  it("ACC-11 asking tells nobody whether there is an account, and a stranger is sent nothing", async () => {
    const told = new Set<string>()
    for (const document of [portal.document, stranger, { ...stranger, number: "1" }]) {
      const answers: Array<string> = []
      for (let times = 0; times < 5; times++) {
        const response = await portal.ask("POST", "/password-codes", { document }, { "x-from": "192.0.2.1" })
        const body = (await response.text()).replace(/"instance":"[^"]*"/u, "")
        answers.push(`${response.status} ${response.headers.get("retry-after")} ${body}`)
      }
      told.add(answers.join())
    }
    expect(told.size).toBe(1)
    await codeSent(0)
    expect(portal.messages).toHaveLength(3)
  })
})

describe("a captcha", () => {
  const paint = Effect.succeed({ answer: Redacted.make("K7PX"), picture: "<svg/>" })
  const next = async () => {
    const { captcha } = (await (await portal.ask("POST", "/captchas")).json()) as {
      captcha: { id: string; picture: string } | null
    }
    return captcha
  }

  it("ACC-03 is asked for where there is a painter, answered once, and told from a wrong password", async () => {
    expect(await next()).toBe(null)
    await open(Layer.succeed(CaptchaPainter, { paint }))
    const [one, two] = [await next(), await next()]
    expect(one?.picture).toBe("<svg/>")
    expect(await codeOf(await portal.logIn())).toBe("422 WrongCaptcha")
    const enter = async (id: string | undefined, answer: string, change = {}) =>
      await codeOf(await portal.logIn({ captcha: { id, answer }, ...change }))
    expect(await enter(one?.id, "K7PY")).toBe("422 WrongCaptcha")
    expect(await enter(one?.id, "K7PX")).toBe("422 WrongCaptcha")
    expect(await enter("f".repeat(32), "K7PX")).toBe("422 WrongCaptcha")
    expect(await enter("nothing", "K7PX")).toBe("400 InvalidRequest")
    expect(await enter(two?.id, "k7px", { password: wrong })).toBe("401 LogInFailed")
    expect(await enter(two?.id, "k7px")).toBe("422 WrongCaptcha")
    expect(await enter((await next())?.id, " k7px ")).toBe(201)
    expect(await codeOf(await portal.ask("POST", "/password-codes", { document: stranger }))).toBe("422 WrongCaptcha")
  })
})

describe("all of it", () => {
  it("is called by the typed client, and leaves no secret in the log", async () => {
    const { app, document, logged } = portal
    const fetch = ((input: string | URL | Request, init?: RequestInit) =>
      app.request(input, init)) as typeof globalThis.fetch
    const run = Effect.runPromise
    const nobody = await run(makeClient({ url: at, fetch }))
    const entered = await run(
      nobody.sessions.open({ payload: { document, password: Redacted.make(password), remember: true } })
    )
    const mine = await run(makeClient({ url: at, fetch, token: Redacted.value(entered.token) }))
    await run(mine.passwords.change({ payload: { old: Redacted.make(password), password: Redacted.make(chosen) } }))
    const [device] = await run(mine.devices.list())
    await run(mine.devices.revoke({ params: { id: device?.id ?? "" } }))
    expect(await run(nobody.passwords.captcha())).toEqual({ captcha: null })
    const code = await askCode(document)
    await run(
      nobody.passwords.reset({ payload: { document, code: Redacted.make(code), password: Redacted.make(wrong) } })
    )
    const lost = entered.device === undefined ? {} : { device: entered.device }
    expect((await run(Effect.flip(nobody.sessions.resume({ payload: lost })))) as Problem).toMatchObject({
      code: "DeviceUnknown"
    })
    const text = logged.join("\n")
    expect(text).toContain("passwords.reset")
    const secrets = [password, chosen, wrong, code, document.number, entered.token, entered.device].map((one) =>
      Redacted.isRedacted(one) ? String(Redacted.value(one)) : String(one)
    )
    for (const secret of secrets) expect(text).not.toContain(secret)
  })
})
