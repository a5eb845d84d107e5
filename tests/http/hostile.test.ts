import { once } from "node:events"
import { request as httpRequest, type IncomingMessage, maxHeaderSize } from "node:http"
import { connect } from "node:net"
import { type ServerType, serve } from "@hono/node-server"
import { ClaimDraft } from "@xueshi/core"
import { type Mount, type Problem, xueshi } from "@xueshi/http"
import { Cause, Layer, Schema } from "effect"
import { Hono } from "hono"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { administrator, claim, self } from "../core/fixtures.ts"
import { jsonBody, openCity } from "./world.ts"

let world: Awaited<ReturnType<typeof openCity>>
beforeAll(async () => {
  world = await openCity()
})

const text = () => JSON.stringify({ professional: world.city.person.id, claim: Schema.encodeSync(ClaimDraft)(claim()) })
const send = (body: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>> = {}) =>
  world.ask("/declarations", {
    as: "person",
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers }
  })
const told = async (response: Response) => {
  const problem = (await response.json()) as Problem
  expect(response.headers.get("content-type")).toBe("application/problem+json")
  expect([problem.status, problem.instance]).toEqual([response.status, response.headers.get("x-request-id")])
  return problem
}
const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`

describe("a body that is no request", () => {
  const claimed = (fields: string) => text().replace(/"fields":\{[^}]*\}/u, `"fields":${fields}`)
  const refused: Array<[string, () => string | Uint8Array<ArrayBuffer>, number, string, (string | undefined)?]> = [
    ["nothing", () => "", 400, "InvalidRequest"],
    ["no JSON", () => "{]", 400, "InvalidRequest"],
    ["JSON that ends too early", () => text().slice(0, -1), 400, "InvalidRequest"],
    ["another JSON", () => "[null]", 400, "InvalidRequest"],
    ["10,000 levels", () => nested(10_000), 400, "InvalidRequest", "TooDeep"],
    ["10,000 levels within a field", () => claimed(nested(10_000)), 400, "InvalidRequest", "TooDeep"],
    ["a NUL", () => claimed('{"school":"a\\u0000b"}'), 400, "InvalidRequest", "IllegalCharacter"],
    ["a control character", () => claimed('{"school":"\\u001b[31m"}'), 400, "InvalidRequest", "IllegalCharacter"],
    ["half of a pair", () => claimed('{"school":"\\ud83d"}'), 400, "InvalidRequest", "IllegalCharacter"],
    ["a NUL in a field's name", () => claimed('{"a\\u0000":""}'), 400, "InvalidRequest", "IllegalCharacter"],
    ["a prototype", () => claimed('{"__proto__":{"admin":true}}'), 400, "InvalidRequest", "IllegalField"],
    ["a prototype in disguise", () => claimed('{"__pr\\u006fto__":{}}'), 400, "InvalidRequest", "IllegalField"],
    ["a constructor", () => claimed('{"constructor":{"prototype":{}}}'), 400, "InvalidRequest"],
    ["a field twice", () => claimed('{"school":"a","school":"b"}'), 400, "InvalidRequest", "Duplicate"],
    ["1e400", () => text().replace(/"creditYear":2018/u, '"creditYear":1e400'), 400, "InvalidRequest", "NotFinite"],
    ["-1e400", () => text().replace(/"creditYear":2018/u, '"creditYear":-1e400'), 400, "InvalidRequest", "NotFinite"],
    ["no UTF-8", () => new Uint8Array([0x22, 0xc3, 0x28, 0x22]), 400, "InvalidRequest", "NotUtf8"],
    ["100 MB", () => `"${"x".repeat(100_000_000)}"`, 413, "PayloadTooLarge"],
    ["a byte too many", () => `"${"x".repeat(2 ** 20 - 1)}"`, 413, "PayloadTooLarge"]
  ]
  it.each(refused)(
    "%s is refused as a problem, and the next one is done",
    async (_name, body, status, code, failure) => {
      const problem = await told(await send(body()))
      expect([problem.status, problem.code, problem.failures[0]?.code]).toEqual([
        status,
        code,
        failure ?? problem.failures[0]?.code
      ])
      expect((await send(text())).status).toBe(201)
      expect(({} as { admin?: boolean }).admin).toBeUndefined()
    }
  )

  it("a field that the form has not, called as what every object has, is refused at submission", async () => {
    const { id } = (await (await send(claimed('{"constructor":"x","toString":"y"}'))).json()) as { id: string }
    const problem = await told(await world.ask(`/declarations/${id}/submission`, { as: "person", method: "POST" }))
    expect([problem.status, problem.code]).toEqual([422, "InvalidFields"])
    expect(problem.failures.map(({ path }) => path)).toContain("claim/fields/constructor")
  })

  it("as large as may be is read", async () => {
    expect((await told(await send(`"${"x".repeat(2 ** 20 - 2)}"`))).code).toBe("InvalidRequest")
  })

  it("tells where in both languages, and repeats no value", async () => {
    const body = claimed('{"school":"canary\\u0000"}')
    const [zh, en] = [await told(await send(body)), await told(await send(body, { "accept-language": "en" }))]
    expect(zh.failures[0]).toMatchObject({ path: "body/claim/fields/school" })
    expect([zh.failures[0]?.message, en.failures[0]?.message]).toEqual([
      expect.stringContaining("不允许的字符"),
      expect.stringContaining("control character")
    ])
    expect(JSON.stringify([zh, en])).not.toContain("canary")
  })

  it("SYS-04 tells what each field of another value must be in the language that is asked for", async () => {
    const texts = async (path: string, body: unknown, language: "zh" | "en") => {
      const init = jsonBody(body)
      const headers = { ...init.headers, "accept-language": language }
      const { failures } = await told(await world.ask(path, { as: "bureau", ...init, headers }))
      return failures.map(({ message, path }) => `${path} ${message}`)
    }
    const many = {
      kind: "",
      ids: Array.from({ length: 1001 }, () => "x"),
      outcome: "rejected",
      reason: "x".repeat(2001)
    }
    expect((await texts("/reviews/decisions", many, "zh")).toSorted()).toEqual([
      "body/ids 长度不能超过 1000",
      "body/kind 不能为空",
      "body/reason 不能超过 2000 个字"
    ])
    expect(await texts("/reviews/decisions", { ...many, outcome: "yes" }, "zh")).toEqual([
      'body 应为 { "outcome": "approved", … } | { "outcome": "rejected", … }'
    ])
    expect(await texts("/reviews/x/approval", null, "zh")).toEqual(["body 应为对象"])
    const change = `/organisations/${world.city.bureau.id}/changes`
    expect(await texts(change, { field: "names", value: "" }, "zh")).toEqual([
      'body/field 应为 "code" | "name" | "region"'
    ])
    expect(await texts(change, { field: "names", value: "" }, "en")).toEqual([
      'body/field Expected "code" | "name" | "region"'
    ])
    const person = { to: "?!", professional: world.city.person.id, phone: "1", reason: "x", attachments: [] }
    expect(await texts("/transfers", person, "zh")).toEqual(["body/to 格式不对"])
    const page = await told(await world.ask("/professionals?limit=0", { as: "bureau" }))
    expect(page.failures.map(({ message }) => message)).toEqual(["应在 1 到 200 之间"])
  })

  it.each(["text/plain", "multipart/form-data; boundary=x", "application/xml", "a/b;;;", "application/json5"])(
    "is not taken as %s",
    async (type) => {
      expect((await told(await send(text(), { "content-type": type }))).code).toBe("UnsupportedMediaType")
    }
  )

  it("is not read for whom nobody knows", async () => {
    const init = { ...jsonBody({}), body: nested(10_000) }
    expect((await told(await world.ask("/declarations", init))).code).toBe("Unauthenticated")
  })
})

describe("an address that is no request", () => {
  it.each([
    "/verifications/%00",
    "/verifications/a%1Fb",
    "/verifications/%ff",
    "/verifications/%E0%A4%A",
    "/professionals?cursor=%00",
    "/professionals?cursor=%zz"
  ])("%s is refused", async (path) => {
    expect((await told(await world.ask(path, { as: "bureau" }))).code).toBe("InvalidRequest")
  })

  it("what follows a semicolon is of the id, not a query", async () => {
    const { id } = world.city.person
    expect((await world.ask(`/professionals/${id}`, { as: "bureau" })).status).toBe(200)
    expect((await told(await world.ask(`/professionals/${id};a=b`, { as: "bureau" }))).status).toBeOneOf([400, 404])
  })

  it.each(["/constructor", "/__proto__", "//", "/declarations/%2e%2e", "/verifications"])(
    "%s leads nowhere",
    async (path) => {
      const response = await world.ask(path, { as: "bureau" })
      expect(response.status, path).toBeOneOf([400, 404])
      await told(response)
    }
  )
})

describe("a mount's own bounds", () => {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  const mounted = async (bounds: Partial<Parameters<typeof xueshi>[0]>) => {
    const layer = Layer.succeedContext(await world.runtime.context())
    return xueshi({ layer, principal: () => administrator(world.city.bureau.id), ...bounds } as Mount)
  }
  const post = (app: Hono, path: string, size: number, contentType: string) =>
    app.request(path, { method: "POST", body: "x".repeat(size), headers: { "content-type": contentType } })

  it("say how large a body and a file may be", async () => {
    const app = await mounted({ largest: 100, uploads: { largest: 200 } })
    const statuses = async (path: string, contentType: string, sizes: ReadonlyArray<number>) =>
      Promise.all(sizes.map(async (size) => (await told(await post(app, path, size, contentType))).code))
    expect(await statuses("/declarations", "application/json", [100, 101])).toEqual([
      "InvalidRequest",
      "PayloadTooLarge"
    ])
    expect(await statuses("/roster", type, [101, 200, 201])).toEqual([
      "WorkbookRefused",
      "WorkbookRefused",
      "PayloadTooLarge"
    ])
  })

  it("say how long a request and a file may take, also where the portal's log-in is what does not answer", async () => {
    const app = await mounted({ patience: 60, uploads: { patience: 400 }, principal: () => new Promise(() => {}) })
    const took = async (path: string, contentType: string) => {
      const begun = Date.now()
      expect((await told(await post(app, path, 1, contentType))).code).toBe("TimedOut")
      return Date.now() - begun
    }
    const [usual, file] = [await took("/declarations", "application/json"), await took("/roster", type)]
    expect([usual >= 50 && usual < 350, file >= 390]).toEqual([true, true])
    await app.dispose()
  })

  it("say when a part is away for a while", async () => {
    const down = new Error("the portal's own storage is down")
    const bounds = { principal: () => Promise.reject(down) }
    const codeIn = async (app: Hono) => (await told(await app.request("/professionals"))).code
    expect(await codeIn(await mounted(bounds))).toBe("InternalError")
    const unavailable = (cause: Cause.Cause<unknown>) => Cause.squash(cause) === down
    expect(await codeIn(await mounted({ ...bounds, unavailable }))).toBe("Unavailable")
  })
})

describe("a language", () => {
  it.each([
    [undefined, "zh"],
    ["", "zh"],
    ["fr", "zh"],
    ["en", "en"],
    ["en-GB,en;q=0.9", "en"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["en;q=0.5, zh;q=0.9", "zh"],
    ["zh;q=0.1, EN;q=0.2", "en"],
    ["fr, en;q=0.3, *;q=0.1", "en"],
    ["en;q=0", "zh"],
    ["en;q=x, *", "en"]
  ])("is chosen for %j", async (header, language) => {
    const response = await world.ask("/nowhere", { headers: header === undefined ? {} : { "accept-language": header } })
    expect((await told(response)).title).toBe(language === "zh" ? "没有找到" : "Not found")
  })
})

describe("over a real socket", () => {
  let server: ServerType
  let port = 0
  beforeAll(async () => {
    const app = new Hono()
    app.route(
      "/x",
      xueshi({
        layer: Layer.succeedContext(await world.runtime.context()),
        principal: (c) =>
          c.req.header("authorization") === "Bearer person"
            ? self(world.city.person)
            : administrator(world.city.employer.id),
        patience: 600
      })
    )
    server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" })
    await once(server, "listening")
    port = (server.address() as { port: number }).port
  })
  afterAll(() => server.close())

  /** A request by hand, whose body `feed` writes as it likes. */
  const open = (
    headers: Readonly<Record<string, string>>,
    feed: (write: (text: string) => boolean, end: () => void) => void
  ) =>
    new Promise<{ status: number; body: string; headers: IncomingMessage["headers"] }>((resolve, reject) => {
      const request = httpRequest({
        port,
        host: "127.0.0.1",
        path: "/x/declarations",
        method: "POST",
        headers: { authorization: "Bearer person", ...headers }
      })
      let answered = false
      request.on("response", async (response) => {
        answered = true
        let body = ""
        try {
          for await (const chunk of response) body += chunk
        } catch {}
        resolve({ status: response.statusCode ?? 0, body, headers: response.headers })
        request.destroy()
      })
      request.on("error", (error) => !answered && reject(error))
      feed(
        (chunk) => !answered && !request.destroyed && request.write(chunk),
        () => request.end()
      )
    })
  const code = (body: string) => (JSON.parse(body) as Problem).code
  const alive = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/x/declarations`, {
      method: "POST",
      body: text(),
      headers: { authorization: "Bearer person", "content-type": "application/json" }
    })
    expect(response.status).toBe(201)
  }
  const json = { "content-type": "application/json" }

  it("a body without end is refused at its limit", async () => {
    const answer = await open(json, (write) => {
      const more = () => {
        if (write("x".repeat(65_536))) setImmediate(more)
        else setTimeout(more, 1)
      }
      write('"')
      more()
    })
    expect([answer.status, code(answer.body)]).toEqual([413, "PayloadTooLarge"])
    // What is still on its way is not taken for the next request.
    expect(answer.headers.connection).toBe("close")
    await alive()
  })

  it("a multipart without end is refused before it is read", async () => {
    const answer = await open({ "content-type": "multipart/form-data; boundary=b" }, (write) => {
      write("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n")
      const more = setInterval(() => write("x".repeat(1000)) || clearInterval(more), 5)
      setTimeout(() => clearInterval(more), 2000)
    })
    expect([answer.status, code(answer.body)]).toEqual([415, "UnsupportedMediaType"])
    await alive()
  })

  it("a slow body is given up in time", async () => {
    const begun = Date.now()
    const answer = await open(json, (write) => {
      const more = setInterval(() => write(" "), 50)
      setTimeout(() => clearInterval(more), 3000)
    })
    expect([answer.status, code(answer.body)]).toEqual([503, "TimedOut"])
    expect(Date.now() - begun).toBeLessThan(2500)
    await alive()
  })

  it("fifty slow bodies at once hold up nobody else, and are given up in time", async () => {
    let answered = 0
    const slow = Array.from({ length: 50 }, async () => {
      const answer = await open({ ...json, "content-length": "100000" }, (write) => {
        const more = setInterval(() => write(" "), 100)
        setTimeout(() => clearInterval(more), 3000)
      })
      answered += 1
      return [answer.status, code(answer.body)]
    })
    await alive()
    expect(answered).toBeLessThan(50)
    for (const one of await Promise.all(slow)) expect(one).toEqual([503, "TimedOut"])
    await alive()
  })

  it("a body that is shorter than it said is given up in time", async () => {
    const answer = await open({ ...json, "content-length": "1000" }, (write) => void write("{"))
    expect(answer.status).toBe(503)
    await alive()
  })

  it("headers without end are refused by the server", async () => {
    const socket = connect(port, "127.0.0.1")
    socket.on("error", () => {})
    socket.write(`GET /x/declarations/a HTTP/1.1\r\nHost: a\r\nX-A: ${"a".repeat(maxHeaderSize + 1000)}\r\n\r\n`)
    const [bytes] = (await once(socket, "data")) as [Buffer]
    expect(bytes.toString()).toContain("431")
    socket.destroy()
    await alive()
  })

  it("many headers and long ones within the server's bounds are no matter", async () => {
    const response = await fetch(`http://127.0.0.1:${port}/x/declarations/a`, {
      headers: {
        "accept-language": `${"x;q=0.1,".repeat(500)}en`,
        "if-none-match": `"a",`.repeat(1000),
        "x-request-id": "a".repeat(500),
        authorization: `Bearer ${"a".repeat(3000)}`
      }
    })
    expect(response.status).toBe(404)
    expect(response.headers.get("x-request-id")?.length).toBe(36)
  })
})
