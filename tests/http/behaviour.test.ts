import { ClaimDraft, Store } from "@xueshi/core"
import type { Problem } from "@xueshi/http"
import { Effect, Schema } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { claim } from "../core/fixtures.ts"
import { operations } from "./harness/document.ts"
import { jsonBody, openCity } from "./world.ts"

let world: Awaited<ReturnType<typeof openCity>>
beforeAll(async () => {
  world = await openCity()
})

let turn = 0
const drafting = () => ({
  professional: world.city.person.id,
  claim: Schema.encodeSync(ClaimDraft)(claim({ fields: { ...claim().fields, className: `班${++turn}` } }))
})
type Who = "person" | "employer" | "authority" | "bureau" | "other"
interface Shown {
  readonly id: string
  readonly version: number
}
const post = (path: string, as: Who, headers: Readonly<Record<string, string>> = {}, body: unknown = {}) =>
  world.ask(path, { ...jsonBody(body, headers), as })
const draft = async (headers: Readonly<Record<string, string>> = {}, body: unknown = drafting()) =>
  post("/declarations", "person", headers, body)
const drafted = async () => (await (await draft()).json()) as Shown
const problemOf = async (response: Response) => {
  const { code, status } = (await response.json()) as Problem
  expect([status, response.headers.get("content-type")]).toEqual([response.status, "application/problem+json"])
  return [status, code]
}
const entries = () =>
  world.runtime.runPromise(Effect.flatMap(Store, (store) => Effect.map(store.journal(0, 100_000), (all) => all.length)))

describe("SYS-03 a command under a key", () => {
  it("is done once, and repeated gives the first answer whatever has happened since", async () => {
    const body = drafting()
    const first = await draft({ "idempotency-key": "k-1" }, body)
    const shown = (await first.json()) as Shown
    await post(`/declarations/${shown.id}/submission`, "person")
    const before = await entries()
    const again = await draft({ "idempotency-key": "k-1" }, body)
    expect([again.status, await again.json(), again.headers.get("etag")]).toEqual([
      201,
      shown,
      first.headers.get("etag")
    ])
    expect(await entries()).toBe(before)
  })

  it("two at once are one, and both get its answer", async () => {
    const body = drafting()
    const before = await entries()
    const both = await Promise.all([1, 2, 3, 4].map(() => draft({ "idempotency-key": "k-2" }, body)))
    const shown = await Promise.all(both.map(async (one) => [one.status, ((await one.json()) as Shown).id]))
    expect(new Set(shown.map(String)).size).toBe(1)
    expect([shown[0]?.[0], await entries()]).toEqual([201, before + 1])
  })

  it("another command under the same key is refused, another's same key is another key", async () => {
    const { id } = await drafted()
    expect((await post(`/declarations/${id}/submission`, "person", { "idempotency-key": "k-3" })).status).toBe(200)
    const other = await post(`/declarations/${id}/withdrawal`, "person", { "idempotency-key": "k-3" })
    expect(await problemOf(other.clone())).toEqual([422, "KeyReused"])
    // Neither the key nor what is kept of it.
    expect(await other.text()).not.toMatch(/k-3|[\da-f]{40}/u)
    const approved = await post(`/declarations/${id}/approval`, "employer", { "idempotency-key": "k-3" })
    expect(approved.status).toBe(200)
  })

  it("on another version is another command", async () => {
    const { id } = await drafted()
    const submit = (match: string) =>
      post(`/declarations/${id}/submission`, "person", { "idempotency-key": "k-5", "if-match": match })
    const [first, again] = [await submit('"v1"'), await submit('"v1"')]
    expect([first.status, again.status]).toEqual([200, 200])
    expect(await problemOf(await submit('"v2"'))).toEqual([422, "KeyReused"])
  })

  it("what was refused may be tried again under its key", async () => {
    const { id } = await drafted()
    const approve = () => post(`/declarations/${id}/approval`, "employer", { "idempotency-key": "k-4" })
    expect(await problemOf(await approve())).toEqual([409, "NotInState"])
    await post(`/declarations/${id}/submission`, "person")
    expect((await approve()).status).toBe(200)
  })

  it("every command takes a key", async () => {
    // Sessions are no commands of the domain and leave no entry (SYS-01): a log-in that is repeated opens another session, and
    // one that has ended stays so; a one-time password is told once, under no key.
    const proofs = /^(sessions|passwords|devices|access)\./u
    // What is only worked out is worked out again.
    const computed = ["policies.assess", "policies.assessUnder", "policies.whatIf"]
    // A visitor has no keys of their own, and who registers twice is told so; all that was shown is named by its moment; the same
    // picture is kept once.
    const otherwise = ["visitors.register", "visitors.registerOrganisation", "decisions.decideShown", "evidence.upload"]
    const keyless = operations.filter(
      ({ id, method, parameters }) =>
        method !== "GET" &&
        !proofs.test(id) &&
        !computed.includes(id) &&
        !otherwise.includes(id) &&
        !parameters.some(({ name }) => name === "idempotency-key")
    )
    expect(keyless.map(({ id }) => id)).toEqual([])
    for (const key of ["a b", "x".repeat(201)])
      expect(await problemOf(await draft({ "idempotency-key": key }))).toEqual([400, "InvalidRequest"])
  })
})

describe("a version", () => {
  it("is told by every answer, and what was seen is not sent again", async () => {
    const { id } = await drafted()
    const read = (seen?: string) =>
      world.ask(`/declarations/${id}`, { as: "person", ...(seen && { headers: { "if-none-match": seen } }) })
    expect((await read()).headers.get("etag")).toBe('"v1"')
    for (const seen of ['"v1"', 'W/"v1"', '"v7", "v1"', "*"]) {
      const same = await read(seen)
      expect([same.status, await same.text(), same.headers.get("etag")], seen).toEqual([304, "", '"v1"'])
    }
    for (const [seen, status] of [
      ['"v1"', 304],
      ['"v2"', 200]
    ] as const) {
      const init = { as: "person", method: "HEAD", headers: { "if-none-match": seen } } as const
      const head = await world.ask(`/declarations/${id}`, init)
      expect([head.status, await head.text(), head.headers.get("etag")]).toEqual([status, "", '"v1"'])
    }
    expect((await read('"v2"')).status).toBe(200)
    const submitted = await post(`/declarations/${id}/submission`, "person")
    expect(submitted.headers.get("etag")).toBe('"v2"')
    expect((await read('"v1"')).status).toBe(200)
    for (const path of [`/professionals/${world.city.person.id}`, `/organisations/${world.city.employer.id}`]) {
      const { headers } = await world.ask(path, { as: "employer" })
      const again = await world.ask(path, { as: "employer", headers: { "if-none-match": headers.get("etag") ?? "" } })
      expect(again.status, path).toBe(304)
    }
  })

  it("to whom nothing is shown, nothing is said of versions", async () => {
    const { id } = await drafted()
    const hidden = await world.ask(`/declarations/${id}`, { as: "other", headers: { "if-none-match": '"v1"' } })
    expect([...(await problemOf(hidden)), hidden.headers.get("etag")]).toEqual([404, "NotFound", null])
  })

  it("that is stale stops a command, and nothing is done", async () => {
    const { id } = await drafted()
    const submit = (match: string) => post(`/declarations/${id}/submission`, "person", { "if-match": match })
    const before = await entries()
    expect(await problemOf(await submit('"v2"'))).toEqual([412, "VersionMismatch"])
    expect(await problemOf(await submit("v1"))).toEqual([400, "InvalidRequest"])
    expect(await entries()).toBe(before)
    expect((await submit('"v1"')).status).toBe(200)
  })

  it("of two who decide on one version, one does", async () => {
    const { id } = await drafted()
    await post(`/declarations/${id}/submission`, "person")
    const both = await Promise.all([
      post(`/declarations/${id}/approval`, "employer", { "if-match": '"v2"' }),
      post(`/declarations/${id}/rejection`, "employer", { "if-match": '"v2"' }, { reason: "材料不全" })
    ])
    const statuses = both.map(({ status }) => status).toSorted()
    expect(statuses[0]).toBe(200)
    expect(statuses[1]).toBeOneOf([409, 412])
  })
})

describe("a list", () => {
  it("leads from page to page by its links, below its prefix and with its filters, to every item once", async () => {
    const made = new Set<string>()
    for (let index = 0; index < 5; index++) {
      const { id } = await drafted()
      await post(`/declarations/${id}/submission`, "person")
      made.add(id)
    }
    const { employer } = world.city
    let at: string | undefined =
      `http://portal.test/xueshi/declarations?organisation=${employer.id}&state=Pending&limit=2`
    const seen: Array<string> = []
    while (at !== undefined) {
      const response: Response = await world.app.request(at, { headers: { authorization: "Bearer employer" } })
      const page = (await response.json()) as { items: ReadonlyArray<Shown>; next: string | null }
      expect([response.status, page.items.length <= 2]).toEqual([200, true])
      seen.push(...page.items.map(({ id }) => id))
      const target: string | undefined = /^<([^>]*)>; rel="next"$/u.exec(response.headers.get("link") ?? "")?.[1]
      expect(target === undefined).toBe(page.next === null)
      if (target !== undefined) expect(new URL(target, at).searchParams.get("cursor")).toBe(page.next)
      at = target === undefined ? undefined : new URL(target, at).href
    }
    expect(new Set(seen).size).toBe(seen.length)
    for (const id of made) expect(seen).toContain(id)
  })

  it("takes no cursor but its own", async () => {
    const { employer } = world.city
    const list = (state: string) => `/declarations?organisation=${employer.id}&state=${state}`
    const page = await world.ask(`${list("Pending")}&limit=1`, { as: "employer" })
    const { next } = (await page.json()) as { next: string }
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
    const [name] = JSON.parse(Buffer.from(next, "base64url").toString()) as [string]
    const cursors: ReadonlyArray<readonly [string, string]> = [
      [list("Approved"), next],
      [`${list("Pending")}&creditYear=2018`, next],
      ["/declarations/awaiting-review?", next],
      [list("Pending"), `${next}x`],
      [list("Pending"), next.slice(0, -3)],
      [list("Pending"), "*"],
      [list("Pending"), encoded({ list: 1 })],
      [list("Pending"), encoded([name, "a\u0000b"])],
      [list("Pending"), encoded([name, "\ud800"])],
      [list("Pending"), encoded([name, 1])]
    ]
    for (const [path, cursor] of cursors) {
      const response = await world.ask(`${path}&cursor=${cursor}`, { as: "employer" })
      expect(await problemOf(response), cursor).toEqual([400, "InvalidCursor"])
    }
    const long = (length: number) => world.ask(`${list("Pending")}&cursor=${"a".repeat(length)}`, { as: "employer" })
    expect(await problemOf(await long(4000)), "of the greatest length").toEqual([400, "InvalidCursor"])
    expect(await problemOf(await long(4001)), "longer than that").toEqual([400, "InvalidRequest"])
  })

  it.each(["0", "201", "-1", "1.5", "1e9", "NaN", "", "1&limit=2"])("holds no page of %s", async (limit) => {
    const response = await world.ask(`/professionals?limit=${limit}`, { as: "bureau" })
    expect(await problemOf(response)).toEqual([400, "InvalidRequest"])
  })

  it.each(["1", "200"])("STA-06 holds a page of %s", async (limit) => {
    expect((await world.ask(`/professionals?limit=${limit}`, { as: "bureau" })).status).toBe(200)
  })

  it("SYS-04 STA-06 tells a filter that no list has, with whatever else is wrong: left out, it would have shown all", async () => {
    const response = await world.ask("/declarations/awaiting-review?craditYear=2018&limit=0", { as: "employer" })
    const { failures } = (await response.json()) as { failures: ReadonlyArray<{ code: string; path: string }> }
    expect([response.status, failures.map(({ code, path }) => `${path} ${code}`).toSorted()]).toEqual([
      400,
      ["query/craditYear Unexpected", "query/limit Invalid"]
    ])
  })
})

describe("the log", () => {
  it("has a line for each request, with its id, operation, user and status, and nothing personal", async () => {
    const canary = {
      name: "金丝雀",
      documentNumber: "37100219900307765X",
      mobile: "13912345678",
      email: "canary@example.com"
    }
    world.logged.length = 0
    const id = "request-canary-1"
    const headers = { "x-request-id": id, "idempotency-key": "canary-key-1" }
    await draft(headers, { ...drafting(), claim: { ...drafting().claim, fields: canary } })
    await draft({}, { ...drafting(), claim: canary })
    await draft({}, canary)
    await world.ask(`/professionals/${canary.documentNumber}`, { as: "bureau" })
    await world.ask(`/professionals?organisation=${encodeURIComponent(canary.name)}`, { as: "bureau" })
    await world.ask(`/verifications/${canary.documentNumber}`)
    await world.ask(`/${canary.documentNumber}`)
    const text = world.logged.join("\n")
    for (const secret of [...Object.values(canary), world.city.person.person.document.number, "canary-key-1"])
      expect(text).not.toContain(secret)
    const line = world.logged.map((one) => JSON.parse(one)).find((one) => one.annotations?.request === id)
    expect(line).toMatchObject({
      message: "request",
      annotations: { operation: "declarations.draft", status: 201, user: world.city.person.user }
    })
    expect(world.logged.length).toBe(6)
  })
})
