import { Declarations, Policies, ProfessionalRepository } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { excel } from "@xueshi/excel"
import { type Mount, xueshi } from "@xueshi/http"
import { makeClient } from "@xueshi/http/client"
import { memory } from "@xueshi/memory"
import { pdf } from "@xueshi/pdf"
import { Effect, Layer, Logger, ManagedRuntime, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { administrator, claim, self, smallCity } from "../core/fixtures.ts"
import { jsonBody } from "./world.ts"

const silent = Logger.layer([])
const ports = Layer.mergeAll(memory, Policies.layer([documents.weihai2018]), pdf(), excel(), silent).pipe(Layer.orDie)

const leaf = (code: string, hours: string) => ({
  leaf: code,
  name: { zh: "学时", en: "hours" },
  of: {},
  atLeast: { hours },
  citation: "manual"
})
/** Weihai's document under another demand. */
const asking = (requirement: object) => ({ ...(documents.weihai2018 as object), certificates: [], requirement })
const milder = asking(leaf("total", "20"))

/** A city whose only person has hours, and whose people are read one page a time, as a test wants it. */
const open = async (
  whatIfs: Mount["whatIfs"] = {},
  page: (index: number) => Effect.Effect<unknown> = () => Effect.void
) => {
  const runtime = ManagedRuntime.make(ports)
  const city = await runtime.runPromise(smallCity)
  await runtime.runPromise(
    Effect.gen(function* () {
      const { id } = yield* Declarations.draft(self(city.person), city.person.id, claim())
      yield* Declarations.submit(self(city.person), id)
      yield* Declarations.approve(administrator(city.employer.id), id)
    })
  )
  let pages = 0
  const slowly = Layer.effect(
    ProfessionalRepository,
    Effect.map(ProfessionalRepository, (repository) =>
      ProfessionalRepository.of({
        ...repository,
        // The same page twice, and nobody on the last: what is read does not matter here, but how often.
        jurisdiction: (path, filter, request) =>
          Effect.suspend(() => page(++pages)).pipe(
            Effect.andThen(repository.jurisdiction(path, filter, request)),
            Effect.map(({ items }) => ({ items: pages % 3 === 1 ? items : [], next: pages % 3 === 0 ? null : "" }))
          )
      })
    )
  )
  const context = await runtime.context()
  const app = xueshi({
    layer: Layer.provideMerge(slowly, Layer.succeedContext(context)),
    principal: () => administrator(city.bureau.id),
    whatIfs
  })
  const fetch = (init: RequestInit = {}, document: unknown = milder) =>
    app.request("/policies/what-if", { ...jsonBody({ document, year: 2018 }), ...init })
  return { app, city, fetch, pages: () => pages }
}

type Line = Readonly<Record<string, unknown>> & {
  readonly event?: string
  readonly problem?: Readonly<Record<string, unknown>>
}
const linesOf = async (answer: Response): Promise<ReadonlyArray<Line>> =>
  (await answer.text())
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))

/** What a promise does within a moment, if anything. */
const soon = <A>(promise: Promise<A>) =>
  Promise.race([promise, new Promise<"later">((resolve) => setTimeout(() => resolve("later"), 200))])

describe("a what-if over HTTP", () => {
  it("CMP-06 comes line by line: who flips, how far it has come, and the report at last", async () => {
    const { city, fetch } = await open()
    const answer = await fetch()
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/x-ndjson"])
    const lines = await linesOf(answer)
    const { id } = city.person
    expect(lines.slice(0, -1)).toEqual([
      {
        event: "flip",
        person: id,
        organisation: city.employer.id,
        flip: "gained",
        before: "fail",
        after: "pass",
        because: expect.any(Array)
      },
      { event: "progress", persons: 1, gained: 1, lost: 0 },
      { event: "progress", persons: 1, gained: 1, lost: 0 },
      { event: "progress", persons: 1, gained: 1, lost: 0 }
    ])
    expect(lines.at(-1)).toMatchObject({
      event: "report",
      report: { complete: true, total: { persons: 1, gained: 1 } }
    })
    expect(JSON.stringify(lines)).not.toContain(city.person.person.document.number)
  })

  it("CMP-06 the typed client gives the same events as a stream, decoded", async () => {
    const { app, city } = await open()
    const events = await Effect.runPromise(
      Effect.gen(function* () {
        const client = yield* makeClient({
          url: "http://portal.test",
          fetch: async (input, init) => app.request(input instanceof Request ? input : `${input}`, init)
        })
        const payload = { document: milder, year: 2018, organisation: city.employer.id }
        return yield* Stream.runCollect(yield* client.policies.whatIf({ payload }))
      })
    )
    const last = events.at(-1)
    expect(events.map(({ event }) => event)).toEqual(["flip", "progress", "progress", "progress", "report"])
    expect(last?.event === "report" && last.report.total.hoursAfter).toBe(30_000)
  })

  it("SYS-04 what goes wrong midway is the last line, as a problem; what the document does wrong has its path", async () => {
    const broken = await open({}, (page) => (page === 2 ? Effect.die(new Error("371002197604256277")) : Effect.void))
    const answer = await broken.fetch()
    const lines = await linesOf(answer)
    expect([answer.status, lines.map(({ event }) => event)]).toEqual([200, ["flip", "progress", "refused"]])
    expect(lines.at(-1)?.problem).toMatchObject({
      code: "InternalError",
      status: 500,
      instance: answer.headers.get("x-request-id")
    })
    const away = { reason: { _tag: "ConnectionError" } }
    const gone = await open({}, (page) => (page === 2 ? Effect.die(away) : Effect.void))
    expect((await linesOf(await gone.fetch())).at(-1)?.problem).toMatchObject({ code: "Unavailable", status: 503 })
    const busy = asking({
      eachYear: {
        allOf: Array.from({ length: 9 }, (_, index) => ({ ...leaf(`l${index}`, "1"), period: { rolling: 90 } }))
      },
      in: { rolling: 90 }
    })
    const { fetch } = await open()
    const [first, ...others] = await linesOf(await fetch({}, busy))
    expect([first?.event, first?.problem?.["code"], others]).toEqual(["refused", "InvalidFields", []])
    expect(first?.problem?.["failures"]).toMatchObject([{ path: "body/document", code: "TooCostly" }])
  })

  it("CMP-06 so many run at once, and whoever comes on top of these is refused until one is over", async () => {
    let release: () => void = () => {}
    const gate = new Promise<void>((resolve) => (release = resolve))
    const { fetch } = await open({ atOnce: 2 }, () => Effect.promise(() => gate))
    const running = [await fetch(), await fetch()]
    const refused = await fetch()
    expect([refused.status, ((await refused.json()) as Line)["code"]]).toEqual([503, "Busy"])
    release()
    for (const one of running) expect((await linesOf(one)).at(-1)?.event).toBe("report")
    expect((await linesOf(await fetch())).at(-1)?.event).toBe("report")
  })

  it.each([
    ["reads no more", (_: AbortController, reader: ReadableStreamDefaultReader) => reader.cancel()],
    ["has gone", async (gone: AbortController) => gone.abort()]
  ])("CMP-06 where the client %s, nothing more is read, and its place is another's", async (_, go) => {
    let stopped = false
    const forever = Effect.onInterrupt(Effect.never, () => Effect.sync(() => (stopped = true)))
    const { fetch, pages } = await open({ atOnce: 1 }, (page) => (page === 2 ? forever : Effect.void))
    const gone = new AbortController()
    const reader = (await fetch({ signal: gone.signal })).body?.getReader() as ReadableStreamDefaultReader
    while (pages() < 2) await soon(reader.read())
    expect((await fetch()).status).toBe(503)
    await go(gone, reader)
    await soon(new Promise(() => {}))
    expect([pages(), stopped]).toEqual([2, true])
    expect((await fetch()).status).toBe(200)
  })

  it("CMP-06 takes no longer than it may: then it says so, and its place is another's even where nobody reads", async () => {
    const { fetch } = await open({ atOnce: 1, patience: 50 }, (page) => (page === 2 ? Effect.never : Effect.void))
    const lines = await linesOf(await fetch())
    expect(lines.at(-1)?.problem).toMatchObject({ code: "TimedOut", status: 503 })
    const unread = await fetch()
    expect([unread.status, (await fetch()).status]).toEqual([200, 503])
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect((await fetch()).status).toBe(200)
  })

  it("CMP-06 the end of the mount waits for an answer that has not come wholly", async () => {
    let release: () => void = () => {}
    const gate = new Promise<void>((resolve) => (release = resolve))
    const { app, fetch } = await open({}, (page) => (page === 2 ? Effect.promise(() => gate) : Effect.void))
    const answer = await fetch()
    const whole = linesOf(answer)
    const ended = app.dispose()
    expect(await soon(ended)).toBe("later")
    release()
    expect((await whole).at(-1)?.event).toBe("report")
    await ended
  })
})
